// The settings of watched products: notifications, quiet hours, how many a day.
import type { EditableSettings, Settings } from "../messages/settings.js";
import { byId } from "../ui/dom.js";

const notifications = byId("notifications", HTMLInputElement);
const quiet = byId("quiet", HTMLInputElement);
const quietFrom = byId("quiet-from", HTMLInputElement);
const quietTo = byId("quiet-to", HTMLInputElement);
const perDay = byId("alerts-per-day", HTMLSelectElement);

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** "22:30" → 1350; undefined while the field is incomplete. */
function minuteOf(field: HTMLInputElement): number | undefined {
  const match = /^(\d\d):(\d\d)/.exec(field.value);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

export function showWatching({ notifications: isOn, quiet_hours: hours, alerts_per_day: count }: Settings): void {
  notifications.checked = isOn;
  quiet.checked = hours.enabled;
  for (const [field, minute] of [[quietFrom, hours.from_minute], [quietTo, hours.to_minute]] as const) {
    if (document.activeElement !== field) field.value = clock(minute);
    field.disabled = !hours.enabled;
  }
  perDay.value = String(count);
}

/** Calls `save` with each change the user makes. */
export function watchWatching(save: (change: Partial<EditableSettings>) => void): void {
  const saveQuietHours = () => {
    const from = minuteOf(quietFrom);
    const to = minuteOf(quietTo);
    if (from === undefined || to === undefined) return;
    save({ quiet_hours: { enabled: quiet.checked, from_minute: from, to_minute: to } });
  };
  notifications.addEventListener("change", () => save({ notifications: notifications.checked }));
  for (const control of [quiet, quietFrom, quietTo]) control.addEventListener("change", saveQuietHours);
  perDay.addEventListener("change", () => save({ alerts_per_day: Number(perDay.value) }));
}

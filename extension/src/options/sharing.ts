// The settings of shared prices: what waits to be sent, what the server announces, when it was agreed.
import { text } from "../i18n/text.js";
import { areGroupsSmall } from "../messages/announcement.js";
import type { OutboxStatus, SendAttempt } from "../messages/contribution.js";
import { send } from "../messages/send.js";
import { CONSENT_NAMES, CONSENT_TEXTS, type Consent, type ConsentName, type Settings } from "../messages/settings.js";
import { groupsText, requiredText } from "../ui/announcement-text.js";
import { formatMoment } from "../ui/dates.js";
import { byId } from "../ui/dom.js";

const outboxStatus = byId("outbox-status", HTMLElement);
const sendNow = byId("send-now", HTMLButtonElement);
const groups = byId("server-groups", HTMLElement);
const required = byId("server-required", HTMLElement);

/** When each agreement was given, and to which text. */
export function showConsentRecords({ consents }: Settings): void {
  for (const name of CONSENT_NAMES) {
    fill(byId(`${name}-record`, HTMLElement), consentRecord(name, consents[name]));
  }
}

/** A line that is not there while it has nothing to say. */
function fill(line: HTMLElement, words: string | undefined): void {
  line.textContent = words ?? "";
  line.hidden = words === undefined;
}

function consentRecord(name: ConsentName, { granted, decided_at: at, text_version: version }: Consent): string | undefined {
  if (at === undefined || version === undefined) return undefined;
  const words = { time: formatMoment(at), version: String(version) };
  if (granted) return text("consent.agreed", words);
  return version === CONSENT_TEXTS[name] ? text("consent.refused", { time: words.time }) : text("consent.outdated", words);
}

/** What the server said within the last day; empty while it was not asked. */
export async function showAnnouncement(): Promise<void> {
  const server = await send("server.read", { asks: false });
  const known = server.ok ? server.value.announcement : undefined;
  fill(groups, known && groupsText(known));
  groups.classList.toggle("problem", known !== undefined && areGroupsSmall(known));
  fill(required, known && requiredText(known));
}

export async function showOutbox(): Promise<void> {
  const status = await send("outbox.read", {});
  if (!status.ok) return;
  sendNow.disabled = status.value.queued === 0;
  outboxStatus.textContent = outboxText(status.value);
}

function outboxText({ queued, next_send_at: time, last }: OutboxStatus): string {
  const count = String(queued);
  const waiting = time === undefined ? text("options.waiting", { count }) : text("options.waiting_until", { count, time: formatMoment(time) });
  return [waiting, ...(last ? lastAttempt(last) : [])].join(" ");
}

function lastAttempt({ at, sent, accepted, too_old: tooOld, problem }: SendAttempt): string[] {
  const counts = { time: formatMoment(at), sent: String(sent), accepted: String(accepted) };
  return [
    ...(problem === undefined ? [] : [text(`send.${problem}`)]),
    ...(sent === 0 ? [] : [text("options.last_sent", counts)]),
    ...(tooOld === 0 ? [] : [tooOldText(tooOld)]),
  ];
}

const tooOldText = (count: number): string =>
  count === 1 ? text("options.too_old_one") : text("options.too_old", { count: String(count) });

/** Sends what waits, and says what became of it. */
export async function sendWaiting(): Promise<void> {
  sendNow.disabled = true;
  const report = await send("outbox.send", {});
  await showOutbox();
  if (!report.ok) {
    const isRefused = report.error.code === "unauthorized";
    outboxStatus.textContent = isRefused ? text("options.send_refused") : text("options.send_failed");
    return;
  }
  const { sent, accepted, too_old: tooOld } = report.value;
  const result = text("options.sent", { sent: String(sent), accepted: String(accepted) });
  outboxStatus.textContent = tooOld === 0 ? result : `${result} ${tooOldText(tooOld)}`;
}

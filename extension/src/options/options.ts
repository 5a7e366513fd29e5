// The settings page. Every control saves at once; the server address when it is confirmed.
import { text } from "../i18n/text.js";
import type { RuleStatus } from "../messages/rule-status.js";
import { send } from "../messages/send.js";
import {
  CONSENT_NAMES,
  normaliseServerAddress,
  type ConsentName,
  type EditableSettings,
  type Settings,
  type Theme,
} from "../messages/settings.js";
import { requestDataCollection } from "../platform/data-collection.js";
import { formatMoment } from "../ui/dates.js";
import { byId } from "../ui/dom.js";
import { localise } from "../ui/localise.js";
import { followTheme } from "../ui/theme.js";
import { watchSettings } from "../messages/settings-feed.js";
import { showWatching, watchWatching } from "./watching.js";

const enabled = byId("enabled", HTMLInputElement);
const listBadges = byId("list-badges", HTMLInputElement);
const dropPercent = byId("drop-percent", HTMLInputElement);
const rememberProducts = byId("remember-products", HTMLInputElement);
const theme = byId("theme", HTMLSelectElement);
const consents: Record<ConsentName, HTMLInputElement> = {
  contribute: byId("consent-contribute", HTMLInputElement),
  lookup: byId("consent-lookup", HTMLInputElement),
  rules: byId("consent-rules", HTMLInputElement),
  watch: byId("consent-watch", HTMLInputElement),
};
const consentProblem = byId("consent-problem", HTMLElement);
const delay = byId("send-delay", HTMLSelectElement);
const ruleStatus = byId("rules-status", HTMLElement);
const outboxStatus = byId("outbox-status", HTMLElement);
const sendNow = byId("send-now", HTMLButtonElement);
const server = byId("server-address", HTMLInputElement);
const serverProblem = byId("server-problem", HTMLElement);
const serverHint = byId("server-hint", HTMLElement);
const amounts = byId("data-amounts", HTMLElement);
const eraseDialog = byId("erase-dialog", HTMLDialogElement);

function showSettings(settings: Settings): void {
  enabled.checked = settings.enabled;
  listBadges.checked = settings.list_badges;
  rememberProducts.checked = settings.remember_products;
  theme.value = settings.theme;
  if (document.activeElement !== dropPercent) dropPercent.value = String(settings.drop_percent);
  for (const name of CONSENT_NAMES) consents[name].checked = settings.consents[name].granted;
  delay.value = `${settings.send_delay.min_minutes}-${settings.send_delay.max_minutes}`;
  showWatching(settings);
  if (document.activeElement !== server) server.value = settings.server_address;
}

async function change(part: Partial<EditableSettings>): Promise<boolean> {
  return (await send("settings.write", { change: part })).ok;
}

async function showAmounts(): Promise<void> {
  const measured = await send("data.measure", {});
  if (!measured.ok) return;
  const { series, watched, advices, queued, audit_lines: lines } = measured.value;
  const { seen_products: products, seen_coupons: coupons } = measured.value;
  amounts.textContent = text("options.data_amounts", {
    series: String(series),
    products: String(products),
    coupons: String(coupons),
    watched: String(watched),
    advices: String(advices),
    queued: String(queued),
    lines: String(lines),
  });
}

async function showOutbox(): Promise<void> {
  const status = await send("outbox.read", {});
  if (!status.ok) return;
  const { queued, next_send_at: time } = status.value;
  const count = String(queued);
  sendNow.disabled = queued === 0;
  outboxStatus.textContent =
    time === undefined
      ? text("options.waiting", { count })
      : text("options.waiting_until", { count, time: formatMoment(time) });
}

function ruleStatusText({ updates, version, origin, checked_at: time, problem }: RuleStatus): string {
  const parts = [text(`rules.${origin}`, { version })];
  if (updates !== "possible") parts.push(text(`rules.${updates}`));
  if (time !== undefined) parts.push(text("options.rules_checked", { time: formatMoment(time) }));
  if (problem !== undefined) parts.push(text(`rules.${problem}`));
  return parts.join(" ");
}

async function showRules(): Promise<void> {
  const status = await send("rules.status", {});
  if (!status.ok) return;
  consents.rules.disabled = status.value.updates !== "possible" && !consents.rules.checked;
  ruleStatus.textContent = ruleStatusText(status.value);
}

async function decide(consent: ConsentName): Promise<void> {
  const control = consents[consent];
  const wanted = control.checked;
  consentProblem.textContent = "";
  // First thing in the click: Firefox shows its question only then.
  const granted = wanted && (await requestDataCollection(consent).catch(() => false));
  if (wanted && !granted) consentProblem.textContent = text("options.declined");
  const saved = await send("consent.write", { consent, granted });
  if (saved.ok) showSettings(saved.value);
  else consentProblem.textContent = text("options.failed");
  await (consent === "rules" ? showRules() : showOutbox());
}

async function saveServer(event: Event): Promise<void> {
  event.preventDefault();
  const address = normaliseServerAddress(server.value.trim());
  server.setAttribute("aria-invalid", String(address === undefined));
  serverProblem.textContent = address === undefined ? text("options.server_invalid") : "";
  if (address === undefined) return;
  server.value = address;
  const saved = await change({ server_address: address });
  serverHint.textContent = saved ? text("options.saved") : text("options.failed");
}

async function sendWaiting(): Promise<void> {
  sendNow.disabled = true;
  const report = await send("outbox.send", {});
  await showAmounts();
  await showOutbox();
  outboxStatus.textContent = report.ok
    ? text("options.sent", { sent: String(report.value.sent), accepted: String(report.value.accepted) })
    : text("options.send_failed");
}

async function eraseWhenConfirmed(): Promise<void> {
  if (eraseDialog.returnValue !== "erase") return;
  const left = await send("data.erase", {});
  await showOutbox();
  await showAmounts();
  if (!left.ok) amounts.textContent = text("options.failed");
}

localise(document, "options.title");
followTheme(document);
watchSettings(showSettings);
enabled.addEventListener("change", () => void change({ enabled: enabled.checked }));
listBadges.addEventListener("change", () => void change({ list_badges: listBadges.checked }));
dropPercent.addEventListener("change", () => {
  if (dropPercent.value !== "" && dropPercent.validity.valid) void change({ drop_percent: dropPercent.valueAsNumber });
});
rememberProducts.addEventListener("change", () => {
  void change({ remember_products: rememberProducts.checked }).then(showAmounts);
});
theme.addEventListener("change", () => void change({ theme: theme.value as Theme }));
delay.addEventListener("change", () => {
  const [min = 0, max = 0] = delay.value.split("-").map(Number);
  void change({ send_delay: { min_minutes: min, max_minutes: max } });
});
watchWatching((part) => void change(part));
for (const consent of CONSENT_NAMES) {
  consents[consent].addEventListener("change", () => void decide(consent));
}
byId("server-form", HTMLFormElement).addEventListener("submit", (event) => void saveServer(event));
sendNow.addEventListener("click", () => void sendWaiting());
byId("erase", HTMLButtonElement).addEventListener("click", () => eraseDialog.showModal());
eraseDialog.addEventListener("close", () => void eraseWhenConfirmed());
void showAmounts();
void showOutbox();
void showRules();

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
import { decideConsent } from "../ui/consent-decision.js";
import { formatMoment } from "../ui/dates.js";
import { byId } from "../ui/dom.js";
import { localise } from "../ui/localise.js";
import { followTheme } from "../ui/theme.js";
import { watchSettings } from "../messages/settings-feed.js";
import { showKeys, showRights, watchRights } from "./rights.js";
import { sendWaiting, showAnnouncement, showConsentRecords, showOutbox } from "./sharing.js";
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
  reviews: byId("consent-reviews", HTMLInputElement),
};
const consentResult = byId("consent-result", HTMLElement);
const consentProblem = byId("consent-problem", HTMLElement);
const delay = byId("send-delay", HTMLSelectElement);
const ruleStatus = byId("rules-status", HTMLElement);
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
  showConsentRecords(settings);
  showWatching(settings);
  if (document.activeElement !== server) server.value = settings.server_address;
}

/** What depends on the settings, also what is asked for. */
async function showAll(settings: Settings): Promise<void> {
  showSettings(settings);
  await showRights(settings);
  await showOutbox();
  await showAnnouncement();
}

async function change(part: Partial<EditableSettings>): Promise<boolean> {
  return (await send("settings.write", { change: part })).ok;
}

async function showAmounts(): Promise<void> {
  const measured = await send("data.measure", {});
  if (!measured.ok) return;
  const { series, watched, advices, queued, audit_lines: lines } = measured.value;
  const { seen_products: products, seen_coupons: coupons, contributor_keys: keys, reviewed_products: reviewed } = measured.value;
  const { known_stores: stores, known_listings: listings } = measured.value;
  amounts.textContent = text("options.data_amounts", {
    series: String(series),
    products: String(products),
    coupons: String(coupons),
    reviewed: String(reviewed),
    stores: String(stores),
    listings: String(listings),
    watched: String(watched),
    advices: String(advices),
    queued: String(queued),
    keys: String(keys),
    lines: String(lines),
  });
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
  consentProblem.textContent = "";
  const say = (words: string) => (consentResult.textContent = words);
  say("");
  const { words, is_problem: isProblem } = await decideConsent(consent, control.checked, say);
  consentProblem.textContent = isProblem ? words : "";
  say(isProblem ? "" : words);
  const settings = await send("settings.read", {});
  if (settings.ok) await showAll(settings.value);
  await (consent === "rules" ? showRules() : showAmounts());
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
  await showAnnouncement();
  await showKeys();
}

async function eraseWhenConfirmed(): Promise<void> {
  if (eraseDialog.returnValue !== "erase") return;
  const left = await send("data.erase", {});
  await showOutbox();
  await showKeys();
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
byId("send-now", HTMLButtonElement).addEventListener("click", () => {
  void sendWaiting().then(showAmounts).then(showKeys);
});
watchRights(() => void showAmounts());
byId("erase", HTMLButtonElement).addEventListener("click", () => eraseDialog.showModal());
eraseDialog.addEventListener("close", () => void eraseWhenConfirmed());
void showAmounts();
void send("settings.read", {}).then((settings) => (settings.ok ? showAll(settings.value) : undefined));
void showRules();

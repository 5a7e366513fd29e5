// The background: service worker in Chromium, event page in Firefox. Wires the parts.
import { onDataCollectionWithdrawn } from "../platform/data-collection.js";
import { openExtensionPage } from "../platform/extension-pages.js";
import { ApiClient } from "./api-client.js";
import { CrowdHistory } from "./crowd-history.js";
import { EngineOwner } from "./engine-owner.js";
import { handlers } from "./handlers/handlers.js";
import { createListener } from "./listener.js";
import ruleKeys from "../rule-keys.json";
import { Outbox } from "./outbox.js";
import { RuleUpdates } from "./rule-updates.js";
import type { Services } from "./services.js";
import { openDatabase } from "./store/database.js";
import { Store } from "./store/store.js";

const now = () => new Date();
const random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
const store = new Store(openDatabase());
const api = new ApiClient({
  settings: store.settings,
  audit: store.audit,
  fetch: (input, init) => fetch(input, init),
  now,
});
const outbox = new Outbox({
  store: store.outbox,
  api,
  crowd: store.crowd,
  settings: store.settings,
  alarms: chrome.alarms,
  now,
  random,
});
const engine = new EngineOwner((started) => rules.restore(started));
const rules: RuleUpdates = new RuleUpdates({
  api,
  store: store.rules,
  settings: store.settings,
  engine,
  keys: ruleKeys.keys,
  alarms: chrome.alarms,
  now,
  random,
});
const services: Services = {
  engine,
  store,
  crowd: new CrowdHistory({ api, cache: store.crowd, now }),
  outbox,
  rules,
};

// Listeners are added in the first turn, or the browser could not wake us for their events.
chrome.runtime.onMessage.addListener(createListener(handlers, services));
chrome.alarms.onAlarm.addListener(({ name }) => {
  void outbox.onAlarm(name);
  void rules.onAlarm(name);
});
chrome.tabs.onRemoved.addListener((tabId) => void store.latestPages.forget(tabId));
chrome.runtime.onStartup.addListener(() => {
  void outbox.schedule();
  void rules.schedule();
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void openExtensionPage("onboarding");
});
onDataCollectionWithdrawn((consents) => {
  for (const consent of consents) void store.settings.writeConsent(consent, false, now());
  if (consents.includes("contribute")) void outbox.clear();
});

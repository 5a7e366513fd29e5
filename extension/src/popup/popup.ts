// The toolbar popup: what is on this page, at one glance.
import { verdictTitle } from "../ui/verdict-title.js";
import { text } from "../i18n/text.js";
import type { PageView } from "../messages/page-view.js";
import { send } from "../messages/send.js";
import { watchSettings } from "../messages/settings-feed.js";
import { byId, element } from "../ui/dom.js";
import { localise } from "../ui/localise.js";
import { formatMoney } from "../ui/money.js";
import { followTheme } from "../ui/theme.js";

const enabled = byId("enabled", HTMLInputElement);
const page = byId("page", HTMLElement);

async function latestView(): Promise<PageView | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return undefined;
  const latest = await send("page.latest", { tab_id: tab.id });
  return latest.ok ? latest.value.view : undefined;
}

function showPage(isEnabled: boolean, view: PageView | undefined): void {
  if (!isEnabled) return page.replaceChildren(element("p", { class: "lead" }, text("popup.off")));
  if (!view?.offer) return page.replaceChildren(element("p", { class: "lead" }, stateText(view)));
  const { offer, history, product } = view;
  const money = (amountMinor: number) => formatMoney(amountMinor, offer.currency);
  const lowest = history?.stats.lowest;
  const typical = history?.stats.typical_minor;
  page.replaceChildren(
    element("p", { class: "title" }, product?.title ?? ""),
    element("p", { class: "price" }, money(offer.price_minor)),
    element("p", { class: "verdict" }, history ? verdictTitle(history.verdict.label) : ""),
    element(
      "dl",
      {},
      ...(lowest ? [figure(text("stats.lowest"), money(lowest.price_minor))] : []),
      ...(typical === undefined ? [] : [figure(text("stats.typical"), money(typical))]),
    ),
  );
}

function figure(label: string, amount: string): HTMLElement {
  return element("div", {}, element("dt", {}, label), element("dd", {}, amount));
}

function stateText(view: PageView | undefined): string {
  const state = view?.state;
  if (state === "blocked" || state === "unavailable" || state === "not_loaded") return text(`card.${state}`);
  return text("popup.nothing");
}

localise(document, "popup.title");
followTheme(document);
enabled.addEventListener("change", () => void send("settings.write", { change: { enabled: enabled.checked } }));
void latestView().then((view) => {
  watchSettings((settings) => {
    enabled.checked = settings.enabled;
    showPage(settings.enabled, view);
  });
});

import { describe, expect, it, vi } from "vitest";
import { WatchControl, type WatchActions } from "../../extension/src/content/cards/price/watch-control.js";
import { failure, success } from "../../extension/src/messages/envelope.js";
import type { PageView } from "../../extension/src/messages/page-view.js";
import { isWatchImport, isWatchItem } from "../../extension/src/messages/watch-validators.js";
import { watchedAddress, type WatchItem, type WatchRow, type WatchRules } from "../../extension/src/messages/watch.js";
import { parseAmount } from "../../extension/src/ui/money.js";
import { sparkline } from "../../extension/src/ui/sparkline.js";
import { previewSentences } from "../../extension/src/ui/watch-text.js";
import { shownRows } from "../../extension/src/watchlist/order.js";

const KEY = { product_id: "1005006123456789", currency: "USD", context: "public" as const };
const ITEM: WatchItem = {
  id: KEY.product_id, key: KEY, url: "https://www.aliexpress.com/item/1005006123456789.html", title: "Desk lamp",
  rules: { drop_percent: 10 }, is_muted: false, added_at: "2026-11-23T03:00:00Z", failures: 0, told: [],
};
const row = (changes: Partial<WatchItem> = {}): WatchRow => ({ item: { ...ITEM, ...changes }, preview: { drop_minor: 1839, at_or_below_minor: 1839 }, runs: [], usual_drop_percent: 15 });
const settled = () => new Promise((resolve) => setTimeout(resolve));

const VIEW: PageView = {
  state: "thin", warnings: [], product: { id: KEY.product_id, title: "Desk lamp" },
  subject: { candidates: [{ key: KEY, offer: { price_minor: 2044 } }] },
};

function actions(changes: Partial<WatchActions> = {}): WatchActions {
  return {
    add: vi.fn(() => Promise.resolve(success(row()))),
    edit: vi.fn((_id: string, rules: WatchRules) => Promise.resolve(success(row({ rules })))),
    remove: vi.fn(() => Promise.resolve(true)),
    preview: vi.fn(() => Promise.resolve(success({ at_or_below_minor: 1700, target_minor: 1700 }))),
    openList: vi.fn(),
    ...changes,
  };
}
const watchControl = (view: PageView, asked: WatchActions) => new WatchControl(asked).at(view);
const part = <T extends HTMLElement = HTMLElement>(root: HTMLElement | undefined, name: string) =>
  root?.querySelector<T>(`[data-part="${name}"]`) ?? undefined;

describe("the card's button", () => {
  it("begins to watch, and says when it will be told", async () => {
    const asked = actions();
    const root = watchControl(VIEW, asked);
    part(root, "watch-start")?.click();
    await settled();
    expect(asked.add).toHaveBeenCalledWith(KEY, "Desk lamp");
    expect(part(root, "watch-preview")?.textContent).toBe("You will be told at $18.39 or less.");
  });

  it("keeps what was clicked when the card is drawn again from a reading begun before", async () => {
    const control = new WatchControl(actions());
    part(control.at(VIEW), "watch-start")?.click();
    control.at({ ...VIEW });
    await settled();
    expect(part(control.at({ ...VIEW }), "watch-preview")).toBeDefined();
    const watch = { id: ITEM.id, currency: "USD", rules: {}, preview: { at_or_below_minor: 1500 }, usual_drop_percent: 15 };
    expect(part(control.at({ ...VIEW, watch }), "watch-preview")?.textContent).toContain("$15.00");
  });

  it("does not show one product's answer on another's page", async () => {
    const control = new WatchControl(actions());
    part(control.at(VIEW), "watch-start")?.click();
    const other = control.at({ ...VIEW, subject: { candidates: [{ key: { ...KEY, product_id: "1005006999999999" }, offer: { price_minor: 2044 } }] } });
    await settled();
    expect(part(other, "watch-preview")).toBeUndefined();
  });

  it("says plainly that the list is full", async () => {
    const root = watchControl(VIEW, actions({ add: () => Promise.resolve(failure("too_large", "watch.add", "")) }));
    part(root, "watch-start")?.click();
    await settled();
    expect(root?.textContent).toContain("The free plan watches 10 products.");
    expect(part<HTMLButtonElement>(root, "watch-start")?.disabled).toBe(false);
  });

  it("is not there in private windows and where no price is known", () => {
    const history = { crowd: "private" } as PageView["history"];
    expect(watchControl({ ...VIEW, ...(history ? { history } : {}) }, actions())).toBeUndefined();
    expect(watchControl({ state: "thin", warnings: [] }, actions())).toBeUndefined();
  });

  it("stops watching", async () => {
    const root = watchControl({ ...VIEW, watch: { id: ITEM.id, currency: "USD", rules: {}, preview: {}, usual_drop_percent: 15 } }, actions());
    part(root, "watch-stop")?.click();
    await settled();
    expect(part(root, "watch-start")).toBeDefined();
  });
});

describe("the form", () => {
  async function openForm(asked: WatchActions) {
    const rules = { drop_percent: 10, snoozed_until: "2026-12-01T00:00:00Z" };
    const root = watchControl({ ...VIEW, watch: { id: ITEM.id, currency: "USD", rules, preview: {}, usual_drop_percent: 15 } }, asked);
    part(root, "watch-edit")?.click();
    await settled();
    return root;
  }
  const type = (root: HTMLElement | undefined, typed: string) => {
    const target = part<HTMLInputElement>(root, "watch-target");
    if (target) target.value = typed;
    target?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const submit = (root: HTMLElement | undefined) =>
    part(root, "watch-form")?.dispatchEvent(new Event("submit", { cancelable: true }));

  it("saves what was typed, and keeps a snooze", async () => {
    const asked = actions();
    const root = await openForm(asked);
    type(root, "17,00");
    await settled();
    expect(part(root, "watch-form")?.textContent).toContain("You will be told at $17.00 or less.");
    submit(root);
    expect(asked.edit).toHaveBeenCalledWith(ITEM.id, {
      target_minor: 1700, drop_percent: 10, new_low: false, back_in_stock: false, coupon: false,
      snoozed_until: "2026-12-01T00:00:00Z",
    });
  });

  it("does not save what is no amount, and says so", async () => {
    const asked = actions();
    const root = await openForm(asked);
    type(root, "cheap");
    submit(root);
    expect(asked.edit).not.toHaveBeenCalled();
    expect(root?.textContent).toContain("That is not an amount.");
    expect(part(root, "watch-target")?.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("amounts as people type them", () => {
  it.each([
    ["18.40", "USD", 1840], ["18,4", "EUR", 1840], ["18", "USD", 1800], [" 12300 ", "KRW", 12300], ["1.234", "KWD", 1234],
    ["18.405", "USD", undefined], ["12.5", "JPY", undefined], ["0", "USD", undefined], ["-5", "USD", undefined],
    ["1e5", "USD", undefined], ["", "USD", undefined], ["9999999999999", "USD", undefined],
  ])("%j %s → %s", (typed, currency, amount) => expect(parseAmount(typed, currency)).toBe(amount));
});

describe("plain words", () => {
  const USUAL = { currency: "USD", usual_drop_percent: 15 };

  it("say when nothing would be told", () => {
    expect(previewSentences({ ...USUAL, preview: {}, rules: {} })).toEqual(["Nothing will be told: choose at least one."]);
  });

  it("name every wish", () => {
    const preview = { at_or_below_minor: 1839, drop_minor: 1839, new_low_minor: 1500 };
    const rules = { drop_percent: 10, new_low: true, back_in_stock: true, coupon: true, wait_chance_percent: 30 };
    expect(previewSentences({ ...USUAL, preview, rules })).toHaveLength(5);
  });

  it("name the fall whose chance decides over waiting: the product's own, else that of the settings", () => {
    const sentence = (rules: WatchRules) => previewSentences({ ...USUAL, preview: {}, rules }).join(" ");
    expect(sentence({ wait_chance_percent: 30 })).toContain("a fall by 15% has become less likely than 30%");
    expect(sentence({ wait_chance_percent: 30, drop_percent: 8 })).toContain("a fall by 8% has become less likely");
  });
});

describe("the sparkline", () => {
  const run = (from: string, to: string, price_minor: number) => ({ from: `2026-11-${from}T00:00:00Z`, to: `2026-11-${to}T00:00:00Z`, price_minor });

  it("steps from run to run and says its figures", () => {
    const svg = sparkline([run("01", "05", 2000), run("06", "11", 1000)], "USD");
    expect(svg?.getAttribute("aria-label")).toBe("Price history: lowest $10.00, highest $20.00, now $10.00");
    expect(svg?.querySelector("path")?.getAttribute("d")).toBe("M3.0 3.0H53.4H66.0V33.0H129.0");
  });

  it("is not drawn for one reading", () => {
    expect(sparkline([], "USD")).toBeUndefined();
    expect(sparkline([run("01", "01", 2000)], "USD")).toBeUndefined();
  });
});

describe("the list's order", () => {
  const rows = [
    row({ id: "10001", title: "Lamp", price_minor: 900, added_at: "2026-11-01T00:00:00Z", state: { key: KEY, base_minor: 1000 } }),
    row({ id: "10002", title: "Stove", price_minor: 500, added_at: "2026-11-03T00:00:00Z", state: { key: KEY, base_minor: 1000 } }),
    row({ id: "10003", title: "kettle", added_at: "2026-11-02T00:00:00Z" }),
  ];
  it.each([
    ["added", ["10002", "10003", "10001"]],
    ["fall", ["10002", "10001", "10003"]],
    ["price", ["10002", "10001", "10003"]],
    ["title", ["10003", "10001", "10002"]],
  ] as const)("by %s", (order, ids) => expect(shownRows(rows, "", order).map(({ item }) => item.id)).toEqual(ids));

  it("finds by words of the title", () => {
    expect(shownRows(rows, "KET", "added").map(({ item }) => item.id)).toEqual(["10003"]);
  });
});

describe("an imported file", () => {
  it("is taken as it was exported", () => {
    expect(isWatchImport(JSON.parse(JSON.stringify([ITEM, row().item])))).toBe(true);
  });

  it.each<[string, object]>([
    ["another shop's address", { url: "https://aliexpress.com.example.org/item/1.html" }],
    ["a script for an address", { url: "javascript:alert(1)" }],
    ["an id that is not the key's", { id: "99999" }],
    ["an amount with a fraction", { price_minor: 1.5 }],
    ["a wish that is none", { rules: { drop_percent: 0 } }],
    ["an unknown field", { html: "<b>" }],
    ["no wishes", { rules: undefined }],
  ])("is refused with %s", (_name, change) => expect(isWatchItem({ ...ITEM, ...change })).toBe(false));

  it("loses what names the way to the page", () => {
    expect(watchedAddress("https://de.aliexpress.com/item/1.html?spm=x&pdp_npi=y#z")).toBe("https://de.aliexpress.com/item/1.html");
  });
});

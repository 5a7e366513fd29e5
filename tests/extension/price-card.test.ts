import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CardModel } from "../../extension/src/content/cards/price/card-model.js";
import { glance } from "../../extension/src/content/cards/price/glance.js";
import { priceCard } from "../../extension/src/content/cards/price/price-card.js";
import { WatchControl } from "../../extension/src/content/cards/price/watch-control.js";
import { watchActions } from "../../extension/src/content/watch-actions.js";
import type { Verdict } from "../../extension/src/engine-contract.js";
import type { CrowdState, PageView } from "../../extension/src/messages/page-view.js";

const PERIOD = { from: "2026-06-01T00:00:00Z", to: "2026-11-23T00:00:00Z" };

const ENOUGH: Verdict = {
  label: "good",
  deal_score: 71,
  claimed_discount_percent: 50,
  legal_discount_percent: -3,
  typical_discount_percent: 18,
  enough_data: true,
  evidence: [
    { id: "history", known_days: 120, ...PERIOD },
    { id: "claimed_discount", percent: 50, ...PERIOD },
    { id: "above_lowest", percent: 4, ...PERIOD },
    { id: "below_typical", percent: 18, ...PERIOD },
  ],
};
const THIN: Verdict = {
  label: "not_enough_history",
  claimed_discount_percent: 50,
  enough_data: false,
  evidence: [{ id: "history", known_days: 6, from: "2026-11-17T00:00:00Z", to: PERIOD.to }],
};

function view(verdict: Verdict, changes: Partial<PageView> = {}, crowd: CrowdState = "off"): PageView {
  return {
    state: verdict.enough_data ? "ready" : "thin",
    product: { id: "1", title: "Desk lamp" },
    offer: {
      currency: "USD", price_minor: 1840, list_price_minor: 3680, context: "public", is_selected_variant: true,
    },
    warnings: [],
    history: {
      key: { product_id: "1", currency: "USD", context: "public" },
      runs: [
        { from: "2026-06-01T00:00:00Z", to: "2026-08-01T00:00:00Z", price_minor: 2240 },
        { from: "2026-10-01T00:00:00Z", to: "2026-11-23T00:00:00Z", price_minor: 1840 },
      ],
      stats: {
        lowest: { price_minor: 1770, time: "2026-07-04T12:00:00Z" }, typical_minor: 2240, mean_minor: { d90: 2100 },
      },
      verdict,
      forecast: { horizon_days: 7, enough_data: false, method: "own_history_and_last_price", days: [] },
      advice: { action: "no_advice", reason: "no_forecast" },
      sale_events: [],
      crowd,
    },
    ...changes,
  };
}

const draw = (model: CardModel, onRetry = vi.fn()) =>
  priceCard(model, { onRetry, copyLayoutReport: () => Promise.resolve(true), watch: new WatchControl(watchActions), markLookAlike: () => Promise.resolve(true) }).root;
const SOLD_OUT: Verdict = {
  label: "sold_out",
  claimed_discount_percent: 50,
  enough_data: true,
  evidence: [
    { id: "history", known_days: 120, ...PERIOD },
    { id: "sold_out_now", from: "2026-11-21T00:00:00Z", to: PERIOD.to },
  ],
};
const part = (root: HTMLElement, name: string) => root.querySelector(`[data-part="${name}"]`)?.textContent;

describe("what is sold out", () => {
  it("is said, since when, and neither praised nor checked", () => {
    const root = draw(view(SOLD_OUT));
    expect(part(root, "verdict")).toContain("Sold out at the moment");
    expect(part(root, "evidence")).toBe(
      "Sold out since Nov 21, 2026, as far as was seen. A price nobody can pay is not judged.",
    );
    expect(root.querySelector(".receipt")?.textContent).toContain("Not checked while it is sold out.");
    expect(part(root, "rhythm") ?? "").not.toContain("This price");
  });

  it("is said without enough history too, and in the folded panel", () => {
    const thin = view({ ...SOLD_OUT, enough_data: false });
    expect(part(draw(thin), "verdict")).toContain("Sold out since");
    expect(glance(thin)).toBe("$18.40 · Sold out at the moment");
  });
});

describe("the discount receipt", () => {
  const withFinding = (finding: NonNullable<Verdict["list_price"]>["finding"]) =>
    part(draw(view({ ...ENOUGH, list_price: { finding, reference_minor: 2240, ...PERIOD } })), "list-price-finding");

  it("says whether the crossed-out price was ever asked, with the price and dates it rests on", () => {
    expect(withFinding("charged")).toBe("The crossed-out price was really asked: $22.40, Jun 1, 2026 – Nov 23, 2026.");
    expect(withFinding("never_charged")).toContain("never seen: the most asked was $22.40");
    expect(withFinding("raised_before_sale")).toContain("it was $22.40 until Nov 23, 2026");
    expect(withFinding("list_price_raised")).toContain("it was $22.40 on Jun 1, 2026");
  });

  it("shows what each percentage rests on", () => {
    const evidence = [...ENOUGH.evidence, { id: "legal_discount" as const, percent: -3, reference_minor: 1786, ...PERIOD }];
    expect(draw(view({ ...ENOUGH, evidence })).querySelector(".receipt small")?.textContent).toBe(
      "$17.86, Jun 1, 2026 – Nov 23, 2026",
    );
  });
});

describe("how the price moves", () => {
  const rhythm = (sales: { count: number; time_permille: number; median_days_between?: number }) => {
    const model = view(ENOUGH);
    if (model.history) model.history.stats = { ...model.history.stats, sales, at_or_below_permille: 250 };
    return part(draw(model), "rhythm");
  };

  it("is said in a sentence", () => {
    expect(rhythm({ count: 4, time_permille: 200, median_days_between: 30 })).toBe(
      "On sale 4 times within a year, about every 30 days. This price or less for 25% of the known time.",
    );
    expect(rhythm({ count: 0, time_permille: 0 })).toContain("No sale within a year");
    expect(rhythm({ count: 1, time_permille: 10 })).toContain("On sale once");
  });

  it("is not said of a thin history", () => {
    expect(part(draw(view(THIN)), "rhythm")).toBeUndefined();
  });
});
/** The time at which the views were made. */
beforeEach(() => void vi.useFakeTimers({ now: Date.parse(PERIOD.to), toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

describe("a priced card", () => {
  it("shows price, lowest, typical and mean", () => {
    const root = draw(view(ENOUGH));
    expect(root.dataset.state).toBe("ready");
    expect(part(root, "price-now")).toBe("$18.40");
    expect(part(root, "list-price")).toContain("$36.80");
    expect(part(root, "lowest")).toBe("$17.70");
    expect(part(root, "typical")).toBe("$22.40");
    expect(part(root, "mean")).toBe("$21.00");
  });

  it("says the verdict with its evidence; the discounts stand elsewhere", () => {
    const root = draw(view(ENOUGH));
    expect(part(root, "verdict")).toContain("A good price");
    const lines = [...root.querySelectorAll('[data-part="evidence"] li')].map((line) => line.textContent);
    expect(lines).toEqual(["4% above the lowest, seen on Jun 1, 2026", "18% below the typical price"]);
  });

  it("puts the claimed discount beside what the history supports", () => {
    const root = draw(view(ENOUGH));
    expect(part(root, "claimed-discount")).toBe("50% off");
    expect(part(root, "legal-discount")).toBe("3% above");
    expect(part(root, "typical-discount")).toBe("18% off");
  });

  it("does not judge on thin history", () => {
    const root = draw(view(THIN));
    expect(root.dataset.state).toBe("thin");
    expect(part(root, "verdict")).toContain("Not enough history yet");
    expect(part(root, "verdict")).toContain("6 days since Nov 17, 2026");
    expect(root.textContent).not.toContain("NaN");
    expect(part(root, "legal-discount")).toBeUndefined();
  });

  it("has the same history as a table once it is opened, newest first, with its gaps", async () => {
    const table = draw(view(ENOUGH)).querySelector("details");
    expect(table?.querySelector("tr")).toBeNull();
    if (table) table.open = true;
    await vi.waitFor(() => expect(table?.querySelector("tbody tr")).not.toBeNull());
    const rows = [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["Oct 1, 2026", "Nov 23, 2026", "$18.40"],
      ["Aug 1, 2026", "Oct 1, 2026", "not seen"],
      ["Jun 1, 2026", "Aug 1, 2026", "$22.40"],
    ]);
  });

  it("says when a price is not for everybody", () => {
    const personal = view(THIN);
    if (personal.offer) personal.offer.context = "new_user";
    expect(part(draw(personal), "offer-note")).toContain("new customers");
  });

  it.each([
    [301, "Everyone else pays $21.41 (seen Nov 22, 2026): $3.01 is taken off for you alone."],
    [-100, "$1.00 less than you"],
    [0, "Everyone else pays $21.41 too"],
  ])("says what everyone else pays (%i)", (personalMinor, words) => {
    const personal = view(THIN);
    if (personal.history) {
      personal.history.public_price = { price_minor: 2141, seen_at: "2026-11-22T00:00:00Z", personal_minor: personalMinor };
    }
    expect(part(draw(personal), "public-price")).toContain(words);
    expect(draw(view(THIN)).querySelector('[data-part="public-price"]')).toBeNull();
  });

  it("says when the verdict is about another price than the shopper's", () => {
    const personal = view(THIN);
    if (personal.offer) personal.offer.context = "coins";
    if (personal.history) personal.history.stats.current_minor = 2240;
    expect(part(draw(personal), "evidence")).toContain("price for everyone, $22.40, not about yours");
    expect(part(draw(view(THIN)), "evidence")).not.toContain("price for everyone");
  });

  it("shows a range while no variant is selected", () => {
    const ranged = view(THIN);
    if (ranged.offer) Object.assign(ranged.offer, { up_to_minor: 2200, is_selected_variant: false });
    expect(part(draw(ranged), "price-now")).toBe("$18.40 – $22.00");
  });

  it.each<[CrowdState, string]>([
    ["off", "your own visits on this device"],
    ["private", "Private window"],
    ["pending", "Asking"],
    ["included", "shared by other shoppers"],
    ["none", "nobody has shared"],
    ["unreachable", "does not answer"],
  ])("tells where its history comes from (%s)", (crowd, words) => {
    expect(part(draw(view(THIN, {}, crowd)), "notice")).toContain(words);
  });

  it("puts warnings in plain words, each once", () => {
    const warnings = [
      { code: "price_disagreement", field: "offer.price_minor" },
      { code: "price_disagreement", field: "offer.list_price_minor" },
      { code: "a_warning_of_the_future", field: "rating" },
    ];
    const shown = [...draw(view(THIN, { warnings })).querySelectorAll('[data-part="warning"]')];
    expect(shown).toHaveLength(2);
    expect(shown.map((line) => line.textContent).join()).not.toMatch(/disagreement|future/);
  });

  it("shows a price even where no history could be judged", () => {
    const { history: _, ...withoutHistory } = view(THIN);
    expect(part(draw(withoutHistory), "price-now")).toBe("$18.40");
  });
});

describe("hostile text", () => {
  const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

  it("from a page stays text", () => {
    const root = draw(view(ENOUGH, { product: { id: "1", title: hostile }, warnings: [{ code: hostile, field: hostile }] }));
    expect(part(root, "title")).toBe(hostile);
    expect(root.querySelectorAll("img, script")).toHaveLength(0);
  });
});

describe("states without a price", () => {
  it.each(["blocked", "unavailable", "not_loaded", "empty"] as const)("%s", (state) => {
    const root = draw({ state, warnings: [] });
    expect(root.dataset.state).toBe(state);
    expect(part(root, "notice")).not.toBe("");
    expect(root.textContent).not.toMatch(/[$€]|0\.00/);
  });

  it("loading is announced, and busy", () => {
    const root = draw({ state: "loading" });
    expect(root.getAttribute("aria-busy")).toBe("true");
    expect(root.textContent).toBe("Reading the page…");
  });

  it("error offers to try again and shows no internals", () => {
    const onRetry = vi.fn();
    const root = draw({ state: "error", error: { code: "internal", where: "page.read", message: "at foo.js:1" } }, onRetry);
    expect(root.textContent).not.toContain("foo.js");
    root.querySelector<HTMLButtonElement>('[data-part="retry"]')?.click();
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe("the folded panel", () => {
  it("says price and verdict", () => expect(glance(view(ENOUGH))).toBe("$18.40 · A good price"));
  it("says nothing without a price", () => expect(glance({ state: "blocked", warnings: [] })).toBe(""));
});

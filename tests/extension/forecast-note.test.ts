import { describe, expect, it } from "vitest";
import { isPriced } from "../../extension/src/content/cards/price/card-model.js";
import { forecastNote } from "../../extension/src/content/cards/price/forecast-note.js";
import type { Advice, Forecast } from "../../extension/src/engine-contract.js";
import type { TrackRecord } from "../../extension/src/messages/advice.js";
import type { PageView } from "../../extension/src/messages/page-view.js";
import { historyOf } from "./price-timelines.js";

const FORECAST: Forecast = {
  horizon_days: 7, enough_data: true, method: "own_history_and_last_price", windows: 35, basis: "similar_price",
  days: [{ day: 7, p10_minor: 1690, p50_minor: 1840, p90_minor: 1900 }],
  drop_probability: 0.12, chosen_drop: { percent: 15, probability: 0.12 }, best_day: 5, expected_saving_minor: 143,
};
const WAIT: Advice = {
  action: "wait", reason: "saving_likely", price_minor: 1840, wait_days: 5, saving_minor: 143, drop_percent: 7, drop_permille: 720,
};
const tally = (changes = {}) => ({ ended: 0, paid_off: 0, not_paid_off: 0, unknown: 0, open: 0, ...changes });

function note(forecast: Partial<Forecast> = {}, advice: Partial<Advice> = {}, record?: TrackRecord): HTMLElement {
  const view: PageView = {
    state: "ready", warnings: [],
    offer: { currency: "USD", price_minor: 1840, context: "public", is_selected_variant: true },
    history: historyOf([], {
      forecast: { ...FORECAST, ...forecast }, advice: { ...WAIT, ...advice }, ...(record ? { track_record: record } : {}),
    }),
  };
  if (!isPriced(view)) throw new Error("not priced");
  return forecastNote(view);
}
const part = (root: HTMLElement, name: string) => root.querySelector(`[data-part="${name}"]`)?.textContent;

describe("the forecast in words", () => {
  it("says what waiting may save, and how likely the fall is", () => {
    expect(part(note(), "advice")).toBe("Waiting about 5 days may save $1.43: 72% chance of 7% off within 7 days.");
    expect(part(note({}, { wait_days: 1 }), "advice")).toMatch(/^Waiting a day may save \$1.43/);
  });

  it("does not praise buying: it says that waiting is unlikely to pay, or that nobody can tell", () => {
    const advice = { drop_percent: 3, drop_permille: 29 };
    expect(part(note({}, { action: "buy_now", ...advice }), "advice")).toBe(
      "Waiting is unlikely to pay: 3% chance of 3% off within 7 days.",
    );
    expect(part(note({}, { action: "no_advice", ...advice, drop_permille: 300 }), "advice")).toBe(
      "Whether waiting pays is uncertain: 30% chance of 3% off within 7 days.",
    );
  });

  it("says where the price may be, and how likely the shopper's own fall is", () => {
    expect(part(note(), "outlook")).toBe("In 7 days: most likely still $18.40 (8 in 10: $16.90 – $19.00). 12% chance of 15% off.");
    const steady = [{ day: 7, p10_minor: 1840, p50_minor: 1840, p90_minor: 1840 }];
    expect(part(note({ days: steady }), "outlook")).toBe("In 7 days: most likely still $18.40. 12% chance of 15% off.");
    const fallen = [{ day: 7, p10_minor: 1500, p50_minor: 1500, p90_minor: 1840 }];
    expect(part(note({ days: fallen, chosen_drop: { percent: 7, probability: 0.72 } }), "outlook")).toBe(
      "In 7 days: about $15.00 (8 in 10: $15.00 – $18.40).",
    );
  });

  it("says nothing but that of a thin history", () => {
    const root = note({ enough_data: false, days: [] }, { action: "no_advice", reason: "no_forecast" });
    expect(root.textContent).toBe("Too little history to forecast.");
  });

  it("tells the method and the stretches it rests on", () => {
    const details = part(note(), "forecast-details");
    expect(details).toContain("“own history and last price”");
    expect(details).toContain("35 stretches of 7 days");
    expect(details).toContain("within 5% of today's");
  });
});

describe("the track record", () => {
  const waits = tally({ ended: 40, paid_off: 31, not_paid_off: 4, unknown: 5, open: 1, mean_saved_permille: 62 });

  it("is told once five waits have ended", () => {
    const chances = { count: 35, base_rate_permille: 886, brier_permille: 101, base_rate_brier_permille: 101 };
    const root = note({}, {}, { waits, buy_nows: tally(), chances });
    expect(part(root, "track-record")).toBe("Of 40 waits advised before, 31 paid off.");
    const details = part(root, "forecast-details");
    for (const words of ["Too little was seen to tell: 5", "saved 6% on average", "Score of 35 stated chances: 101 of 1000", "(89%)", "not over: 1"]) {
      expect(details).toContain(words);
    }
  });

  it("says so when following it cost money", () => {
    const root = note({}, {}, { waits: { ...waits, mean_saved_permille: -30 }, buy_nows: tally() });
    expect(part(root, "forecast-details")).toContain("cost 3% more on average");
  });

  it("is not there before, and the details say so", () => {
    for (const record of [undefined, { waits: tally({ ended: 4, paid_off: 4, open: 2 }), buy_nows: tally() }]) {
      const root = note({}, {}, record);
      expect(part(root, "track-record")).toBeUndefined();
      expect(part(root, "forecast-details")).toContain("No track record yet.");
      expect(root.textContent).not.toContain("paid off");
    }
  });
});

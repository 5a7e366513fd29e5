import { describe, expect, it } from "vitest";
import {
  isOffered,
  rangeToShow,
  SHOWN_RANGES,
  type ShownRange,
} from "../../extension/src/content/cards/price/chart/chart-range.js";
import { chartWindow } from "../../extension/src/content/cards/price/chart/chart-window.js";
import { referenceLines } from "../../extension/src/content/cards/price/chart/reference-lines.js";
import type { ChartRange } from "../../extension/src/messages/settings.js";
import { ago, FORECAST, NOW_S, sale, timelineOf } from "./price-timelines.js";

const spanning = (days: number) => timelineOf([[days, 0, 100]]);

describe("the range that is shown", () => {
  it.each<[days: number, chosen: ChartRange, shown: ShownRange]>([
    [5, "auto", "all"],
    [300, "auto", "all"],
    [900, "auto", "year"],
    [900, "week", "week"],
    [900, "all", "all"],
    [60, "month", "month"],
    // Longer than the history: everything.
    [60, "quarter", "all"],
    [5, "week", "all"],
  ])("of %i days, chosen %s, is %s", (days, chosen, shown) => {
    expect(rangeToShow(chosen, spanning(days))).toBe(shown);
  });

  it.each<[days: number, offered: ShownRange[]]>([
    [5, ["all"]],
    [60, ["week", "month", "all"]],
    [900, ["week", "month", "quarter", "year", "all"]],
  ])("can be chosen where it is shorter than the %i days of history", (days, offered) => {
    expect(SHOWN_RANGES.filter((range) => isOffered(range, spanning(days)))).toEqual(offered);
  });
});

describe("the window of a range", () => {
  const timeline = timelineOf([[200, 150, 2000], [120, 20, 2200], [10, 0, 1900]], {
    forecast: FORECAST,
    sale_events: [sale("Summer", 160, 150), sale("Singles", 12, 8), sale("Friday", -1, -4)],
  });

  it("holds what it touches, uncut", () => {
    const window = chartWindow(timeline, "month");
    expect(window.start_s).toBe(ago(30));
    expect(window.runs.map(({ from_s: from, price_minor: price }) => [from, price])).toEqual([
      [ago(120), 2200],
      [ago(10), 1900],
    ]);
    expect(window.gaps).toEqual([{ from_s: ago(20), to_s: ago(10) }]);
    expect(window.sales.map(({ name }) => name)).toEqual(["Singles", "Friday"]);
  });

  it("ends with the forecast", () => expect(chartWindow(timeline, "week").end_s).toBe(ago(-2)));

  it("ends now where the engine abstains from a forecast", () => {
    const abstaining = timelineOf([[200, 0, 2000]], { forecast: { ...FORECAST, enough_data: false } });
    expect(chartWindow(abstaining, "week").end_s).toBe(NOW_S);
    expect(chartWindow(abstaining, "week").forecast).toEqual([]);
  });
});

describe("the lines to compare with", () => {
  const stats = {
    lowest: { price_minor: 1700, time: "2026-07-04T00:00:00Z" },
    typical_minor: 2240,
    mean_minor: { d30: 2030, d90: 2090, d180: 2180, d365: 2365 },
  };
  const meanOf = (range: ShownRange, days: number) =>
    referenceLines(stats, range, days).find(({ kind }) => kind === "mean")?.price_minor;

  it.each<[range: ShownRange, mean: number | undefined]>([
    ["week", undefined],
    ["month", 2030],
    ["quarter", 2090],
    ["year", 2365],
    ["all", undefined],
  ])("for the %s have the engine's mean of that window (%s)", (range, mean) => {
    expect(meanOf(range, 900)).toBe(mean);
  });

  it("have the year's mean for a whole history of less than a year", () => expect(meanOf("all", 200)).toBe(2365));

  it("are those that the engine knows", () => {
    expect(referenceLines({ typical_minor: 2240 }, "year", 900)).toEqual([{ kind: "typical", price_minor: 2240 }]);
    expect(referenceLines(stats, "week", 900).map(({ kind }) => kind)).toEqual(["lowest", "typical"]);
  });
});

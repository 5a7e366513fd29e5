import { describe, expect, it } from "vitest";
import { chartData } from "../../extension/src/content/cards/price/chart-data.js";

const second = (time: string) => Date.parse(time) / 1000;

describe("chart data", () => {
  it("leaves a hole where nothing was seen", () => {
    const data = chartData([
      { from: "2026-10-01T00:00:00Z", to: "2026-10-05T00:00:00Z", price_minor: 100 },
      { from: "2026-10-20T00:00:00Z", to: "2026-10-20T00:00:00Z", price_minor: 90 },
    ]);
    expect(data.prices_minor).toEqual([100, 100, null, 90]);
    expect(data.gaps_s).toEqual([{ from: second("2026-10-05T00:00:00Z"), to: second("2026-10-20T00:00:00Z") }]);
  });

  it("does not make a hole of a night", () => {
    const data = chartData([
      { from: "2026-10-01T00:00:00Z", to: "2026-10-01T12:00:00Z", price_minor: 100 },
      { from: "2026-10-02T12:00:00Z", to: "2026-10-02T12:00:00Z", price_minor: 90 },
    ]);
    expect(data.prices_minor).toEqual([100, 100, 90]);
    expect(data.gaps_s).toEqual([]);
  });

  it("has strictly rising times, as the chart library demands", () => {
    const data = chartData([
      { from: "2026-10-01T00:00:00Z", to: "2026-10-01T00:00:00Z", price_minor: 1 },
      { from: "2026-10-09T00:00:00Z", to: "2026-10-10T00:00:00Z", price_minor: 2 },
      { from: "2026-10-10T01:00:00Z", to: "2026-10-30T00:00:00Z", price_minor: 3 },
    ]);
    const steps = data.times_s.slice(1).map((time, index) => time - (data.times_s[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it("of no runs is empty", () => expect(chartData([]).times_s).toEqual([]));
});

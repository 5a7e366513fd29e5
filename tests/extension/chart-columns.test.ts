import { describe, expect, it } from "vitest";
import { chartColumns, dotIndices } from "../../extension/src/content/cards/price/chart/chart-columns.js";
import { chartWindow } from "../../extension/src/content/cards/price/chart/chart-window.js";
import { ago, NOW_S, timelineOf } from "./price-timelines.js";

type Stretches = Parameters<typeof timelineOf>[0];

const windowOf = (stretches: Stretches) => chartWindow(timelineOf(stretches), "all");
const columnsOf = (stretches: Stretches) => chartColumns(windowOf(stretches));

describe("the columns of a chart", () => {
  it("leave a hole where nothing was seen", () => {
    const stretches: Stretches = [[50, 46, 100], [30, 0, 90]];
    expect(columnsOf(stretches).prices_minor).toEqual([100, 100, null, 90, 90]);
    expect(windowOf(stretches).gaps).toEqual([{ from_s: ago(46), to_s: ago(30) }]);
  });

  it("do not make a hole of a night", () => {
    const stretches: Stretches = [[2, 1.5, 100], [0.5, 0, 90]];
    expect(columnsOf(stretches).prices_minor).toEqual([100, 100, 90, 90]);
    expect(windowOf(stretches).gaps).toEqual([]);
  });

  it("have strictly rising times, as the chart library demands", () => {
    const { times_s: times } = columnsOf([[54, 54, 1], [45, 44, 2], [43.9, 0, 3]]);
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it("leave a hole where it was sold out, up to which the price before holds", () => {
    const stretches: Stretches = [[5, 3, 100, undefined, true], [2, 1.5, 80, undefined, false], [1, 0, 100]];
    const { times_s: times, prices_minor: prices } = columnsOf(stretches);
    expect(prices).toEqual([100, 100, 100, null, 100, 100]);
    expect(times[2]).toBe(ago(2));
    expect(windowOf(stretches).sold_out).toMatchObject([{ from_s: ago(2), to_s: ago(1), price_minor: 80 }]);
    expect(windowOf(stretches).gaps).toEqual([]);
  });

  it("rise also when it sells out, and comes back, within one hour", () => {
    const { times_s: times } = columnsOf([[5, 3, 100], [3, 3, 100, undefined, false], [3, 0, 90]]);
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it("of no runs are empty", () => expect(columnsOf([]).times_s).toEqual([]));

  it("mark readings that no line shows, and the last one", () => {
    expect(dotIndices(columnsOf([[50, 46, 100], [30, 30, 95], [10, 0, 90]]))).toEqual([3, 6]);
  });
});

describe("the runs of a timeline", () => {
  it("do not tell in stock from not known: only sold out is a change to see", () => {
    const { runs } = timelineOf([[9, 8, 100], [7, 6, 100, undefined, true], [5, 4, 100, undefined, false], [3, 0, 100]]);
    expect(runs).toEqual([
      { from_s: ago(9), to_s: ago(6), price_minor: 100 },
      { from_s: ago(5), to_s: ago(4), price_minor: 100, is_sold_out: true },
      { from_s: ago(3), to_s: NOW_S, price_minor: 100 },
    ]);
  });

  it("end sold out where a long silence begins, else last until the next reading", () => {
    expect(windowOf([[9, 8, 100, undefined, false], [1, 0, 90]]).sold_out).toMatchObject([{ to_s: ago(8) }]);
    expect(windowOf([[9, 8, 100], [7, 1, 100, undefined, false]]).sold_out).toMatchObject([{ to_s: ago(1) }]);
  });
});

describe("now", () => {
  it("is the last reading after a short silence", () => {
    expect(timelineOf([[9, 1, 100]]).now_s).toBe(ago(1));
    expect(windowOf([[9, 1, 100]]).gaps).toEqual([]);
  });

  it("is the clock's after a long one, with a gap before it", () => {
    expect(timelineOf([[9, 5, 100]]).now_s).toBe(NOW_S);
    expect(windowOf([[9, 5, 100]]).gaps).toEqual([{ from_s: ago(5), to_s: NOW_S }]);
  });
});

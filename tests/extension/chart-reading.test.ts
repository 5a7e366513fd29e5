import { describe, expect, it } from "vitest";
import { chartFrame } from "../../extension/src/content/cards/price/chart/chart-frame.js";
import { readingAt, readingStops } from "../../extension/src/content/cards/price/chart/chart-reading.js";
import { chartWindow, shadesIn } from "../../extension/src/content/cards/price/chart/chart-window.js";
import { readingText } from "../../extension/src/content/cards/price/chart/reading-text.js";
import { ago, FORECAST, NOW_S, sale, timelineOf } from "./price-timelines.js";

const timeline = timelineOf([[200, 150, 2000, 4000], [120, 20.5, 2200], [19.5, 0, 1900]], {
  forecast: FORECAST,
  sale_events: [sale("Singles' Day", 12, 8), sale("Black Friday", -1, -4, true)],
});
const all = chartWindow(timeline, "all");
/** With ordinary spaces: which ones stand around the dash of a period is the language's. */
const said = (time: number) => {
  const { headline, details } = readingText(readingAt(all, time), "USD");
  return { headline, details: details.replace(/\s/g, " ") };
};

describe("a reading of the chart", () => {
  it("says the price that held, the list price then and when it was seen", () => {
    expect(said(ago(170))).toEqual({
      headline: "Jun 6, 2026: $20.00",
      details: "list price $40.00 · seen May 7 – Jun 26, 2026",
    });
  });

  it("says that nothing was seen in a gap", () => {
    expect(said(ago(130))).toEqual({
      headline: "Jul 16, 2026: no price was seen",
      details: "nothing seen Jun 26 – Jul 26, 2026",
    });
  });

  it("says that it was sold out", () => {
    const window = chartWindow(timelineOf([[9, 5, 2000], [4, 0, 1500, undefined, false]]), "all");
    expect(readingText(readingAt(window, ago(2)), "USD").headline).toBe("Nov 21, 2026: $15.00, sold out");
    expect(readingText(readingAt(window, ago(7)), "USD").headline).not.toContain("sold out");
  });

  it("lets a price hold through a short silence", () => expect(said(ago(20)).headline).toContain("$22.00"));

  it("names the sale", () => expect(said(ago(10)).details).toContain("Singles' Day"));

  it("after now is the nearest day of the forecast, with its range", () => {
    expect(said(ago(-1.3))).toEqual({
      headline: "Nov 24, 2026: about $18.00",
      details: "Black Friday (usual days) · forecast, 8 in 10: $17.00 – $19.00",
    });
  });
});

describe("a day on which shoppers saw different prices", () => {
  const varies = { state: "varies", reason: "different_prices", lowest_minor: 1500, highest_minor: 2600, keys: 2, networks: 2, required: { keys: 3, networks: 2 } } as const;
  const days = [{ ...varies, day: "2026-11-18" }, { ...varies, day: "2026-11-19", state: "pending" as const }];
  const window = chartWindow(timelineOf([[9, 7, 2000], [3, 0, 1900]], { crowd_days: days }), "all");

  it("is read as its range, also where no price stands", () => {
    expect(readingText(readingAt(window, ago(4.5)), "USD")).toEqual({
      headline: "Nov 18, 2026: $15.00 – $26.00", details: "shoppers saw different prices",
    });
    expect(readingAt(window, ago(3.5)).kind).toBe("gap");
  });

  it("is a stop of the keyboard, in the legend and within the scale", () => {
    expect(readingStops(window)).toContain(ago(5));
    expect(shadesIn(window)).toContain("varies");
    const [bottom, top] = chartFrame(timelineOf([[9, 7, 2000], [3, 0, 1900]], { crowd_days: days }), "all", {}, undefined).scale;
    expect(bottom).toBeLessThan(1500);
    expect(top).toBeGreaterThan(2600);
  });
});

describe("the keyboard's stops", () => {
  it("are where something begins, and now", () => {
    expect(readingStops(all)).toEqual([200, 135, 120, 19.5, 0, -1, -2].map(ago));
  });

  it("begin with the range", () => expect(readingStops(chartWindow(timeline, "week"))[0]).toBe(ago(7)));
});

describe("the price axis", () => {
  const frameOf = (stretches: Parameters<typeof timelineOf>[0], listPrice?: boolean) =>
    chartFrame(timelineOf(stretches), "all", {}, listPrice);

  it("shows the list price where it leaves the prices room", () => {
    expect(frameOf([[9, 4, 1000, 2000], [4, 0, 1600, 2000]]).showsListPrice).toBe(true);
    expect(frameOf([[9, 4, 1000, 9000], [4, 0, 1600, 9000]]).showsListPrice).toBe(false);
    // Prices that never changed have nothing to be pressed flat.
    expect(frameOf([[9, 0, 1000, 9000]]).showsListPrice).toBe(true);
  });

  it("shows it when asked to, and reaches up to it", () => {
    const frame = frameOf([[9, 4, 1000, 9000], [4, 0, 1600, 9000]], true);
    expect(frame.showsListPrice).toBe(true);
    expect(frame.scale[1]).toBeGreaterThan(9000);
    expect(frame.scale[0]).toBeLessThan(1000);
    expect(frameOf([[9, 0, 1000, 9000]], false).scale[1]).toBeLessThan(9000);
  });

  it("has no list price where none was seen", () => {
    expect(frameOf([[9, 0, 1000]], true)).toMatchObject({ hasListPrice: false, showsListPrice: false });
  });

  it("never goes below zero, and has a height for one price", () => {
    const [bottom, top] = frameOf([[9, 0, 1]]).scale;
    expect(bottom).toBe(0);
    expect(top).toBeGreaterThan(1);
    expect(frameOf([[9, 0, 1000]]).window.end_s).toBe(NOW_S);
  });
});

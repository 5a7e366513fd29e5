import { describe, expect, it } from "vitest";
import { chartWindow } from "../../extension/src/content/cards/price/chart/chart-window.js";
import { csvCell, priceCsv } from "../../extension/src/content/cards/price/chart/price-csv.js";
import { FORECAST, sale, timelineOf } from "./price-timelines.js";

const timeline = timelineOf([[200, 150, 2000, 4000], [10.5, 0, 1905]], {
  forecast: FORECAST,
  sale_events: [sale("Singles, all", 12, 8), sale('=HYPERLINK("x")', -1, -4)],
});
const linesOf = (csv: string) => csv.split("\r\n");

describe("the CSV file", () => {
  it("has ISO dates, decimal amounts and the currency in a column, oldest first", () => {
    expect(linesOf(priceCsv(chartWindow(timeline, "all"), "USD"))).toEqual([
      "\uFEFFkind,from_utc,to_utc,price,list_price,price_p10,price_p90,currency,sale,sold_out",
      "seen,2026-05-07 00:00,2026-06-26 00:00,20.00,40.00,,,USD,,",
      'seen,2026-11-12 12:00,2026-11-23 00:00,19.05,,,,USD,"Singles, all",',
      `forecast,2026-11-24,2026-11-24,18.00,,17.00,19.00,USD,"'=HYPERLINK(""x"")",`,
      `forecast,2026-11-25,2026-11-25,18.10,,16.50,20.00,USD,"'=HYPERLINK(""x"")",`,
      "",
    ]);
  });

  it("says of which prices nobody could buy at them", () => {
    const soldOut = timelineOf([[9, 5, 2000, undefined, true], [4, 0, 1500, undefined, false]]);
    const [, bought, gone] = linesOf(priceCsv(chartWindow(soldOut, "all"), "USD"));
    expect(bought).toMatch(/,USD,,$/);
    expect(gone).toMatch(/,USD,,yes$/);
  });

  it("follows the range", () => {
    expect(priceCsv(chartWindow(timeline, "month"), "USD")).not.toContain("2026-05-07");
  });

  it.each([
    ["KRW", "1905"],
    ["HUF", "19.05"],
    ["KWD", "1.905"],
  ])("writes %s with its own digits", (currency, amount) => {
    expect(linesOf(priceCsv(chartWindow(timeline, "month"), currency))[1]).toContain(`,${amount},`);
  });

  it.each([
    ["=1+1", `"'=1+1"`],
    ["+1", `"'+1"`],
    ["-1", `"'-1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\tx", `"'\tx"`],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
    ["11.11", "11.11"],
  ])("does not let %j become a formula or break its row", (content, cell) => expect(csvCell(content)).toBe(cell));
});

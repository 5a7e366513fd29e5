import { describe, expect, it, vi } from "vitest";
import { chartWindow } from "../../extension/src/content/cards/price/chart/chart-window.js";
import { priceTable, type PriceTable } from "../../extension/src/content/cards/price/chart/price-table.js";
import { FORECAST, sale, timelineOf } from "./price-timelines.js";

const timeline = timelineOf([[200, 150, 2000, 4000], [20, 0, 1900]], {
  forecast: FORECAST,
  sale_events: [sale("Singles' Day", 12, 8)],
});
const window = (range: "week" | "month" | "all") => chartWindow(timeline, range);

async function opened(table: PriceTable): Promise<PriceTable> {
  table.root.open = true;
  await vi.waitFor(() => expect(table.root.querySelector("tbody")).not.toBeNull());
  return table;
}

const tablesOf = ({ root }: PriceTable) =>
  [...root.querySelectorAll("table")].map((table) => ({
    caption: table.caption?.textContent,
    rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
  }));

describe("the table in place of the chart", () => {
  it("tells prices with list prices and gaps, the forecast and the sale days", async () => {
    expect(tablesOf(await opened(priceTable(window("all"), "USD")))).toEqual([
      {
        caption: "Price history, newest first",
        rows: [
          ["Nov 3, 2026", "Nov 23, 2026", "$19.00", "–"],
          ["Jun 26, 2026", "Nov 3, 2026", "not seen", "–"],
          ["May 7, 2026", "Jun 26, 2026", "$20.00", "$40.00"],
        ],
      },
      {
        caption: "Forecast: 8 in 10 between low and high",
        rows: [
          ["Nov 24, 2026", "$17.00", "$18.00", "$19.00"],
          ["Nov 25, 2026", "$16.50", "$18.10", "$20.00"],
        ],
      },
      { caption: "Sale days", rows: [["Nov 11, 2026", "Nov 15, 2026", "Singles' Day"]] },
    ]);
  });

  it("has a column for the stock where some of it was sold out", async () => {
    const soldOut = timelineOf([[9, 5, 2000], [4, 0, 1500, undefined, false]]);
    const table = await opened(priceTable(chartWindow(soldOut, "all"), "USD"));
    expect([...table.root.querySelectorAll("th")].at(-1)?.textContent).toBe("Stock");
    expect(tablesOf(table)[0]?.rows).toEqual([
      ["Nov 19, 2026", "Nov 23, 2026", "$15.00", "sold out"],
      ["Nov 14, 2026", "Nov 18, 2026", "$20.00", "–"],
    ]);
  });

  it("tells the days on which shoppers saw different prices", async () => {
    const varies = { day: "2026-11-20", state: "varies", reason: "surge", lowest_minor: 1500, highest_minor: 2600, keys: 2, networks: 2 } as const;
    const days = [{ ...varies, required: { keys: 3, networks: 2 } }];
    const table = await opened(priceTable(chartWindow(timelineOf([[9, 0, 2000]], { crowd_days: days }), "all"), "USD"));
    expect(tablesOf(table)[1]).toEqual({
      caption: "Days on which shoppers saw different prices",
      rows: [["Nov 20, 2026", "$15.00", "$26.00"]],
    });
  });

  it("follows the range while it is open", async () => {
    const table = await opened(priceTable(window("all"), "USD"));
    table.show(window("week"));
    expect(tablesOf(table).map(({ rows }) => rows)).toEqual([
      [["Nov 3, 2026", "Nov 23, 2026", "$19.00"]],
      expect.any(Array),
    ]);
  });

  it("says how many rows it leaves out", async () => {
    const many = timelineOf(Array.from({ length: 70 }, (_, i) => [70 - i, 69 - i, 1000 + i]));
    const { root } = await opened(priceTable(chartWindow(many, "all"), "USD"));
    expect(root.querySelectorAll("tbody tr")).toHaveLength(60);
    expect(root.textContent).toContain("and 10 earlier ones");
  });
});

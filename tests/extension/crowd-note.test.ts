import { describe, expect, it } from "vitest";
import { daysOf, type CrowdSeries } from "../../extension/src/background/crowd-series.js";
import { crowdNote } from "../../extension/src/content/cards/price/crowd-note.js";
import { en } from "../../extension/src/i18n/en.js";
import type { CrowdDay } from "../../extension/src/messages/crowd-day.js";
import type { HistoryView } from "../../extension/src/messages/page-view.js";
import { repositoryFile } from "./repository-file.js";
import { readFileSync } from "node:fs";

const DAY: CrowdDay = {
  day: "2026-11-22", state: "published", reason: "agreed", lowest_minor: 1840, highest_minor: 1840,
  keys: 4, networks: 3, required: { keys: 3, networks: 2 },
};
const PENDING: CrowdDay = { ...DAY, day: "2026-11-23", state: "pending", reason: "few_keys", lowest_minor: 999, highest_minor: 999, keys: 1, networks: 1 };

/** What the note says, one text for each day. */
function said(...days: CrowdDay[]): string[] {
  const history = { key: { product_id: "1", currency: "USD", context: "public" }, crowd_days: days } as unknown as HistoryView;
  return [...(crowdNote(history)?.querySelectorAll('[data-part="crowd-day"]') ?? [])].map((line) => line.textContent);
}

describe("what the crowd says", () => {
  it("is nothing where it knows nothing", () => {
    expect(said()).toEqual([]);
  });

  it("names who stands behind a price, and what it took", () => {
    expect(said(DAY)).toEqual([
      "Shared price: $18.40 on Nov 22, 2026, seen by 4 shoppers on 3 networks. It takes 3 shoppers on 2 networks.",
    ]);
  });

  it.each([
    [1, "Shared price: $18.40 on Nov 22, 2026, seen by one shopper. One contributor is enough on this server: not confirmed by others."],
    [2, "Shared price: $18.40 on Nov 22, 2026, seen by 2 shoppers on one network. One contributor is enough on this server."],
  ])("on a young server says so (%d shoppers)", (keys, words) => {
    expect(said({ ...DAY, keys, networks: 1, required: { keys: 1, networks: 1 } })).toEqual([words]);
  });

  it("adds to the last published price what waits since, and why", () => {
    expect(said(DAY, PENDING)).toEqual([
      expect.stringContaining("Shared price: $18.40"),
      "$9.99 was seen on Nov 23, 2026 by one shopper and waits: too few have seen it so far. It takes 3 shoppers on 2 networks.",
    ]);
  });

  it("does not speak of numbers where these would do", () => {
    const [line] = said({ ...PENDING, reason: "old_price_seen", keys: 5, networks: 4 });
    expect(line).toBe("$9.99 was seen on Nov 23, 2026 by 5 shoppers on 4 networks and waits: others still see the price that was published before.");
  });

  it("gives a range instead of a price where shoppers see different ones, and marks open days", () => {
    expect(said({ ...DAY, state: "varies", reason: "different_prices", highest_minor: 2240, open: true })).toEqual([
      "Shoppers see different prices on Nov 22, 2026, $18.40 – $22.40: no price is seen by enough of them. Preliminary: more reports may still change this day.",
    ]);
  });

  it("has words for every reason of the core, and for those it does not know", () => {
    const source = readFileSync(repositoryFile("wasm-core/src/crowd/day_point.cpp"), "utf8");
    const names = [...source.slice(source.indexOf("point_reason_name")).matchAll(/return "([a-z_]+)"/g)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThan(11);
    expect(names.filter((name) => name !== "" && !Object.hasOwn(en, `decided.${name}`))).toEqual([]);
    expect(said({ ...PENDING, reason: "of_the_future" })[0]).toContain(en["decided.other"]);
  });
});

describe("the days of a series", () => {
  const series = (days: unknown): CrowdSeries => ({ currency: "USD", context: "public", runs: [], days });

  it("come in order of time, at most fourteen", () => {
    const days = Array.from({ length: 20 }, (_, i) => ({ ...DAY, day: `2026-11-${String(20 - i).padStart(2, "0")}` }));
    expect(daysOf(series(days)).map(({ day }) => day)).toEqual(days.slice(0, 14).map(({ day }) => day).reverse());
  });

  it("keep nothing but what they promise", () => {
    expect(daysOf(series([{ ...DAY, open: true, more: "x" }]))).toEqual([{ ...DAY, open: true }]);
  });

  it.each([
    [undefined], ["days"], [[null]], [[{ ...DAY, day: "yesterday" }]], [[{ ...DAY, day: "2026-13-45" }]], [[{ ...DAY, state: "sure" }]],
    [[{ ...DAY, lowest_minor: 0 }]], [[{ ...DAY, lowest_minor: 1900 }]], [[{ ...DAY, keys: -1 }]],
    [[{ ...DAY, required: { keys: 3 } }]], [[{ ...DAY, reason: 5 }]],
  ])("are left out where they are malformed: %j", (days) => {
    expect(daysOf(series(days))).toEqual([]);
  });
});

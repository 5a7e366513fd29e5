import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ListedJudgement } from "../../extension/src/engine-contract.js";
import { badgeEvidence, badgeLabel } from "../../extension/src/content/lists/badge-text.js";
import { ListDecoration } from "../../extension/src/content/lists/list-decoration.js";
import type { ListedProduct } from "../../extension/src/messages/list-view.js";

const GREAT: ListedJudgement = {
  label: "great",
  enough_data: true,
  deal_score: 92,
  claimed_discount_percent: 60,
  legal_discount_percent: 8,
  typical_discount_percent: 10,
  since: "2026-05-03T00:00:00Z",
  lowest: { price_minor: 1120, time: "2026-06-01T00:00:00Z" },
};

const judged = (price: number, changes: Partial<ListedJudgement> = {}) => {
  const judgement = { ...GREAT, ...changes };
  const product: ListedProduct = { ids: ["1"], currency: "USD", price_minor: price, judgement };
  return { element: document.createElement("div"), product, judgement };
};

describe("a badge", () => {
  it("is short, with the honest discount where there is one", () => {
    expect(badgeLabel(judged(1200))).toBe("Very good −8%");
    expect(badgeLabel(judged(1200, { legal_discount_percent: -3, label: "high" }))).toBe("Often cheaper");
  });

  it("has its evidence", () => {
    expect(badgeEvidence(judged(1200))).toEqual([
      "A very good price",
      "Lowest since May 3, 2026: $11.20, on Jun 1, 2026",
      "Claimed −60%, honest −8%",
      "10% below the typical price",
    ]);
    expect(badgeEvidence(judged(1100))[1]).toBe("The lowest price seen since May 3, 2026");
  });

  it.each([
    [{ legal_discount_percent: 0 }, "Claimed −60%, but it was no dearer within the 30 days before"],
    [{ legal_discount_percent: -5 }, "Claimed −60%, but it cost less within the 30 days before"],
    [{ claimed_discount_percent: undefined }, "Honest discount −8%"],
    [{ claimed_discount_percent: undefined, legal_discount_percent: -5 }, undefined],
    [{ legal_discount_percent: undefined }, undefined],
  ])("says of %j: %s", (changes, line) => {
    const lines = badgeEvidence(judged(1200, changes as Partial<ListedJudgement>));
    expect(lines.find((one) => /laimed|onest/.test(one))).toBe(line);
  });
});

describe("a list", () => {
  const products = new Map([
    ["1", judged(1200).product],
    ["2", judged(1200, { label: "poor", deal_score: 5, legal_discount_percent: -20 }).product],
    ["3", { ids: ["3"], currency: "USD", price_minor: 500 } satisfies ListedProduct],
    ["4", judged(1200, { label: "not_enough_history", enough_data: false }).product],
  ]);
  let decoration: ListDecoration;
  const cards = () => [...document.querySelectorAll<HTMLElement>(".card")].map((element) => ({ id: element.id, element }));
  const badges = () => [...document.querySelectorAll("companion-badge")].map((badge) => badge.parentElement?.id);
  const bar = () => document.querySelector("companion-list")?.shadowRoot;
  const part = <T extends HTMLElement>(name: string) => bar()?.querySelector<T>(`[data-part="${name}"]`) as T;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame"] });
    document.body.replaceChildren(...["1", "2", "3", "4"].map((id) => Object.assign(document.createElement("div"), { className: "card", id })));
    decoration = new ListDecoration();
  });
  afterEach(() => decoration.remove());
  const show = () => {
    decoration.show(cards(), products);
    vi.advanceTimersToNextFrame();
  };

  it("is drawn in one animation frame, with badges only where there is enough history", () => {
    decoration.show(cards(), products);
    decoration.show(cards(), products);
    expect(badges()).toEqual([]);
    vi.advanceTimersToNextFrame();
    expect(badges()).toEqual(["1", "2"]);
    expect(part("list-known").textContent).toBe("2 of 4 cards have enough history to judge.");
  });

  it("is not written to again when nothing is new", async () => {
    show();
    const seen = vi.fn();
    const observer = new MutationObserver(seen);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    show();
    await Promise.resolve();
    expect(seen).not.toHaveBeenCalled();
    observer.disconnect();
  });

  it("gets a badge back that the page threw out, and loses one with its card", () => {
    show();
    document.querySelector("companion-badge")?.remove();
    document.getElementById("2")?.remove();
    show();
    expect(badges()).toEqual(["1"]);
  });

  it("shows only good prices when asked, and all again", () => {
    show();
    const shown = () => cards().filter(({ element }) => element.style.display !== "none").map(({ id }) => id);
    part<HTMLInputElement>("list-good-only").click();
    expect(shown()).toEqual(["1"]);
    expect(part("list-hidden").textContent).toBe("3 cards are hidden.");
    part("list-show-all").click();
    expect(shown()).toEqual(["1", "2", "3", "4"]);
  });

  it("is as before when everything is taken off", () => {
    const before = document.body.innerHTML;
    show();
    part<HTMLInputElement>("list-good-only").click();
    decoration.remove();
    expect(document.body.innerHTML).toBe(before);
    expect(bar()).toBeUndefined();
  });

  it("has no bar where nothing could be judged", () => {
    decoration.show(cards(), new Map([["3", { ids: ["3"] }]]));
    vi.advanceTimersToNextFrame();
    expect(bar()).toBeUndefined();
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { SellerCard } from "../../extension/src/content/cards/seller/seller-card.js";
import type { TrustView } from "../../extension/src/messages/trust.js";
import type { SellerTrust, TrustFactor } from "../../extension/src/trust-contract.js";

const unknown = (weight: number): TrustFactor => ({ weight, evidence: [] });
const TRUST: SellerTrust = {
  score: 0.784,
  low: 0.71,
  high: 0.84,
  coverage: 0.6,
  recommendation: "recommended",
  factors: {
    rating: { score: 0.8, low: 0.75, high: 0.85, weight: 0.25, evidence: [{ code: "positive_of_votes", text: "<b>97%</b> of 3,000 were positive", source: "product_page", seen_at: "2026-11-20T00:00:00Z" }] },
    sales_volume: unknown(0.15),
    response_time: unknown(0.1),
    shipping_speed: unknown(0.15),
    dispute_rate: unknown(0.2),
    longevity: { score: 0.9, weight: 0.1, evidence: [] },
    verification: unknown(0.05),
  },
  because: [{ code: "few_votes", text: "Few votes pull it to the middle." }],
  warnings: [],
  text: "A seller with good ratings.",
  history: [],
};
const VIEW: TrustView = { store: { id: "911", name: "<i>Lamp</i> Store" }, trust: TRUST, signals: [], can_note: true };

const actions = { onRetry: vi.fn(), writeNote: vi.fn(() => Promise.resolve(true)) };
let card: SellerCard;
const part = (name: string) => card.root.querySelector<HTMLElement>(`[data-part="${name}"]`);
const show = (change: Partial<TrustView> = {}, trust: Partial<SellerTrust> = {}) =>
  card.show({ state: "read", view: { ...VIEW, ...change, trust: { ...TRUST, ...trust } } });

beforeEach(() => {
  card = new SellerCard(actions);
  document.body.replaceChildren(card.root);
});

describe("the seller's card", () => {
  it("shows label, score, interval and what they rest on, and text as text", () => {
    show();
    expect(part("seller-label")?.textContent).toBe("Recommended");
    expect(part("seller-badge")?.textContent).toContain("78 of 100 points, between 71 and 84");
    expect(part("coverage")?.textContent).toBe("60% of what counts is known");
    expect(part("factor-evidence")?.textContent).toBe("<b>97%</b> of 3,000 were positive (product page, seen Nov 20, 2026)");
    expect(card.root.querySelector("b, i")).toBeNull();
    expect(card.root.querySelector("h3")?.textContent).toContain("<i>Lamp</i> Store");
  });

  it("names what is not known, and gives no score where too little is", () => {
    const { score: _, low: __, high: ___, recommendation: ____, ...trust } = TRUST;
    card.show({ state: "read", view: { ...VIEW, trust } });
    expect(part("seller-badge")?.dataset.label).toBe("unknown");
    expect(part("seller-badge")?.textContent).toBe("Too little known");
    const disputes = card.root.querySelector('[data-factor="dispute_rate"]');
    expect(disputes?.textContent).toContain("not known");
    expect(disputes?.querySelector(".score-bar")).toBeNull();
  });

  it("lists signals with their evidence", () => {
    show({ signals: [{ id: "unreal_capacity", severity: "strong", text: "2 TB for this price is unheard of.", evidence: [{ text: "2 TB" }] }] });
    expect(part("signal")?.dataset.severity).toBe("strong");
    expect(part("signals")?.textContent).toContain("None of it proves anything");
  });

  it("draws the history of the score from two days on", () => {
    const day = (seen_at: string, score: number) => ({ seen_at, score, low: score - 0.1, high: score + 0.1, coverage: 0.6 });
    show({}, { history: [day("2026-11-01T00:00:00Z", 0.7)] });
    expect(part("score-history")).toBeNull();
    show({}, { history: [day("2026-11-01T00:00:00Z", 0.7), day("2026-11-20T00:00:00Z", 0.8)] });
    expect(part("score-history")?.querySelector("svg")?.getAttribute("aria-label")).toContain("from 70 on Nov 1, 2026 to 80");
  });

  it("keeps open what the shopper opened when a newer reading comes", () => {
    show();
    part("factors")?.setAttribute("open", "");
    show({}, { score: 0.8 });
    expect(part("factors")?.hasAttribute("open")).toBe(true);
  });

  it("keeps what is being written when a newer reading comes", () => {
    show();
    const words = part("note-words") as HTMLTextAreaElement;
    words.value = "It is older";
    words.focus();
    show({}, { coverage: 0.7 });
    expect(part("note-words")).not.toBe(words);
    expect((part("note-words") as HTMLTextAreaElement).value).toBe("It is older");
    expect(document.activeElement).toBe(part("note-words"));
  });

  it("keeps a note with the store, and says whether that worked", async () => {
    show();
    const words = part("note-words") as HTMLTextAreaElement;
    words.value = "The age is wrong";
    part("note-save")?.click();
    await vi.waitFor(() => expect(part("note-status")?.textContent).toBe("Kept on this device."));
    expect(actions.writeNote).toHaveBeenCalledWith(expect.objectContaining({ store: VIEW.store }), "The age is wrong");
    actions.writeNote.mockResolvedValueOnce(false);
    part("note-save")?.click();
    await vi.waitFor(() => expect(part("note-status")?.textContent).toBe("That did not work."));
  });

  it("offers no keeping where the store is not remembered", () => {
    show({ can_note: false });
    expect(part("note-save")).toBeNull();
    expect(part("note-copy")).not.toBeNull();
  });

  it("can be asked again after an error, and says when the shop wants a check", () => {
    card.show({ state: "error" });
    part("seller-retry")?.click();
    expect(actions.onRetry).toHaveBeenCalledOnce();
    card.show({ state: "blocked" });
    expect(part("seller-notice")?.textContent).toContain("check");
  });
});

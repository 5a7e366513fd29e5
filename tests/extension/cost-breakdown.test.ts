import { describe, expect, it } from "vitest";
import { costBreakdown } from "../../extension/src/content/cards/price/cost-breakdown.js";
import type { OfferCost } from "../../extension/src/engine-contract.js";

const COST: OfferCost = {
  currency: "EUR",
  context: "public",
  ship_to: "DE",
  unit_price_minor: 1000,
  price_of: "selected",
  quantity: 1,
  goods_minor: 1000,
  coupons: [
    { index: 0, use: "applied", saves_minor: 100, left_minor: 900 },
    { index: 1, use: "below_minimum" },
  ],
  goods_after_coupons_minor: 900,
  shipping: { index: 0, cost_minor: 199, carrier: "<b>Post</b>" },
  tax: {
    state: "may_be_added", min_minor: 0, max_minor: 509,
    rule: { country: "DE", tax: "VAT", rate_permille: 190, source: "a directive", as_of: "2026-11" },
  },
  total: { min_minor: 1099, max_minor: 1608 },
  pieces: 5,
  per_piece: { min_minor: 220, max_minor: 322 },
};

const draw = (changes: Partial<OfferCost> = {}) => costBreakdown({ ...COST, ...changes });
const part = (root: HTMLElement | undefined, name: string) => root?.querySelector(`[data-part="${name}"]`)?.textContent;

describe("what an offer comes to", () => {
  it("shows every step from the price to the total", () => {
    const root = draw();
    expect(part(root, "cost-total")).toBe("€10.99 – €16.08");
    expect(part(root, "goods")).toContain("€10.00");
    expect(part(root, "coupon")).toContain("−€1.00");
    expect(part(root, "coupon")).toContain("leaves €9.00");
    expect(part(root, "shipping")).toContain("€1.99");
    expect(part(root, "tax")).toContain("up to €5.09");
    expect(part(root, "per-piece")).toContain("of 5");
  });

  it("begins with what everyone pays where the price is personal", () => {
    const everyone = { price_minor: 1301, seen_at: "2026-11-21T10:00:00Z", personal_minor: 301 };
    const root = costBreakdown({ ...COST, context: "new_user" }, everyone);
    expect(part(root, "public")).toContain("€13.01");
    expect(part(root, "public")).toContain("Nov 21");
    expect(part(root, "personal")).toContain("−€3.01");
    const dearer = costBreakdown(COST, { ...everyone, price_minor: 900, personal_minor: -100 });
    expect(part(dearer, "personal")).toContain("+€1.00");
    expect(part(draw(), "public")).toBeUndefined();
  });

  it("names the tax rule with its date and source", () => {
    const rule = draw()?.querySelector('[data-part="tax-rule"]');
    expect(rule?.textContent).toContain("VAT in DE: 19%");
    expect(rule?.textContent).toContain("2026-11");
    expect(rule?.getAttribute("title")).toBe("a directive");
  });

  it("leaves out coupons that are not used", () => {
    expect(draw()?.querySelectorAll('[data-part="coupon"]').length).toBe(1);
  });

  it("promises no total where a part is not known", () => {
    const { shipping: _shipping, total: _total, ...rest } = COST;
    const root = costBreakdown({ ...rest, tax: { state: "unknown" } });
    expect(part(root, "cost-total")).toBe("at least €9.00");
    expect(part(root, "shipping")).toContain("not shown");
    expect(part(root, "tax")).toContain("not shown");
    expect(part(root, "total")).toBeUndefined();
  });

  it("says nothing where only the price is known", () => {
    const { shipping: _shipping, total: _total, per_piece: _piece, pieces: _pieces, ...rest } = COST;
    expect(costBreakdown({ ...rest, coupons: [], goods_after_coupons_minor: 1000, tax: { state: "unknown" } })).toBeUndefined();
  });

  it("never takes a page's text for markup", () => {
    expect(draw()?.querySelector("b")).toBeNull();
    expect(part(draw(), "shipping")).toContain("<b>Post</b>");
  });

  it("says where a coupon comes from that this page does not show", () => {
    const coupons: OfferCost["coupons"] = [{ index: 0, seen: true, use: "applied", saves_minor: 100, left_minor: 900 }];
    const origin = { kind: "store", seen_at: "2026-11-21T12:00:00Z", code: "<i>SHOWN</i>" } as const;
    const root = costBreakdown({ ...COST, coupons }, undefined, { 0: origin });
    expect(part(root, "coupon-seen")).toBe("Coupon seen on this store’s pages on Nov 21, 2026code <i>SHOWN</i> · leaves €9.00−€1.00");
    expect(part(root, "coupon-seen-note")).toContain("may have run out");
    expect(root?.querySelector("i")).toBeNull();
    expect(part(draw(), "coupon-seen-note")).toBeUndefined();
    const elsewhere = costBreakdown({ ...COST, coupons }, undefined, { 0: { ...origin, kind: "platform" } });
    expect(part(elsewhere, "coupon-seen")).toContain("Coupon seen on another page on Nov 21, 2026");
  });

  it("says who saw a coupon on this product, and that it may not be for everybody", () => {
    const coupons: OfferCost["coupons"] = [{ index: 0, seen: true, use: "applied", saves_minor: 100, left_minor: 900 }];
    const origin = { kind: "store", seen_at: "2026-11-21T12:00:00Z", code: "HELLO7", shoppers: { keys: 4, networks: 3 } } as const;
    const root = costBreakdown({ ...COST, coupons }, undefined, { 0: origin });
    expect(part(root, "coupon-shared")).toBe(
      "Coupon that other shoppers saw on this product, last on Nov 21, 2026seen by 4 shoppers on 3 networks · code HELLO7 · leaves €9.00−€1.00",
    );
    expect(part(root, "coupon-shared-note")).toContain("not be offered to you");
    expect(part(root, "coupon-seen-note")).toBeUndefined();
  });
});

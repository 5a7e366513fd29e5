// What the introduction shows as being sent, in the very form that the background sends it.
import type { CouponObservation, Observation } from "../engine-contract.js";

export const EXAMPLE_OBSERVATION: Observation = {
  product_id: "1005006123456789",
  sku_id: "12000036543210987",
  currency: "USD",
  ship_to: "US",
  context: "public",
  observed_at: "2026-11-23T03:00:00Z",
  price_minor: 1840,
  list_price_minor: 3680,
  in_stock: true,
  category_id: "200001809",
};

export const EXAMPLE_COUPON: CouponObservation = {
  product_id: "1005006123456789",
  kind: "store",
  store_id: "1102456789",
  currency: "USD",
  amount_minor: 100,
  min_spend_minor: 1700,
  code: "HELLO7",
  ends: "2026-11-30T07:00:00Z",
  observed_at: "2026-11-23T03:00:00Z",
};

/** The same as it would leave, alone in its batch. The key was made for this example; a test checks the signature. */
export const EXAMPLE_CONTRIBUTION = {
  batch: JSON.stringify({ observations: [EXAMPLE_OBSERVATION], coupons: [EXAMPLE_COUPON] }),
  key: "76jSXWOfhVT8Bx9DpuLq72C9hPB5zlqF3YN6Bb+ZopA=",
  signature: "Mc5I6YJWLfYTfPHT+IsFuVmzQsZjZzyHl6lS7sGCpMgA5qm8mmeBGwN3Uw5rifXWYLAIS5ltcdPBIvxurTfjAQ==",
};

/** The first digits of SHA-256 over "product:1005006123456789"; a test recomputes them. */
export const EXAMPLE_PREFIX = "c6f0";

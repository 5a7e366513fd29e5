// What the introduction shows as being sent, in the very form that the background sends it.
import type { Observation } from "../engine-contract.js";

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
};

/** The same as it would leave, alone in its batch. The key was made for this example; a test checks the signature. */
export const EXAMPLE_CONTRIBUTION = {
  batch: JSON.stringify({ observations: [EXAMPLE_OBSERVATION] }),
  key: "zKinCgUsw+tDP/NCkAwf26eQZcnYF1C9c6/ov8hRMGA=",
  signature: "Ry0IQvKnMnVsm3+1wPe3vdqWnUZm6vYTm1E2IrougiaUOiy/6apQgc5NaefMSUlv9fybTWIc7EtstJyqg755Cw==",
};

/** The first digits of SHA-256 over "product:1005006123456789"; a test recomputes them. */
export const EXAMPLE_PREFIX = "c6f0";

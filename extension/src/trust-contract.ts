// What the trust engine answers, as the extension names it; generated from wasm-core/contracts.
import type { TrustMethods } from "../../wasm-core/js/trust-methods.gen.js";

export type { TrustMethods };
export type TrustMethodName = keyof TrustMethods;

/** How far a store can be trusted, on what evidence, and how much was known. */
export type SellerTrust = TrustMethods["seller.trust"]["value"]["trust"];
export type TrustFactorName = keyof SellerTrust["factors"];
export type TrustFactor = SellerTrust["factors"][TrustFactorName];
export type TrustEvidence = TrustFactor["evidence"][number];
export type Recommendation = NonNullable<SellerTrust["recommendation"]>;

export type ListingSignals = TrustMethods["listing.signals"]["value"];
/** Something about a listing that a shopper should look at; never an accusation. */
export type ListingSignal = ListingSignals["signals"][number];

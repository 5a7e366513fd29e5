// The engine's types as the extension names them; generated from wasm-core/contracts.
// Money is integer minor units of the currency beside it; times are ISO 8601 UTC.
import type { Methods } from "../../wasm-core/js/methods.gen.js";

export type { Methods };
export type MethodName = keyof Methods;
type Value<M extends MethodName> = Methods[M]["value"];

export type Facts = Value<"facts.read">;
export type FactsWarning = Facts["warnings"][number];
/** Which rules match a page; structure only, never a value of it. */
export type LayoutReport = Value<"layouts.check">;
export type Offer = NonNullable<Facts["offer"]>;
export type PriceContext = Offer["context"];

/** One price, seen at one hour; what a contributor sends. */
export type Observation = Value<"observations.from_facts">["observations"][number];

/** A coupon that a page offers to everybody; what a contributor sends beside prices. */
export type CouponObservation = NonNullable<Value<"observations.from_facts">["coupons"]>[number];

/** A price over time: runs during which only one price was seen, with gaps between them. */
export type Series = Value<"history.merge">;
/** The same as the engine takes it: its runs listed, in the compact form, or both. */
export type GivenSeries = NonNullable<Methods["history.merge"]["args"]["others"]>[number];
export type PriceRun = Series["runs"][number];
/** What identifies a series; an absent SKU means "the lowest price over the SKUs". */
export type SeriesKey = Pick<Observation, "product_id" | "sku_id" | "currency" | "ship_to" | "context">;

export type HistoryValue = Value<"history.assess">;
export type HistoryStats = HistoryValue["stats"];
export type Forecast = HistoryValue["forecast"];
/** What the forecast comes to: wait, buy now, or no advice. */
export type Advice = HistoryValue["advice"];
/** A sale of the shop that falls into the history or the forecast. */
export type SaleEvent = HistoryValue["sale_events"][number];
/** What everyone pays, beside a price that only some get. */
export type PublicPrice = NonNullable<HistoryValue["public_price"]>;
export type Verdict = HistoryValue["verdict"];
/** A number of the verdict and what it rests on: history, a discount or a deal signal. */
export type Evidence = Verdict["evidence"][number];
/** What an offer comes to with coupons, shipping and tax, as far as that is known. */
export type OfferCost = Value<"offer.cost">;
/** What the history says about the crossed-out price. */
export type ListPriceCheck = NonNullable<Verdict["list_price"]>;
/** What a badge in a list says of a card's price. */
export type ListedJudgement = NonNullable<Value<"listing.judge">["items"][number]["judgement"]>;
/** What the page claims now, to be compared with its series. */
export type ClaimedOffer = NonNullable<Methods["history.assess"]["args"]["offer"]>;

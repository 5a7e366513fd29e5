// A card of the page together with what is known of its product's price and seller.
import type { ListedJudgement } from "../../engine-contract.js";
import type { ListedProduct } from "../../messages/list-view.js";

export interface KnownCard {
  element: HTMLElement;
  product: ListedProduct;
  /** Where there is enough history of the price. */
  judgement?: ListedJudgement;
}

export interface JudgedCard extends KnownCard {
  judgement: ListedJudgement;
}

/** The labels of "good or better". */
export const isGood = ({ judgement }: JudgedCard): boolean => judgement.label === "great" || judgement.label === "good";

/** Whether there is enough history for a badge to say something. */
export const isJudged = (judgement: ListedJudgement | undefined): judgement is ListedJudgement =>
  judgement?.enough_data === true;

/** Whether there is anything to say about the card. */
export const isKnown = ({ judgement, product }: KnownCard): boolean => judgement !== undefined || product.seller !== undefined;

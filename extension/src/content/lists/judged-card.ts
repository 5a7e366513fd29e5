// A card of the page together with what is known of its product's price.
import type { ListedJudgement } from "../../engine-contract.js";
import type { ListedProduct } from "../../messages/list-view.js";

export interface JudgedCard {
  element: HTMLElement;
  product: ListedProduct;
  judgement: ListedJudgement;
}

/** The labels of "good or better". */
export const isGood = ({ judgement }: JudgedCard): boolean => judgement.label === "great" || judgement.label === "good";

/** Whether there is enough history for a badge to say something. */
export const isJudged = (judgement: ListedJudgement | undefined): judgement is ListedJudgement =>
  judgement?.enough_data === true;

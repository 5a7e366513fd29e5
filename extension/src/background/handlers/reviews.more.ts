// Loads one more page of a product's reviews, because the shopper asked for it.
import { failure } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const moreReviewsHandler: Handler<"reviews.more"> = async ({ product_id: id }, { services, sender }) =>
  sender.tab?.incognito
    ? failure("unavailable", "reviews.more", "nothing is asked for in private windows")
    : services.productReviews.loadMore(id);

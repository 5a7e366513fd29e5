// What the reviews that a page holds, and those kept of its product, come to.
import type { Handler } from "../listener.js";

export const readReviewsHandler: Handler<"reviews.read"> = (request, { services, sender }) =>
  services.productReviews.read({ ...request, is_private: sender.tab?.incognito ?? false });

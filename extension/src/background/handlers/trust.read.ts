// What is known of the seller of a product page.
import type { Handler } from "../listener.js";

export const readTrustHandler: Handler<"trust.read"> = (request, { services, sender, now }) =>
  services.storeTrust.readListing(request, { is_private: sender.tab?.incognito ?? false, now, locale: request.locale });

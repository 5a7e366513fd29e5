// Keeps what the shopper wrote about a store's score.
import type { Handler } from "../listener.js";

export const noteTrustHandler: Handler<"trust.note"> = (request, { services, now }) =>
  services.storeTrust.note(request, now);

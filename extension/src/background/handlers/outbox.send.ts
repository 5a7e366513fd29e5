// Contributes what waits now instead of later, because the user asked for it.
import type { Handler } from "../listener.js";

export const sendOutboxHandler: Handler<"outbox.send"> = (_request, { services }) => services.outbox.send();

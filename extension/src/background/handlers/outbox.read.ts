// How much waits to be contributed, and until when.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const readOutboxHandler: Handler<"outbox.read"> = async (_request, { services }) =>
  success(await services.outbox.status());

// Everything ever sent, newest first.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const listAuditHandler: Handler<"audit.list"> = async (_request, { services }) =>
  success({ entries: await services.store.audit.list() });

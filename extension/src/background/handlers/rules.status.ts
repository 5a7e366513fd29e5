// Which rules pages are read with, and how the last look for newer ones went.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const ruleStatusHandler: Handler<"rules.status"> = async (_request, { services }) =>
  success(await services.rules.status());

// Erases everything read or sent; answers what is left.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const eraseDataHandler: Handler<"data.erase"> = async (_request, { services }) => {
  await services.outbox.clear();
  await services.store.eraseRecords();
  return success(await services.store.measure());
};

// Takes a product off the list; answers what was removed, so that it can be put back (watch.import).
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const removeWatchHandler: Handler<"watch.remove"> = async ({ id }, { services }) => {
  const removed = await services.store.watches.remove(id);
  await services.watchChecks.schedule();
  return success(removed ? { removed } : {});
};

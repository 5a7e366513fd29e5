// Puts products on the list as they were exported or removed.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const importWatchHandler: Handler<"watch.import"> = async ({ items }, { services }) => {
  const report = await services.watchlist.import(items);
  await services.watchChecks.schedule();
  return success(report);
};

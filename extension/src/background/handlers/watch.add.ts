// Watches a product from now on; `too_large` when the list is full. Nothing is kept of private windows.
import { failure } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const addWatchHandler: Handler<"watch.add"> = async ({ subject }, { services, sender, now }) => {
  if (sender.tab?.incognito) return failure("invalid_input", "watch.add", "nothing is kept of a private window");
  const row = await services.watchlist.add(subject, now);
  await services.watchChecks.schedule();
  return row;
};

// Looks at a watched product now, because the shopper asked for it.
import { failure, success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const checkWatchHandler: Handler<"watch.check"> = async ({ id }, { services }) => {
  await services.watchChecks.check(id);
  const row = await services.watchlist.row(id);
  return row ? success(row) : failure("not_found", "watch.check", "this product is not watched");
};

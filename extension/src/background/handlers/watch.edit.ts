// Changes what a shopper wishes to be told about a product.
import type { Handler } from "../listener.js";

export const editWatchHandler: Handler<"watch.edit"> = ({ id, ...change }, { services }) =>
  services.watchlist.edit(id, change);

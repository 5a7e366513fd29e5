// The watched products, the latest added first.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const listWatchHandler: Handler<"watch.list"> = async (_request, { services }) =>
  success({ rows: await services.watchlist.rows() });

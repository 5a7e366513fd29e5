// At which prices other wishes would be told, before they are saved.
import type { Handler } from "../listener.js";

export const previewWatchHandler: Handler<"watch.preview"> = ({ id, rules }, { services }) =>
  services.watchlist.preview(id, rules);

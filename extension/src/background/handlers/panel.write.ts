// Remembers how the panel was arranged; the only settings that a page's panel may change.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writePanelHandler: Handler<"panel.write"> = async ({ is_folded, chart_range }, { services }) => {
  await services.store.settings.write({
    ...(is_folded === undefined ? {} : { panel_fold: is_folded ? "folded" : "open" }),
    ...(chart_range === undefined ? {} : { chart_range }),
  });
  return success(null);
};

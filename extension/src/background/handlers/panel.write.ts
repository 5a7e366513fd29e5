// Remembers whether the panel is folded; the only setting that a page's panel may change.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writePanelHandler: Handler<"panel.write"> = async ({ is_folded }, { services }) => {
  await services.store.settings.write({ panel_fold: is_folded ? "folded" : "open" });
  return success(null);
};

// What was last read in a tab.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const latestPageHandler: Handler<"page.latest"> = async ({ tab_id }, { services }) =>
  success(await services.store.latestPages.read(tab_id));

// Opens one of the extension's own pages; content scripts cannot do that themselves.
import { success } from "../../messages/envelope.js";
import { openExtensionPage } from "../../platform/extension-pages.js";
import type { Handler } from "../listener.js";

export const openPageHandler: Handler<"page.open"> = async ({ page }) => {
  await openExtensionPage(page);
  return success(null);
};

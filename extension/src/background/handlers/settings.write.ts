// Changes settings other than consents.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writeSettingsHandler: Handler<"settings.write"> = async ({ change }, { services }) => {
  const before = await services.store.settings.read();
  const settings = await services.store.settings.write(change);
  // Another server's answers say nothing about this one.
  if (settings.server_address !== before.server_address) await services.store.crowd.clear();
  if (!settings.remember_products) await services.store.seenProducts.clear();
  return success(settings);
};

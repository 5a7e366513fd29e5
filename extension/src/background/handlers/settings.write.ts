// Changes settings other than consents.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writeSettingsHandler: Handler<"settings.write"> = async ({ change }, { services }) => {
  const before = await services.store.settings.read();
  const settings = await services.store.settings.write(change);
  if (settings.server_address !== before.server_address) {
    // Another server's answers say nothing about this one.
    await services.store.crowd.clear();
    await services.outbox.startAnew();
  }
  if (!settings.remember_products) await services.store.forgetSeen();
  return success(settings);
};

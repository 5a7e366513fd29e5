// Records a decision. Withdrawing takes effect at once: what waited to be sent is forgotten.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writeConsentHandler: Handler<"consent.write"> = async (
  { consent, granted },
  { services, now },
) => {
  const settings = await services.store.settings.writeConsent(consent, granted, now);
  if (!granted && consent === "contribute") await services.outbox.clear();
  if (!granted && consent === "lookup") await services.store.crowd.clear();
  if (consent === "rules") await (granted ? services.rules.start() : services.rules.withdraw());
  if (consent === "watch" || consent === "lookup") await services.watchChecks.schedule();
  return success(settings);
};

// Records a decision. Withdrawing takes effect at once: what waited to be sent is forgotten. The keys of what was
// sent stay until the user has it erased or lets go of it (contribution.erase, contribution.forget).
import { failure, success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const writeConsentHandler: Handler<"consent.write"> = async (
  { consent, granted },
  { services, now },
) => {
  if (granted && consent === "contribute" && !(await services.contributorKeys.begin())) {
    return failure("unavailable", "consent.write", "this browser cannot sign what it would send");
  }
  const settings = await services.store.settings.writeConsent(consent, granted, now);
  if (!granted && consent === "contribute") await services.outbox.clear();
  if (!granted && consent === "lookup") await services.store.crowd.clear();
  if (consent === "rules") await (granted ? services.rules.start() : services.rules.withdraw());
  if (consent === "watch" || consent === "lookup") await services.watchChecks.schedule();
  return success(settings);
};

// A copy of what the server holds of one key, because the user asked for it.
import type { Handler } from "../listener.js";

export const exportContributionHandler: Handler<"contribution.export"> = ({ key }, { services }) =>
  services.contributedData.export(key);

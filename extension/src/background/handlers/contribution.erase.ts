// Has the server erase what it holds of one key, because the user asked for it.
import type { Handler } from "../listener.js";

export const eraseContributionHandler: Handler<"contribution.erase"> = ({ key }, { services }) =>
  services.contributedData.erase(key);

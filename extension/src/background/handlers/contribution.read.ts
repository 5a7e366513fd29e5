// Whether this browser can contribute, and the keys of what was contributed.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const readContributionHandler: Handler<"contribution.read"> = async (_request, { services: { contributorKeys: keys } }) =>
  success({ is_possible: await keys.arePossible(), keys: await keys.held() });

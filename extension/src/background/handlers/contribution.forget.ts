// Deletes the keys of one who no longer contributes: nobody can then tell whose contributions they were.
import { failure, success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const forgetContributionHandler: Handler<"contribution.forget"> = async (_request, { services: { store } }) => {
  const { consents } = await store.settings.read();
  if (consents.contribute.granted) return failure("invalid_input", "contribution.forget", "the keys are in use");
  await store.contributorKeys.clear();
  return success(null);
};

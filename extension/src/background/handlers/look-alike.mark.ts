// Remembers, or takes back, that two products are not the same. Nothing is kept of private windows.
import { failure, success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const markLookAlikeHandler: Handler<"look-alike.mark"> = async (mark, { services, sender, now }) => {
  if (sender.tab?.incognito) return failure("invalid_input", "look-alike.mark", "nothing is kept of a private window");
  const { product_id: id, other_id: other, is_refused: isRefused } = mark;
  const { seenProducts } = services.store;
  await (isRefused ? seenProducts.refuse(id, other, now) : seenProducts.takeBackRefusal(id, other));
  return success(null);
};

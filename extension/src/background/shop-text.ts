// A text of the shop, asked for as nobody in particular: through the privacy guard, without cookies.
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { GuardedRequest, PrivacyGuard } from "./privacy-guard.js";

export interface ShopRequest extends Pick<GuardedRequest, "purpose" | "url" | "time_limit_ms"> {
  max_bytes: number;
}

/**
 * The text; the shop may lead from one of its hosts to another. Fails as the privacy guard does, with
 * `rate_limited` when the shop asks to slow down, `unavailable` for any other refusal, `too_large`.
 */
export async function readFromShop(guard: PrivacyGuard, request: ShopRequest): Promise<Envelope<string>> {
  const { max_bytes: maxBytes, url, ...rest } = request;
  const answer = await guard.send({ ...rest, method: "GET", url, redirect: "follow" });
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status === 429) return failure("rate_limited", url, "the shop asks to slow down");
  if (status !== 200) return failure("unavailable", url, `status ${status}`);
  if (bytes.byteLength > maxBytes) return failure("too_large", url, "the page is too large");
  return success(new TextDecoder().decode(bytes));
}

// Opens a product's page as nobody in particular: without cookies, and only when the user has
// agreed to it and the browser lets us.
import { failure, type Envelope } from "../../messages/envelope.js";
import { watchedAddress } from "../../messages/watch.js";
import type { PrivacyGuard } from "../privacy-guard.js";
import { readFromShop } from "../shop-text.js";

const TIME_LIMIT_MS = 15_000;
/** A saved page of today is 0.2–1.5 MB. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024;

export class ShopPages {
  readonly #guard: PrivacyGuard;

  constructor(guard: PrivacyGuard) {
    this.#guard = guard;
  }

  /** The page's text; the shop may lead from one of its hosts to another. */
  async read(address: string): Promise<Envelope<string>> {
    const url = watchedAddress(address);
    if (url === undefined) return failure("invalid_input", "watch", "no address of the shop");
    return readFromShop(this.#guard, {
      purpose: "check_watched_product",
      url,
      time_limit_ms: TIME_LIMIT_MS,
      max_bytes: MAX_PAGE_BYTES,
    });
  }
}

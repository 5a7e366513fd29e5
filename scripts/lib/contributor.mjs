// A contributor as the server knows one: an Ed25519 key that signs batches of observations, as the
// extension does.
import { generateKeyPairSync, sign } from "node:crypto";

const OBSERVATIONS_PATH = "/v1/observations";
const SIGNED_AS = "companion.observations.v1";
const PUBLIC_KEY_BYTES = 32;
/** The server's limit. */
const MAX_BATCH = 500;

export class Contributor {
  #privateKey;
  #publicKey;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    this.#privateKey = privateKey;
    // The key itself is the end of its DER form.
    this.#publicKey = publicKey.export({ type: "spki", format: "der" }).subarray(-PUBLIC_KEY_BYTES).toString("base64");
  }

  /** Posts the observations; throws unless the server takes every one. Returns how many it took. */
  async contribute(server, observations) {
    for (let from = 0; from < observations.length; from += MAX_BATCH) {
      const answer = await server.post(OBSERVATIONS_PATH, this.#signed(observations.slice(from, from + MAX_BATCH)));
      if (!answer.ok || answer.value.refused.length > 0) throw new Error(`the server refused ${JSON.stringify(answer)}`);
    }
    return observations.length;
  }

  /** The same for coupons that a page offers to everybody. */
  async contributeCoupons(server, coupons) {
    const answer = await server.post(OBSERVATIONS_PATH, this.#signed([], coupons));
    if (!answer.ok || answer.value.refused.length > 0) throw new Error(`the server refused ${JSON.stringify(answer)}`);
  }

  #signed(observations, coupons) {
    const batch = JSON.stringify({ observations, coupons });
    const signature = sign(null, Buffer.from(`${SIGNED_AS}\n${batch}`), this.#privateKey).toString("base64");
    return { batch, key: this.#publicKey, signature };
  }
}

// Who made a rule pack: an Ed25519 signature by one of the keys this build trusts
// (rule-keys.json; wasm-core/js/rule-pack.mjs makes keys and signatures).
import type { SignedPack } from "./store/rule-store.js";

export interface TrustedKey {
  /** The first 16 hex digits of SHA-256 over the key's bytes. */
  id: string;
  /** The 32 bytes of the public key, base64. */
  public_key: string;
}

const ALGORITHM = "Ed25519";

/** Whether `signed` bears a valid signature of a trusted key. Throws where the browser has no Ed25519. */
export async function isTrusted(signed: SignedPack, keys: readonly TrustedKey[]): Promise<boolean> {
  const trusted = keys.find((key) => key.id === signed.key);
  const signature = bytesOf(signed.signature);
  if (!trusted || !signature) return false;
  return crypto.subtle.verify(ALGORITHM, await imported(trusted), signature, new TextEncoder().encode(signed.pack));
}

/** Whether this browser can check signatures: Chrome from 137, Firefox from 129. */
export async function canVerify(key: TrustedKey): Promise<boolean> {
  return imported(key).then(
    () => true,
    () => false,
  );
}

function imported(key: TrustedKey): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(key.public_key) ?? new Uint8Array(), ALGORITHM, false, ["verify"]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

// Ed25519 signatures as the server checks them: over one line that says what the text is for, and
// the text exactly as it is sent. The line keeps a signature of one kind from passing for another.
import type { ContributorKey } from "./store/database.js";

const ALGORITHM = "Ed25519";

export type SignedPurpose = "companion.observations.v1" | "companion.privacy.v1";

/** Who signed, and the proof; both base64. */
export interface Signature {
  key: string;
  signature: string;
}

export async function sign(key: ContributorKey, purpose: SignedPurpose, text: string): Promise<Signature> {
  const bytes = new TextEncoder().encode(`${purpose}\n${text}`);
  const signature = await crypto.subtle.sign(ALGORITHM, key.private_key, bytes);
  return { key: key.id, signature: base64(signature) };
}

/** A new pair: the public half as the server reads it, the private half never to be read. Undefined where the browser has no Ed25519. */
export async function newKeyPair(): Promise<Pick<ContributorKey, "id" | "private_key"> | undefined> {
  try {
    const pair = (await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"])) as CryptoKeyPair;
    const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
    return { id: base64(raw), private_key: pair.privateKey };
  } catch {
    return undefined;
  }
}

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

// Types of rule-pack.mjs, for the tests of the extension.

export interface PackedLayout {
  id: string;
  source: string;
  watch?: string[];
}
export interface PackedRules {
  pages: PackedLayout[];
  sources: object;
}
export function readRules(): PackedRules;
export function packText(parts: PackedRules & { version: string; minimumEngine: string }): string;
export function makeKeys(): { privateKey: string; trusted: { id: string; public_key: string } };
export function signPack(pack: string, privateKeyPem: string): { pack: string; signature: string; key: string };
export function isSignedByTrusted(
  signed: { pack: string; signature: string; key: string },
  trustedKeys: readonly { id: string; public_key: string }[],
): boolean;

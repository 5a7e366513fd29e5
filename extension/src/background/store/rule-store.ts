// The updated rule pack in storage.local, with what is known of the server it came from.
import { LIST_PROBES_KEY, PAGE_PROBES_KEY, type PageProbes } from "../../messages/page-probes.js";
import type { RuleProblem } from "../../messages/rule-status.js";

/** A rule pack as it is delivered and kept: checked anew each time it is used. */
export interface SignedPack {
  /** The pack's JSON text, exactly as it was signed. */
  pack: string;
  /** Ed25519 over its UTF-8 bytes, base64. */
  signature: string;
  /** Id of the key that made the signature. */
  key: string;
}

export interface StoredRules {
  signed?: SignedPack;
  checked_at_ms?: number;
  problem?: RuleProblem;
}

const RULES_KEY = "rules";

export function isSignedPack(value: unknown): value is SignedPack {
  if (typeof value !== "object" || value === null) return false;
  const { pack, signature, key } = value as Record<string, unknown>;
  return typeof pack === "string" && typeof signature === "string" && typeof key === "string";
}

export class RuleStore {
  /** What is stored; what is malformed counts as not there. */
  async read(): Promise<StoredRules> {
    const stored = (await chrome.storage.local.get(RULES_KEY))[RULES_KEY] as Partial<StoredRules> | undefined;
    if (typeof stored !== "object") return {}; // Also the first time.
    const { signed, checked_at_ms: checked, problem } = stored;
    return {
      ...(isSignedPack(signed) ? { signed } : {}),
      ...(typeof checked === "number" ? { checked_at_ms: checked } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  async write(rules: StoredRules): Promise<void> {
    await chrome.storage.local.set({ [RULES_KEY]: rules });
  }

  /** Stores an accepted pack together with what it wants to know of a page. */
  async writePack(rules: StoredRules, product: PageProbes, list: PageProbes): Promise<void> {
    await chrome.storage.local.set({ [RULES_KEY]: rules, [PAGE_PROBES_KEY]: product, [LIST_PROBES_KEY]: list });
  }

  /** Forgets the pack: the shipped rules hold again. */
  async clear(): Promise<void> {
    await chrome.storage.local.remove(RULES_KEY);
    await chrome.storage.local.remove(PAGE_PROBES_KEY);
    await chrome.storage.local.remove(LIST_PROBES_KEY);
  }
}

// The rules that pages are read with: those shipped with the extension, or an update.

/** unreachable: no answer, or the server has none · untrusted: not signed by a key of ours · refused: the engine does not take it (not newer, or not for this version). */
export type RuleProblem = "unreachable" | "untrusted" | "refused";

export interface RuleStatus {
  /** no_keys: this build trusts nobody's updates · unsupported: the browser cannot check a signature. */
  updates: "possible" | "no_keys" | "unsupported";
  version: string;
  origin: "shipped" | "updated";
  /** ISO 8601 UTC, when the server was last asked. */
  checked_at?: string;
  /** Why the last check brought nothing although the server was asked for it. */
  problem?: RuleProblem;
}

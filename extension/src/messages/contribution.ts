// What the user can know of, and do with, the prices contributed from this device.
import type { CouponObservation, Observation } from "../engine-contract.js";

export interface SendReport {
  sent: number;
  accepted: number;
  refused: number;
  /** Never sent: the server no longer takes prices of so long ago. */
  too_old: number;
}

/**
 * unauthorized: the server did not take the signature, and nothing is tried again by itself ·
 * busy: it asked to come later · unreachable: no answer that could be read.
 */
export type SendProblem = "unauthorized" | "busy" | "unreachable";

/** The last attempt to send; counts what went through before a problem. */
export interface SendAttempt extends SendReport {
  /** ISO 8601 UTC. */
  at: string;
  problem?: SendProblem;
}

export interface OutboxStatus {
  queued: number;
  /** ISO 8601 UTC; absent when nothing is scheduled. */
  next_send_at?: string;
  last?: SendAttempt;
}

/** A key of this device's contributions, as far as it concerns anybody. */
export interface HeldKey {
  /** The public key, base64. */
  id: string;
  server: string;
  /** UTC day: "2026-11-23". */
  from_day: string;
  /** ISO 8601 UTC; absent while nothing was sent with it. */
  last_used_at?: string;
}

export interface ContributionStatus {
  /** Whether this browser can sign (Ed25519: Chrome from 137, Firefox from 129). */
  is_possible: boolean;
  /** The oldest first. */
  keys: HeldKey[];
}

/** What a server holds of one key. */
export interface ExportedContributions {
  key: string;
  first_seen_day?: string;
  observations: Observation[];
  /** Absent when there are none. */
  coupons?: CouponObservation[];
}

/** done: published prices were decided again without them · within a day: they will be. */
export type Recomputed = "done" | "within a day";

export interface ErasedContributions {
  erased: number;
  recomputed: Recomputed;
}

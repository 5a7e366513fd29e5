// What the server decided about the price of one day, and why.
import type { Required } from "./announcement.js";

export type CrowdDayState = "published" | "pending" | "varies";

export interface CrowdDay {
  /** UTC day: "2026-11-23". */
  day: string;
  state: CrowdDayState;
  /** A code with words in the catalogue (decided.…); newer servers may know others. */
  reason: string;
  /** Minor units; the leading price where it is one. */
  lowest_minor: number;
  highest_minor: number;
  /** How many shoppers, on how many networks, saw the leading price. */
  keys: number;
  networks: number;
  required: Required;
  /** More reports may change it. */
  open?: true;
}

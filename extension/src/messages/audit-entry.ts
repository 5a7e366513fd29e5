// One line of "everything ever sent".

export type RequestPurpose =
  | "contribute_prices"
  | "look_up_history"
  | "read_server_settings"
  | "read_server_terms"
  | "export_contributions"
  | "erase_contributions"
  | "update_page_rules"
  | "check_watched_product"
  | "load_reviews";

export const REQUEST_PURPOSES: readonly RequestPurpose[] = [
  "contribute_prices",
  "look_up_history",
  "read_server_settings",
  "read_server_terms",
  "export_contributions",
  "erase_contributions",
  "update_page_rules",
  "check_watched_product",
  "load_reviews",
];

/** How a request ended. Absent while it is under way, or when the browser was closed meanwhile. */
export type RequestOutcome =
  | { kind: "answered"; status: number; bytes_received: number; duration_ms: number; redirected_to?: string }
  | { kind: "failed"; reason: "timeout" | "network"; duration_ms: number };

export interface AuditEntry {
  id: number;
  /** ISO 8601 UTC, when the request was about to leave. */
  time: string;
  method: "GET" | "POST";
  url: string;
  purpose: RequestPurpose;
  /** Size of the body in UTF-8 bytes. */
  bytes_sent: number;
  /** Exactly the body that was sent; absent when there was none. */
  body?: string;
  outcome?: RequestOutcome;
}

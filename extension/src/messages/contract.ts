// Every message there is: who may send it, what it asks, what it answers.
//
// The way of a message: send.ts → background/listener.ts (sender, shape, time limit) →
// background/handlers/<noun>.<verb>.ts → envelope. Adding one means a row here, a check in
// validators.ts and a handler file; the compiler names whichever is missing.
import type { LayoutReport } from "../engine-contract.js";
import type { ServerAnnouncement } from "./announcement.js";
import type { AuditEntry } from "./audit-entry.js";
import type {
  ContributionStatus,
  ErasedContributions,
  ExportedContributions,
  OutboxStatus,
  SendReport,
} from "./contribution.js";
import type { LookAlikeMark, LookAlikeView, ProductOnPage } from "./elsewhere.js";
import type { ListView } from "./list-view.js";
import type { HistorySubject, HistoryView, PageView } from "./page-view.js";
import type { LoadedReviews, ReviewedProduct, ReviewsAnswer } from "./reviews.js";
import type { RuleStatus } from "./rule-status.js";
import type { ChartRange, ConsentName, EditableSettings, Settings } from "./settings.js";
import type { StorePageAnswer, TrustNoteChange, TrustRequest, TrustView } from "./trust.js";
import type { ImportReport, WatchItem, WatchPreview, WatchRow, WatchRules, WatchSubject } from "./watch.js";

export interface StoredAmounts {
  series: number;
  queued: number;
  /** Of what was contributed, to export or erase it. */
  contributor_keys: number;
  watched: number;
  /** Of the forecast, for its track record. */
  advices: number;
  seen_products: number;
  seen_coupons: number;
  /** Products whose reviews are kept. */
  reviewed_products: number;
  /** Stores whose pages were opened. */
  known_stores: number;
  /** Products whose pages' looks are kept. */
  known_listings: number;
  audit_lines: number;
}

/** What the popup shows of the tab's page; the view is absent when nothing was read there. */
export interface LatestPage {
  url?: string;
  view?: PageView;
}

/** Pages of the extension that a content script may ask to open. */
export type ExtensionPage = "options" | "audit-log" | "onboarding" | "watchlist";

/** What the shopper arranged on the panel. */
export interface PanelChange {
  is_folded?: boolean;
  chart_range?: ChartRange;
}

export interface Messages {
  "page.read": { request: { url: string; extract: string }; value: PageView };
  "page.report": { request: { url: string; extract: string }; value: LayoutReport };
  "page.latest": { request: { tab_id: number }; value: LatestPage };
  "page.open": { request: { page: ExtensionPage }; value: null };
  "history.refresh": { request: { subject: HistorySubject }; value: HistoryView };
  "listing.read": { request: { url: string; extract: string; locale: string }; value: ListView };
  "look-alike.find": { request: { product: ProductOnPage }; value: { look_alikes: LookAlikeView[] } };
  "look-alike.mark": { request: LookAlikeMark; value: null };
  /** What the page holds of a product's reviews, and in which language the answer shall be. */
  "reviews.read": {
    request: { url: string; extract: string; product: ReviewedProduct; locale: string };
    value: ReviewsAnswer;
  };
  /** One more page of reviews from the shop; answers no sooner than the next may be asked for. */
  "reviews.more": { request: { product_id: string }; value: LoadedReviews };
  /** What is known of the seller of a product page, and what is unusual about the listing. */
  "trust.read": { request: TrustRequest; value: TrustView };
  /** The same of the store whose own page this is. */
  "store.read": { request: { url: string; extract: string; locale: string }; value: StorePageAnswer };
  "trust.note": { request: TrustNoteChange; value: null };
  "panel.write": { request: PanelChange; value: null };
  "rules.status": { request: Record<never, never>; value: RuleStatus };
  "settings.read": { request: Record<never, never>; value: Settings };
  "settings.write": { request: { change: Partial<EditableSettings> }; value: Settings };
  "consent.write": { request: { consent: ConsentName; granted: boolean }; value: Settings };
  /** asks: the user's click asks the server; else only what it said within the last day. */
  "server.read": { request: { asks: boolean }; value: { announcement?: ServerAnnouncement } };
  "contribution.read": { request: Record<never, never>; value: ContributionStatus };
  "contribution.export": { request: { key: string }; value: ExportedContributions };
  "contribution.erase": { request: { key: string }; value: ErasedContributions };
  /** Deletes the keys without erasing what was sent with them; refused while the user contributes. */
  "contribution.forget": { request: Record<never, never>; value: null };
  "outbox.read": { request: Record<never, never>; value: OutboxStatus };
  "outbox.send": { request: Record<never, never>; value: SendReport };
  "audit.list": { request: Record<never, never>; value: { entries: AuditEntry[] } };
  "data.measure": { request: Record<never, never>; value: StoredAmounts };
  "data.erase": { request: Record<never, never>; value: StoredAmounts };
  "watch.list": { request: Record<never, never>; value: { rows: WatchRow[] } };
  "watch.add": { request: { subject: WatchSubject }; value: WatchRow };
  "watch.edit": { request: { id: string; rules?: WatchRules; is_muted?: boolean }; value: WatchRow };
  "watch.remove": { request: { id: string }; value: { removed?: WatchItem } };
  "watch.import": { request: { items: WatchItem[] }; value: ImportReport };
  "watch.preview": { request: { id: string; rules: WatchRules }; value: WatchPreview };
  "watch.check": { request: { id: string }; value: WatchRow };
}

export type MessageName = keyof Messages;

/** What travels over runtime.sendMessage. */
export interface Message<M extends MessageName = MessageName> {
  name: M;
  request: Messages[M]["request"];
}

/** Where a message may come from. */
export type SenderContext = "content" | "extension_page";

export const ALLOWED_SENDERS: Record<MessageName, readonly SenderContext[]> = {
  "page.read": ["content"],
  "page.report": ["content"],
  "page.latest": ["extension_page"],
  "page.open": ["content", "extension_page"],
  "history.refresh": ["content"],
  "listing.read": ["content"],
  "look-alike.find": ["content"],
  "look-alike.mark": ["content"],
  "reviews.read": ["content"],
  "reviews.more": ["content"],
  "trust.read": ["content"],
  "store.read": ["content"],
  "trust.note": ["content"],
  "panel.write": ["content"],
  "rules.status": ["extension_page"],
  "settings.read": ["extension_page"],
  "settings.write": ["extension_page"],
  "consent.write": ["extension_page"],
  "server.read": ["extension_page"],
  "contribution.read": ["extension_page"],
  "contribution.export": ["extension_page"],
  "contribution.erase": ["extension_page"],
  "contribution.forget": ["extension_page"],
  "outbox.read": ["extension_page"],
  "outbox.send": ["extension_page"],
  "audit.list": ["extension_page"],
  "data.measure": ["extension_page"],
  "data.erase": ["extension_page"],
  "watch.list": ["extension_page"],
  "watch.add": ["content"],
  "watch.edit": ["content", "extension_page"],
  "watch.remove": ["content", "extension_page"],
  "watch.import": ["extension_page"],
  "watch.preview": ["content", "extension_page"],
  "watch.check": ["extension_page"],
};

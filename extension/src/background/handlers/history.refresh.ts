// Asks the crowd (when agreed to) and judges the history again.
import { success, type Envelope } from "../../messages/envelope.js";
import type { HistorySubject, HistoryView } from "../../messages/page-view.js";
import type { Handler } from "../listener.js";
import { readHistory, withTrackRecord } from "../price-history.js";
import type { Services } from "../services.js";

export const refreshHistoryHandler: Handler<"history.refresh"> = async (
  { subject },
  { services, sender, now },
) => {
  const isPrivate = sender.tab?.incognito ?? false;
  const read = await (isPrivate ? readHistory(subject, { crowd: [], state: "private", now }, services) : refreshed(subject, now, services));
  if (!read.ok) return read;
  const view = await withTrackRecord(read.value, now, services);
  // The popup shows the same as the card.
  if (!isPrivate && sender.tab?.id !== undefined) {
    await services.store.latestPages.writeHistory(sender.tab.id, view);
  }
  return success(view);
};

async function refreshed(subject: HistorySubject, now: Date, services: Services): Promise<Envelope<HistoryView>> {
  const { consents } = await services.store.settings.read();
  if (!consents.lookup.granted) return readHistory(subject, { crowd: [], state: "off", now }, services);
  const crowd = await services.crowd.lookUp(subject.candidates[0]?.key.product_id ?? "");
  if (!crowd.ok) return readHistory(subject, { crowd: [], state: "unreachable", now }, services);
  const { series, coupons } = crowd.value;
  const read = await readHistory(subject, { crowd: series, state: "included", now }, services);
  // What they take off is known when the page is read again.
  return read.ok && coupons.length > 0 ? success({ ...read.value, has_shared_coupons: true }) : read;
}

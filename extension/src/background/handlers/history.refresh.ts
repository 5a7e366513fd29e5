// Asks the crowd (when agreed to) and judges the history again.
import type { Handler } from "../listener.js";
import { readHistory } from "../price-history.js";

export const refreshHistoryHandler: Handler<"history.refresh"> = async (
  { subject },
  { services, sender, now },
) => {
  const isPrivate = sender.tab?.incognito ?? false;
  const { consents } = await services.store.settings.read();
  if (isPrivate || !consents.lookup.granted) {
    return readHistory(subject, [], isPrivate ? "private" : "off", now, services);
  }
  const crowd = await services.crowd.lookUp(subject.candidates[0]?.key.product_id ?? "");
  const view = crowd.ok
    ? await readHistory(subject, crowd.value, "included", now, services)
    : await readHistory(subject, [], "unreachable", now, services);
  // The popup shows the same as the card.
  if (view.ok && sender.tab?.id !== undefined) {
    await services.store.latestPages.writeHistory(sender.tab.id, view.value);
  }
  return view;
};

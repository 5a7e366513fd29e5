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
    return readHistory(subject, { crowd: [], state: isPrivate ? "private" : "off", now }, services);
  }
  const crowd = await services.crowd.lookUp(subject.candidates[0]?.key.product_id ?? "");
  const known = crowd.ok
    ? { crowd: crowd.value, state: "included" as const, now }
    : { crowd: [], state: "unreachable" as const, now };
  const view = await readHistory(subject, known, services);
  // The popup shows the same as the card.
  if (view.ok && sender.tab?.id !== undefined) {
    await services.store.latestPages.writeHistory(sender.tab.id, view.value);
  }
  return view;
};

// Asks the crowd (when agreed to) and judges the history again.
import { success } from "../../messages/envelope.js";
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
  if (view.ok && sender.tab?.id !== undefined) {
    await rememberHistory(sender.tab.id);
  }
  return view.ok ? success(view.value) : view;

  /** The popup shows the same as the card. */
  async function rememberHistory(tabId: number): Promise<void> {
    const latest = await services.store.latestPages.read(tabId);
    if (!latest.view || !view.ok) return;
    const state = view.value.verdict.enough_data ? "ready" : "thin";
    await services.store.latestPages.write(tabId, {
      ...latest,
      view: { ...latest.view, state, history: view.value },
    });
  }
};

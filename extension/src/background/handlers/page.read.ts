// Reads a page extract and answers what the card shows.
import type { Handler } from "../listener.js";
import { readPage } from "../page-reader.js";

export const readPageHandler: Handler<"page.read"> = async ({ url, extract }, { services, sender, now }) => {
  const isPrivate = sender.tab?.incognito ?? false;
  const view = await readPage({ url, extract, is_private: isPrivate, now }, services);
  if (view.ok && !isPrivate && sender.tab?.id !== undefined) {
    const { seller: _, ...shown } = view.value;
    await services.store.latestPages.write(sender.tab.id, { url, view: shown });
  }
  return view;
};

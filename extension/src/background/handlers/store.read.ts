// What is known of the store whose own page this is.
import type { Handler } from "../listener.js";

export const readStoreHandler: Handler<"store.read"> = ({ url, extract, locale }, { services, sender, now }) =>
  services.storeTrust.readStorePage({ url, extract }, { is_private: sender.tab?.incognito ?? false, now, locale });

// Reads the extract of a list and answers what its badges show.
import type { Handler } from "../listener.js";
import { readList } from "../list-reader.js";

export const readListingHandler: Handler<"listing.read"> = ({ url, extract, locale }, { services, sender, now }) =>
  readList({ url, extract, locale, is_private: sender.tab?.incognito ?? false, now }, services);

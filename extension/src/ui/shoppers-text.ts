// How many shoppers, in words.
import { text } from "../i18n/text.js";
import type { Required } from "../messages/announcement.js";

/** "one shopper"; "3 shoppers on 2 networks". */
export function shoppersText({ keys, networks }: Required): string {
  if (keys === 1) return text("shoppers.one");
  return networks === 1
    ? text("shoppers.one_network", { keys: String(keys) })
    : text("shoppers.networks", { keys: String(keys), networks: String(networks) });
}

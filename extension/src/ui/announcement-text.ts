// What a server announces, as sentences for whoever agrees to ask it.
import { text } from "../i18n/text.js";
import { areGroupsSmall, FEWEST_PRODUCTS, type ServerAnnouncement } from "../messages/announcement.js";
import { formatCount } from "./counts.js";
import { shoppersText } from "./shoppers-text.js";

/** How much a look-up tells the server. */
export function groupsText(announced: ServerAnnouncement): string {
  const { bucket_products: products, prefix_length: digits } = announced;
  if (products === undefined) return text("server.not_said");
  const count = formatCount(products);
  if (areGroupsSmall(announced)) return text("server.small_groups", { count, least: formatCount(FEWEST_PRODUCTS) });
  return digits === 0 ? text("server.one_group", { count }) : text("server.groups", { count });
}

/** How many shoppers stand behind a shared price; undefined where the server does not say. */
export function requiredText({ required }: ServerAnnouncement): string | undefined {
  if (!required) return undefined;
  return required.keys <= 1 ? text("server.one_is_enough") : text("server.required", { shoppers: shoppersText(required) });
}

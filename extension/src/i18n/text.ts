// All text a user sees comes through here. A further language is one more catalogue file
// with the same keys; the compiler names what is missing.
import { en } from "./en.js";

export type TextKey = keyof typeof en;

/** The names in `{braces}` of a message. */
type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Parameters<K extends TextKey> = [Placeholders<(typeof en)[K]>] extends [never]
  ? []
  : [values: Record<Placeholders<(typeof en)[K]>, string>];

/** The language of the catalogue in use, for Intl. */
export const locale = "en";
/** The direction it is written in, whatever that of the page around it. */
export const direction = "ltr";

/** The message of `key` with its placeholders filled in. */
export function text<K extends TextKey>(key: K, ...[values]: Parameters<K>): string {
  const filled: Record<string, string> = values ?? {};
  return en[key].replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}

/** Whether the catalogue has a message for a code that came from elsewhere. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

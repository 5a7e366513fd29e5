// Keeps a page of the extension in the theme the user chose.
import { watchSettings } from "../messages/settings-feed.js";

export function followTheme(page: Document): void {
  watchSettings(({ theme }) => (page.documentElement.dataset.theme = theme));
}

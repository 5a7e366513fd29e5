// The panel's styles as one <style> element made by DOM calls. That is applied whatever the page's
// content-security policy says; one written as markup Firefox would silently drop, and to
// adoptedStyleSheets Firefox 140 gives content scripts no access.
import uplotStyles from "uplot/dist/uPlot.min.css";
import tokens from "../ui/tokens.css";
import watchFormStyles from "../ui/watch-form.css";
import chartStyles from "./cards/price/chart/price-chart.css";
import lookAlikeStyles from "./cards/price/look-alikes.css";
import cardStyles from "./cards/price/price-card.css";
import reviewStyles from "./cards/reviews/review-card.css";
import sellerStyles from "./cards/seller/seller-card.css";
import badgeStyles from "./lists/badge.css";
import bubbleStyles from "./lists/evidence-bubble.css";
import listBarStyles from "./lists/list-bar.css";
import panelStyles from "./panel.css";

export const panelStyle = (): HTMLStyleElement =>
  styleOf(tokens, uplotStyles, panelStyles, cardStyles, lookAlikeStyles, sellerStyles, reviewStyles, chartStyles, watchFormStyles);
/** The bar is a panel of its own. */
export const listBarStyle = (): HTMLStyleElement => styleOf(tokens, panelStyles, listBarStyles);
export const bubbleStyle = (): HTMLStyleElement => styleOf(tokens, bubbleStyles);
/** The same text for every badge, which browsers parse only once. */
export const badgeStyle = (): HTMLStyleElement => styleOf(tokens, badgeStyles);

function styleOf(...sheets: string[]): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = sheets.join("\n");
  return style;
}

// The panel's styles as one constructed sheet. A page's content-security policy does not
// reach adoptedStyleSheets; a <style> written as markup it would silently drop in Firefox.
import uplotStyles from "uplot/dist/uPlot.min.css";
import tokens from "../ui/tokens.css";
import cardStyles from "./cards/price/price-card.css";
import panelStyles from "./panel.css";

export function panelSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([tokens, uplotStyles, panelStyles, cardStyles].join("\n"));
  return sheet;
}

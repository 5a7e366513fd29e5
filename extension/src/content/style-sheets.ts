// The panel's styles as one <style> element made by DOM calls. That is applied whatever the page's
// content-security policy says; one written as markup Firefox would silently drop, and to
// adoptedStyleSheets Firefox 140 gives content scripts no access.
import uplotStyles from "uplot/dist/uPlot.min.css";
import tokens from "../ui/tokens.css";
import cardStyles from "./cards/price/price-card.css";
import watchFormStyles from "../ui/watch-form.css";
import panelStyles from "./panel.css";

export function panelStyle(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = [tokens, uplotStyles, panelStyles, cardStyles, watchFormStyles].join("\n");
  return style;
}

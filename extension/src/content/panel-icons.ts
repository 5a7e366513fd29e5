// The icons in the head of the panel and of the bar, as paths of ui/dom.ts's icon().
export const ICON_MARK = "M3 6h6v6h6v6h6";
export const ICON_FOLD = "M6 9l6 6 6-6";
export const ICON_UNFOLD = "M6 15l6-6 6 6";
export const ICON_SETTINGS = "M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5";

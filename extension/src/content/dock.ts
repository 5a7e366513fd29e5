// Where in the window the panel may stand without covering the way to buy.

export type Side = "left" | "right";

const BUY_CONTROLS = '[class*="buy" i], [class*="cart" i], [id*="buy" i], [id*="cart" i]';
const MAX_CONTROL_HEIGHT_PX = 120;

/** A rectangle of the window, in CSS pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where the panel stands, and how high it may be there (as high as it likes when absent). */
export interface Dock {
  side: Side;
  maxHeight?: number;
}

/** A lower panel is of no use: then the other side is better. */
const MIN_USEFUL_HEIGHT_PX = 360;
const GAP_PX = 12;

/**
 * The right side, below the buy controls when they stand there; the left side when too
 * little room is left below them and the left is free.
 */
export function chooseDock(panel: Box, viewportWidth: number, controls: readonly Box[]): Dock {
  // Not spread: a DOMRect keeps its numbers in getters.
  const { left, right, top, bottom } = panel;
  const width = right - left;
  const margin = Math.min(left, viewportWidth - right);
  const onLeft: Box = { top, bottom, left: margin, right: margin + width };
  const onRight: Box = { top, bottom, left: viewportWidth - margin - width, right: viewportWidth - margin };
  const inTheWay = controls.filter((control) => overlap(onRight, control));
  if (inTheWay.length === 0) return { side: "right" };
  const room = bottom - Math.max(...inTheWay.map((control) => control.bottom)) - GAP_PX;
  if (room >= MIN_USEFUL_HEIGHT_PX) return { side: "right", maxHeight: room };
  const isLeftFree = !controls.some((control) => overlap(onLeft, control));
  return { side: isLeftFree ? "left" : "right" };
}

/** Where the page's visible buy and cart controls are now. */
export function buyControls(page: Document): Box[] {
  const boxes: Box[] = [];
  for (const control of page.querySelectorAll(BUY_CONTROLS)) {
    const box = control.getBoundingClientRect();
    // Bigger boxes are page sections whose name happens to say "cart".
    if (box.width > 0 && box.height > 0 && box.height <= MAX_CONTROL_HEIGHT_PX) boxes.push(box);
  }
  return boxes;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

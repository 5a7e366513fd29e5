// Which side of the window the panel may take without covering the way to buy.

export type Side = "left" | "right";

const BUY_CONTROLS = '[class*="buy" i], [class*="cart" i], [id*="buy" i], [id*="cart" i]';
const MAX_CONTROL_HEIGHT_PX = 120;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The right side, unless a buy control stands there and none stands on the left. */
export function chooseSide(panel: Box, viewportWidth: number, controls: readonly Box[]): Side {
  // Not spread: a DOMRect keeps its numbers in getters.
  const { left, right, top, bottom } = panel;
  const width = right - left;
  const margin = Math.min(left, viewportWidth - right);
  const onLeft: Box = { top, bottom, left: margin, right: margin + width };
  const onRight: Box = { top, bottom, left: viewportWidth - margin - width, right: viewportWidth - margin };
  const isFree = (box: Box) => !controls.some((control) => overlap(box, control));
  return isFree(onRight) || !isFree(onLeft) ? "right" : "left";
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

// Builds elements. Strings become text nodes, never markup: text from a page or a server
// cannot turn into HTML here.

type Child = Node | string | undefined;
type Attributes = Record<string, string | boolean | undefined>;

/**
 * @param attributes `true` sets an empty attribute; `false` and undefined set none
 * @param children   strings become text nodes; undefined is skipped
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    created.setAttribute(name, value === true ? "" : value);
  }
  created.append(...children.filter((child) => child !== undefined));
  return created;
}

/** A button that does `onClick`. */
export function button(attributes: Attributes, onClick: () => void, ...children: Child[]): HTMLButtonElement {
  const created = element("button", { type: "button", ...attributes }, ...children);
  created.addEventListener("click", onClick);
  return created;
}

const SVG = "http://www.w3.org/2000/svg";

/** A 24×24 line icon from a path; decorative, so hidden from screen readers. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  for (const [name, value] of [
    ["viewBox", "0 0 24 24"], ["width", "18"], ["height", "18"], ["fill", "none"],
    ["stroke", "currentColor"], ["stroke-width", "2"], ["stroke-linecap", "round"],
    ["stroke-linejoin", "round"], ["aria-hidden", "true"], ["focusable", "false"],
  ] as const) svg.setAttribute(name, value);
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** The element of `root` with this id; its absence is a fault in our own page. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no <${type.name}> with id ${id}`);
  return found;
}

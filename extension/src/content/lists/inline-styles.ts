// Sets inline styles on elements of the page so that they can be put back exactly.

interface Former {
  value: string;
  priority: string;
  hadStyle: boolean;
}

/** One CSS property on many elements. */
export class InlineStyles {
  readonly #property: string;
  readonly #former = new Map<HTMLElement, Former>();

  constructor(property: string) {
    this.#property = property;
  }

  get size(): number {
    return this.#former.size;
  }

  set(element: HTMLElement, value: string, priority = ""): void {
    const { style } = element;
    if (!this.#former.has(element)) {
      this.#former.set(element, {
        value: style.getPropertyValue(this.#property),
        priority: style.getPropertyPriority(this.#property),
        hadStyle: element.hasAttribute("style"),
      });
    }
    // Writing what is there already would cost the page a layout.
    if (style.getPropertyValue(this.#property) !== value) style.setProperty(this.#property, value, priority);
  }

  /** Puts back what the page had. */
  restore(element: HTMLElement): void {
    const former = this.#former.get(element);
    if (!former) return;
    this.#former.delete(element);
    if (former.value === "") element.style.removeProperty(this.#property);
    else element.style.setProperty(this.#property, former.value, former.priority);
    if (!former.hadStyle && element.getAttribute("style") === "") element.removeAttribute("style");
  }

  /** Puts back everywhere, or only where the element is not in `kept`. */
  restoreAll(kept?: ReadonlySet<HTMLElement>): void {
    for (const element of [...this.#former.keys()]) {
      if (!kept?.has(element)) this.restore(element);
    }
  }
}

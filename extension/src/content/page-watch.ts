// Notices when a page may have new facts: another address, or a change of the elements that
// the engine named (`watch` of page.probes). Answers of the page's API are noticed elsewhere.
//
// Cheap by design: mutations only raise a flag; what the watched elements look like is
// compared at most every SETTLE_MS, in idle time.

/** A choice on the page causes a burst of mutations; one look afterwards is enough. */
const SETTLE_MS = 400;
/** How often the address is compared where the browser does not announce navigations. */
const ADDRESS_POLL_MS = 700;
/** A watched element's markup beyond this does not matter for noticing a change. */
const MAX_MARKUP_CHARS = 20_000;

export interface PageWatchListener {
  /** The address changed without a page load. */
  onNavigation(): void;
  /** A watched element changed. */
  onChange(): void;
}

export class PageWatch {
  readonly #selectors: readonly string[];
  readonly #listener: PageWatchListener;
  readonly #stop = new AbortController();
  readonly #observer: MutationObserver;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #address = location.href;
  #isObserving = false;
  #seen = "";

  constructor(selectors: readonly string[], listener: PageWatchListener) {
    this.#selectors = selectors;
    this.#listener = listener;
    this.#observer = new MutationObserver(() => this.#settle());
  }

  start(): void {
    const { signal } = this.#stop;
    for (const type of ["input", "change"]) {
      document.addEventListener(type, () => this.#settle(), { signal, passive: true, capture: true });
    }
    addEventListener("popstate", () => this.#compareAddress(), { signal });
    this.#poll = setInterval(() => this.#compareAddress(), ADDRESS_POLL_MS);
  }

  /**
   * The page is being read as it is now: what changes from here on is noticed. Before the first
   * reading nothing is observed, as a page that is still being built changes all the time.
   */
  remember(): void {
    this.#seen = this.#markup();
    if (this.#isObserving) return;
    this.#isObserving = true;
    this.#observer.observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["class", "value", "aria-checked", "aria-selected"],
    });
  }

  stop(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    clearTimeout(this.#settling);
    clearInterval(this.#poll);
  }

  #compareAddress(): void {
    if (location.href === this.#address) return;
    this.#address = location.href;
    this.#listener.onNavigation();
  }

  #settle(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#compareAddress();
      const markup = this.#markup();
      if (markup === this.#seen) return;
      this.#seen = markup;
      this.#listener.onChange();
    }, SETTLE_MS);
  }

  #markup(): string {
    if (this.#selectors.length === 0) return "";
    const parts: string[] = [];
    for (const element of document.querySelectorAll(this.#selectors.join(","))) {
      parts.push(element.outerHTML.slice(0, MAX_MARKUP_CHARS));
      for (const input of element.querySelectorAll("input,select")) {
        parts.push((input as HTMLInputElement).value);
      }
    }
    return parts.join("\n");
  }
}

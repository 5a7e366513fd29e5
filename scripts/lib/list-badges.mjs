// Reads the extension's badges and bar on a page that lists products, through the stable names of their parts.

/** Runs in the page. */
function readListInPage() {
  const root = document.querySelector("companion-list")?.shadowRoot;
  const part = (name) => root?.querySelector(`[data-part="${name}"]`);
  const isVisible = (element) => element.getClientRects().length > 0;
  const cards = [...document.querySelectorAll("companion-badge")].map((badge) => {
    const button = badge.shadowRoot.querySelector("button");
    const card = badge.parentElement;
    return {
      href: (card.matches("a") ? card : card.querySelector("a")).getAttribute("href"),
      label: button.dataset.label,
      text: button.textContent,
      evidence: button.getAttribute("aria-label"),
      isTabStop: button.tabIndex === 0,
      isVisible: isVisible(badge),
    };
  });
  const bubble = document.querySelector("companion-evidence")?.shadowRoot?.querySelector('[data-part="bubble"]');
  return {
    badges: cards,
    bubble: bubble && !bubble.hidden ? [...bubble.children].map((line) => line.textContent) : undefined,
    bar: root && {
      heading: part("list-heading").textContent,
      known: part("list-known").textContent,
      hidden: part("list-hidden").textContent,
      canSort: isVisible(part("list-order")),
      isFolded: !isVisible(part("list-known")),
    },
  };
}

/** What stands on the list now: {badges, bubble, bar}; `bar` is undefined while there is none. */
export const readList = (page) => page.evaluate(readListInPage);

/** Waits until `accept(list)` holds and returns that list; throws with what was last seen. */
export async function waitForList(page, accept, timeoutMs = 10000) {
  const deadline = Date.now() + timeoutMs;
  let seen;
  while (Date.now() < deadline) {
    seen = await readList(page).catch((error) => ({ unreadable: error.message, badges: [] }));
    if (accept(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the list did not get there in ${timeoutMs} ms; last seen: ${JSON.stringify(seen)}`);
}

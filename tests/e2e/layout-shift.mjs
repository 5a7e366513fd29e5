/**
 * How far the page's own elements have moved since it was opened (Chromium's layout shift score).
 * A browser names no element of a shadow tree: what moves inside the panel while a card above
 * grows is the panel's own affair, and does not count.
 */
export const layoutShift = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries())
            if (sources.length === 0 || sources.some(({ node }) => node !== null)) total += value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(total), 500);
      }),
  );

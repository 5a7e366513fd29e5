// Off the critical path: work waits until the page has nothing better to do.

/** Even a page that is never idle gets its card after this. */
const LATEST_MS = 1500;

/** Runs `work` in idle time; the returned function cancels it. */
export function whenIdle(work: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const handle = requestIdleCallback(work, { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

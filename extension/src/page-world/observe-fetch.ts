// Observes window.fetch: the page gets its very own promise and response; we read a clone.
import { matchingUrl, type AnswerSink, type Undo } from "./api-match.js";

export function observeFetch(apis: readonly string[], sink: AnswerSink): Undo {
  const original = window.fetch;
  let active = true;
  const observed = new Proxy(original, {
    apply(target, self, args: Parameters<typeof fetch>) {
      const promise = Reflect.apply(target, self, args);
      if (active) noteAnswer(args[0], promise, apis, sink);
      return promise;
    },
  });
  window.fetch = observed;
  return () => {
    active = false;
    // Somebody may have wrapped us since; then the hook stays, but does nothing.
    if (window.fetch === observed) window.fetch = original;
  };
}

function noteAnswer(
  input: RequestInfo | URL,
  promise: Promise<Response>,
  apis: readonly string[],
  sink: AnswerSink,
): void {
  const url = matchingUrl(input instanceof Request ? input.url : input, apis);
  // A page's own wrapper below us may answer with something else than a promise.
  if (url === undefined || !(promise instanceof Promise)) return;
  // Registered before the page's own continuation, so the body is still unread.
  promise
    .then((response) => response.clone().text())
    .then((text) => sink({ url, text }))
    .catch(() => undefined);
}

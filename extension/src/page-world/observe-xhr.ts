// Observes XMLHttpRequest: remembers each request's URL at open(), reads the answer at load.
import { matchingUrl, type AnswerSink, type Undo } from "./api-match.js";

export function observeXhr(apis: readonly string[], sink: AnswerSink): Undo {
  const prototype = XMLHttpRequest.prototype;
  const original = prototype.open;
  const urls = new WeakMap<XMLHttpRequest, string>();
  let active = true;

  const onLoad = (event: Event) => {
    const request = event.currentTarget as XMLHttpRequest;
    const url = urls.get(request);
    const text = active && url !== undefined ? answerText(request) : undefined;
    if (url !== undefined && text !== undefined) sink({ url, text });
  };

  const observed = new Proxy(original, {
    apply(target, request: XMLHttpRequest, args: Parameters<typeof original>) {
      const result: unknown = Reflect.apply(target, request, args);
      const url = active ? matchingUrl(args[1], apis) : undefined;
      urls.delete(request);
      if (url !== undefined) {
        urls.set(request, url);
        request.addEventListener("load", onLoad);
      }
      return result;
    },
  });
  prototype.open = observed;
  return () => {
    active = false;
    if (prototype.open === observed) prototype.open = original;
  };
}

function answerText(request: XMLHttpRequest): string | undefined {
  try {
    if (request.responseType === "" || request.responseType === "text") return request.responseText;
    if (request.responseType === "json") return JSON.stringify(request.response);
    if (request.responseType === "arraybuffer") {
      return new TextDecoder().decode(request.response as ArrayBuffer);
    }
  } catch {
    // An answer that cannot be read is an answer not seen.
  }
  return undefined;
}

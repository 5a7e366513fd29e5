// Observes JSONP: a <script> whose URL names a global callback. The callback is wrapped
// between the element's insertion and its arrival over the network; the page's own function
// runs first, with its own arguments, and its result or exception passes through untouched.
import { matchingUrl, type AnswerSink, type Undo } from "./api-match.js";

/** Names of the query parameter that carries the callback's name. */
const CALLBACK_PARAMETERS = ["callback", "jsonp", "jsonpcallback", "cb"];

type Callback = (...args: unknown[]) => unknown;
type Globals = Record<string, unknown>;

export function observeJsonp(apis: readonly string[], sink: AnswerSink): Undo {
  const undos: Undo[] = [];
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeName !== "SCRIPT") continue;
        const undo = wrapCallbackOf(node as HTMLScriptElement, apis, sink);
        if (undo) undos.push(undo);
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const undo of undos) undo();
  };
}

function wrapCallbackOf(
  script: HTMLScriptElement,
  apis: readonly string[],
  sink: AnswerSink,
): Undo | undefined {
  const url = script.src ? matchingUrl(script.src, apis) : undefined;
  const name = url === undefined ? undefined : callbackName(url);
  const globals = window as unknown as Globals;
  if (url === undefined || name === undefined) return undefined;
  const original = globals[name] as Callback;
  const observed = new Proxy(original, {
    apply(target, self, args: unknown[]) {
      const result: unknown = Reflect.apply(target, self, args);
      const text = jsonText(args[0]);
      if (text !== undefined) sink({ url, text });
      return result;
    },
  });
  globals[name] = observed;
  return () => {
    if (globals[name] === observed) globals[name] = original;
  };
}

function callbackName(url: string): string | undefined {
  for (const [parameter, value] of new URL(url).searchParams) {
    if (!CALLBACK_PARAMETERS.includes(parameter.toLowerCase())) continue;
    if (typeof (window as unknown as Globals)[value] === "function") return value;
  }
  return undefined;
}

function jsonText(value: unknown): string | undefined {
  try {
    return typeof value === "string" ? value : JSON.stringify(value);
  } catch {
    return undefined;
  }
}

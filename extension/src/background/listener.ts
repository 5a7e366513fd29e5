// The one message listener: checks who asks and what, finds the handler, keeps the time
// limit, and always answers with an envelope.
import { ALLOWED_SENDERS, type MessageName, type Messages, type SenderContext } from "../messages/contract.js";
import { failure, type Envelope } from "../messages/envelope.js";
import { VALIDATORS } from "../messages/validators.js";
import type { Services } from "./services.js";

/** Longer than a request to the server may take (see api-client.ts), with the engine's start. */
const TIME_LIMIT_MS = 20_000;

const SHOP_HOST = /^(?:[a-z0-9-]+\.)*aliexpress\.(?:com|us|ru)$/;

export interface HandlerContext {
  services: Services;
  sender: chrome.runtime.MessageSender;
  now: Date;
}

export type Handler<M extends MessageName> = (
  request: Messages[M]["request"],
  context: HandlerContext,
) => Promise<Envelope<Messages[M]["value"]>>;

/** A handler for every message: a missing one does not compile. */
export type Handlers = { [M in MessageName]: Handler<M> };

type OnMessage = (
  message: unknown,
  sender: chrome.runtime.MessageSender,
  respond: (answer: Envelope<unknown>) => void,
) => true;

export function createListener(handlers: Handlers, services: Services): OnMessage {
  return (message, sender, respond) => {
    answer(message, sender, handlers, services).then(respond, (fault: unknown) => {
      respond(failure("internal", "listener", String(fault)));
    });
    return true; // The answer comes later.
  };
}

async function answer(
  message: unknown,
  sender: chrome.runtime.MessageSender,
  handlers: Handlers,
  services: Services,
): Promise<Envelope<unknown>> {
  const { name, request } = (message ?? {}) as { name?: unknown; request?: unknown };
  if (typeof name !== "string" || !Object.hasOwn(handlers, name)) {
    return failure("unknown_method", "listener", "no message of that name");
  }
  const known = name as MessageName;
  const context = senderContext(sender);
  if (!context || !ALLOWED_SENDERS[known].includes(context)) {
    return failure("invalid_input", known, "not for this sender");
  }
  if (!VALIDATORS[known](request)) return failure("invalid_input", known, "the request is malformed");
  const handler = handlers[known] as Handler<MessageName>;
  return withinTimeLimit(known, handler(request, { services, sender, now: new Date() }));
}

/** Content scripts speak for the top frame of a shop page; our own pages for themselves. */
function senderContext(sender: chrome.runtime.MessageSender): SenderContext | undefined {
  if (sender.id !== chrome.runtime.id || sender.url === undefined) return undefined;
  if (sender.url.startsWith(chrome.runtime.getURL(""))) return "extension_page";
  if (!URL.canParse(sender.url)) return undefined;
  const { protocol, hostname } = new URL(sender.url);
  return protocol === "https:" && SHOP_HOST.test(hostname) && sender.tab && sender.frameId === 0 ? "content" : undefined;
}

async function withinTimeLimit(
  name: MessageName,
  work: Promise<Envelope<unknown>>,
): Promise<Envelope<unknown>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Envelope<never>>((resolve) => {
    timer = setTimeout(() => resolve(failure("timeout", name, "took too long")), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } catch (fault) {
    return failure("internal", name, String(fault));
  } finally {
    clearTimeout(timer);
  }
}

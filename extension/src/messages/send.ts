// Asks the background. Always answers with an envelope, never throws.
import type { MessageName, Messages } from "./contract.js";
import { failure, type Envelope } from "./envelope.js";

/** Longer than the background's own limit, so that its answer wins where there is one. */
const NO_ANSWER_MS = 25_000;

/** What browsers say when the background was just being put to sleep: nobody got the message. */
const NOBODY_LISTENED = /Receiving end does not exist/;
const WAKING_MS = 300;

/**
 * Sends one message and waits for its answer; `unavailable` when the background is gone. One that was not
 * delivered is sent again, which wakes the background.
 */
export async function send<M extends MessageName>(
  name: M,
  request: Messages[M]["request"],
): Promise<Envelope<Messages[M]["value"]>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Envelope<never>>((resolve) => {
    timer = setTimeout(() => resolve(failure("timeout", name, "no answer")), NO_ANSWER_MS);
  });
  try {
    const answer: unknown = await Promise.race([deliver({ name, request }), silence]);
    if (isEnvelope(answer)) return answer as Envelope<Messages[M]["value"]>;
    return failure("internal", name, "the answer is not an envelope");
  } catch (fault) {
    // Thrown when the extension was updated or removed under an open page.
    return failure("unavailable", name, String(fault));
  } finally {
    clearTimeout(timer);
  }
}

async function deliver(message: object): Promise<unknown> {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (fault) {
    if (!NOBODY_LISTENED.test(String(fault))) throw fault;
    await new Promise((resolve) => setTimeout(resolve, WAKING_MS));
    return chrome.runtime.sendMessage(message);
  }
}

function isEnvelope(value: unknown): boolean {
  return typeof value === "object" && value !== null && typeof (value as { ok?: unknown }).ok === "boolean";
}

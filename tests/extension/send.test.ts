import { afterEach, describe, expect, it, vi } from "vitest";
import { send } from "../../extension/src/messages/send.js";

const DONE = { ok: true, value: null };
const ASLEEP = new Error("Could not establish connection. Receiving end does not exist.");

/** A background that answers each message in turn. */
function background(...answers: unknown[]) {
  const sendMessage = vi.fn(() => {
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  vi.stubGlobal("chrome", { runtime: { sendMessage } });
  return sendMessage;
}

const ask = () => send("outbox.send", {});

afterEach(() => vi.unstubAllGlobals());

describe("a message", () => {
  it("that nobody got is sent once more", async () => {
    const sendMessage = background(ASLEEP, DONE);
    expect(await ask()).toEqual(DONE);
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it("is not sent a third time", async () => {
    const sendMessage = background(ASLEEP, ASLEEP, DONE);
    expect(await ask()).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it("that may have arrived is not sent twice", async () => {
    const sendMessage = background(new Error("The message port closed before a response was received."), DONE);
    expect(await ask()).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it("has an answer that is an envelope", async () => {
    background("hello");
    expect(await ask()).toMatchObject({ ok: false, error: { code: "internal" } });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BUILT_IN_PROBES } from "../../extension/src/content/page-probes.js";
import { PageSession } from "../../extension/src/content/page-session.js";
import type { CardModel } from "../../extension/src/content/cards/price/card-model.js";
import type { Panel } from "../../extension/src/content/panel.js";
import { ANSWER_EVENT, encodeAnswer, STOP_EVENT } from "../../extension/src/page-channel.js";

const PRODUCT = "/item/1005006123456789.html";
const shown: (CardModel | "removed")[] = [];
const panel = {
  show: (model: CardModel) => shown.push(model),
  remove: () => shown.push("removed"),
} as unknown as Panel;

let sendMessage: ReturnType<typeof vi.fn>;
let session: PageSession;

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  history.replaceState(null, "", PRODUCT);
  const price = document.createElement("div");
  price.className = "product-price";
  price.textContent = "US $1";
  document.body.replaceChildren(price);
  sendMessage = vi.mocked(chrome.runtime.sendMessage);
  sendMessage.mockImplementation(() => Promise.resolve({ ok: true, value: { state: "not_loaded", warnings: [] } }));
  session = new PageSession(panel, BUILT_IN_PROBES);
});
afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(2000);
const asked = () => sendMessage.mock.calls.map(([message]) => (message as { name: string }).name);

describe("a product page", () => {
  it("is read once, in idle time", async () => {
    session.start();
    expect(sendMessage).not.toHaveBeenCalled();
    await settle();
    await settle();
    expect(asked()).toEqual(["page.read"]);
    expect(shown.map((model) => (model === "removed" ? model : model.state))).toEqual(["not_loaded"]);
  });

  it("is said to be loading only when the reading takes long", async () => {
    sendMessage.mockImplementation(
      () => new Promise((resolve) => setTimeout(() => resolve({ ok: true, value: { state: "not_loaded", warnings: [] } }), 500)),
    );
    session.start();
    await settle();
    expect(shown.map((model) => (model === "removed" ? model : model.state))).toEqual(["loading", "not_loaded"]);
  });

  it("says nothing any more once it was left", async () => {
    sendMessage.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
    session.start();
    await vi.advanceTimersByTimeAsync(100);
    session.stop();
    await settle();
    expect(shown).toEqual(["removed"]);
  });

  it("is read again when its API has answered", async () => {
    session.start();
    await settle();
    const detail = encodeAnswer({ url: "https://acs.aliexpress.com/mtop.aliexpress.pdp.pc.query", text: '{"a":1}' });
    document.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail }));
    document.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail }));
    await settle();
    expect(asked()).toEqual(["page.read", "page.read"]);
    expect(sendMessage.mock.calls[1]?.[0]).toMatchObject({ request: { extract: expect.stringContaining('{"a":1}') } });
  });

  it("is read again when a choice changes what the engine watches", async () => {
    const title = document.createElement("h1");
    document.body.append(title);
    session.start();
    await settle();
    document.querySelector(".product-price")?.replaceChildren("US $2");
    title.textContent = "another variant";
    await settle();
    expect(asked()).toHaveLength(2);
  });

  it("is not read again for changes elsewhere", async () => {
    session.start();
    await settle();
    document.body.append(document.createElement("aside"));
    await settle();
    expect(asked()).toHaveLength(1);
  });

  it("asks the crowd after the local history is on screen", async () => {
    const historyOf = (crowd: string) => ({ key: {}, runs: [], stats: {}, verdict: { enough_data: crowd === "included" }, crowd });
    sendMessage.mockImplementation(({ name }: { name: string }) => {
      const value = name === "page.read"
        ? { state: "thin", warnings: [], subject: { candidates: [] }, history: historyOf("pending") }
        : historyOf("included");
      return Promise.resolve({ ok: true, value });
    });
    session.start();
    await settle();
    expect(asked()).toEqual(["page.read", "history.refresh"]);
    expect(shown).toMatchObject([
      { state: "thin", history: { crowd: "pending" } },
      { state: "ready", history: { crowd: "included" } },
    ]);
  });

  it("shows an error when the background does not answer, and reads again on request", async () => {
    sendMessage.mockRejectedValueOnce(new Error("Extension context invalidated."));
    session.start();
    await settle();
    expect(shown.at(-1)).toMatchObject({ state: "error", error: { code: "unavailable" } });
    session.retry();
    await settle();
    expect(shown.at(-1)).toMatchObject({ state: "not_loaded" });
  });
});

it("asks for a report of the page as it is now", async () => {
  session.start();
  await settle();
  const detail = encodeAnswer({ url: "https://acs.aliexpress.com/mtop.aliexpress.pdp.pc.query", text: '{"a":7}' });
  document.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail }));
  await session.layoutReport();
  expect(sendMessage.mock.calls.at(-1)?.[0]).toMatchObject({
    name: "page.report",
    request: { url: location.href, extract: expect.stringContaining('{"a":7}') },
  });
});

describe("in-page navigation", () => {
  it("removes the card on a page that is no product", async () => {
    session.start();
    await settle();
    history.pushState(null, "", "/w/wholesale-lamp.html");
    await settle();
    expect(shown.at(-1)).toBe("removed");
    expect(asked()).toHaveLength(1);
  });

  it("reads the product it comes back to", async () => {
    session.start();
    await settle();
    history.pushState(null, "", "/w/wholesale-lamp.html");
    await settle();
    history.pushState(null, "", PRODUCT);
    await settle();
    expect(asked()).toHaveLength(2);
  });

  it("drops an answer that it overtook", async () => {
    let answer: (value: unknown) => void = () => undefined;
    sendMessage.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    session.start();
    await settle();
    history.pushState(null, "", "/w/wholesale-lamp.html");
    await settle();
    answer({ ok: true, value: { state: "empty", warnings: [] } });
    await settle();
    expect(shown.at(-1)).toBe("removed");
  });
});

it("leaves no trace when it is stopped", async () => {
  const onStop = vi.fn();
  document.addEventListener(STOP_EVENT, onStop, { once: true });
  session.start();
  await settle();
  session.stop();
  expect(shown.at(-1)).toBe("removed");
  expect(onStop).toHaveBeenCalledOnce();
  document.querySelector(".product-price")?.replaceChildren("US $9");
  await settle();
  expect(asked()).toHaveLength(1);
});

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
  session = new PageSession(panel, BUILT_IN_PROBES, { onProduct: () => undefined, onSeller: () => undefined });
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

  describe("whose product can be compared", () => {
    const LAMP = { id: "1005006123456789", url_id: "1005006123456789", title: "Lamp" };
    const found = { id: "7", title: "Lamp" };
    let comparable: object;
    const answers = (others: () => unknown) =>
      sendMessage.mockImplementation(({ name }: { name: string }) =>
        Promise.resolve(name === "page.read"
          ? { ok: true, value: { state: "thin", warnings: [], comparable } }
          : others()));
    /** Of what is watched, and of what is read. */
    const changeText = (text: string) => {
      for (const element of document.querySelectorAll(".product-price, h1")) element.replaceChildren(text);
    };
    beforeEach(() => {
      comparable = LAMP;
      document.body.append(document.createElement("h1"));
    });

    it("is shown before anything is looked for elsewhere, and again with what was found", async () => {
      answers(() => ({ ok: true, value: { look_alikes: [found] } }));
      session.start();
      await settle();
      expect(asked()).toEqual(["page.read", "look-alike.find"]);
      expect(shown).toHaveLength(2);
      expect(shown[0]).not.toHaveProperty("look_alikes");
      expect(shown[1]).toMatchObject({ state: "thin", look_alikes: [found] });
    });

    it("is not drawn twice when nothing was found", async () => {
      answers(() => ({ ok: true, value: { look_alikes: [] } }));
      session.start();
      await settle();
      expect(shown).toHaveLength(1);
    });

    it("is looked for once while the product stays the same, and stays in view", async () => {
      answers(() => ({ ok: true, value: { look_alikes: [found] } }));
      session.start();
      await settle();
      changeText("variant 2");
      await settle();
      expect(asked()).toEqual(["page.read", "look-alike.find", "page.read"]);
      expect(shown.at(-1)).toMatchObject({ look_alikes: [found] });
      comparable = { ...LAMP, title: "Lamp, oak" };
      changeText("variant 3");
      await settle();
      expect(asked().slice(3)).toEqual(["page.read", "look-alike.find"]);
      expect(shown.slice(-2)).toMatchObject([{ look_alikes: [found] }, { look_alikes: [found] }]);
    });

    it("is asked for again after a failure, and no longer shown once nothing is found", async () => {
      answers(() => ({ ok: true, value: { look_alikes: [found] } }));
      session.start();
      await settle();
      comparable = { ...LAMP, title: "Lamp, oak" };
      answers(() => ({ ok: false, error: { code: "timeout", where: "look-alike.find", message: "late" } }));
      changeText("variant 2");
      await settle();
      expect(shown.at(-1)).toMatchObject({ look_alikes: [found] });
      answers(() => ({ ok: true, value: { look_alikes: [] } }));
      changeText("variant 3");
      await settle();
      expect(asked().filter((name) => name === "look-alike.find")).toHaveLength(3);
      expect(shown.at(-1)).toMatchObject({ state: "thin", look_alikes: [] });
    });

    it("is not brought back by an answer that comes after the page was left", async () => {
      answers(() => new Promise((resolve) => setTimeout(() => resolve({ ok: true, value: { look_alikes: [found] } }), 5000)));
      session.start();
      await settle();
      history.pushState(null, "", "/w/wholesale-lamp.html");
      await vi.advanceTimersByTimeAsync(8000);
      expect(shown.at(-1)).toBe("removed");
    });
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

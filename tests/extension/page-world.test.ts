import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerRing } from "../../extension/src/page-world/answer-ring.js";
import { observeFetch } from "../../extension/src/page-world/observe-fetch.js";
import { observeJsonp } from "../../extension/src/page-world/observe-jsonp.js";
import { observeXhr } from "../../extension/src/page-world/observe-xhr.js";
import type { ObservedAnswer } from "../../extension/src/page-channel.js";

const APIS = ["mtop.aliexpress.pdp.pc.query"];
const URL_TEXT = "https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/?data=1";

let seen: ObservedAnswer[];
const sink = (answer: ObservedAnswer) => void seen.push(answer);
let undo: () => void;
beforeEach(() => (seen = []));
afterEach(() => undo());

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("fetch", () => {
  const original = vi.fn<typeof fetch>();
  beforeEach(() => {
    original.mockReset().mockImplementation(() => Promise.resolve(new Response('{"price":1}')));
    window.fetch = original;
    undo = observeFetch(APIS, sink);
  });

  it("gives the page its own response, body unread", async () => {
    const response = new Response('{"price":1}');
    original.mockResolvedValue(response);
    const got = await window.fetch(URL_TEXT, { method: "POST" });
    expect(got).toBe(response);
    expect(await got.json()).toEqual({ price: 1 });
    await settled();
    expect(seen).toEqual([{ url: URL_TEXT, text: '{"price":1}' }]);
    expect(original).toHaveBeenCalledExactlyOnceWith(URL_TEXT, { method: "POST" });
  });

  it.each([[URL_TEXT], [new URL(URL_TEXT)], [new Request(URL_TEXT)]])("understands %s", async (input) => {
    await window.fetch(input);
    await settled();
    expect(seen.map(({ url }) => url)).toEqual([URL_TEXT]);
  });

  it("does not touch other requests", async () => {
    const response = await window.fetch("https://www.aliexpress.com/other");
    const clone = vi.spyOn(response, "clone");
    await settled();
    expect(clone).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  it("passes the page's failure through", async () => {
    original.mockRejectedValue(new TypeError("offline"));
    await expect(window.fetch(URL_TEXT)).rejects.toThrow("offline");
    await settled();
    expect(seen).toEqual([]);
  });

  it("survives a wrapper that answers with something else", () => {
    original.mockReturnValue(undefined as unknown as Promise<Response>);
    expect(window.fetch(URL_TEXT)).toBeUndefined();
  });

  it("puts the page's own function back", () => {
    undo();
    expect(window.fetch).toBe(original);
  });

  it("leaves a later wrapper of the page in place, but observes no more", async () => {
    const inner = window.fetch;
    const wrapper: typeof fetch = (...args) => inner(...args);
    window.fetch = wrapper;
    undo();
    expect(window.fetch).toBe(wrapper);
    await window.fetch(URL_TEXT);
    await settled();
    expect(seen).toEqual([]);
  });
});

/** As much of XMLHttpRequest as a page uses; `arrive` plays the network. */
class FakeXhr extends EventTarget {
  responseType: XMLHttpRequestResponseType = "";
  response: unknown = "";
  opened: unknown[] = [];

  get responseText(): string {
    if (this.responseType !== "" && this.responseType !== "text") throw new Error("InvalidStateError");
    return this.response as string;
  }

  open(...args: unknown[]): void {
    this.opened = args;
  }

  arrive(response: unknown): void {
    this.response = response;
    this.dispatchEvent(new Event("load"));
  }
}

describe("XMLHttpRequest", () => {
  const originalOpen = FakeXhr.prototype.open;
  beforeEach(() => {
    vi.stubGlobal("XMLHttpRequest", FakeXhr);
    undo = observeXhr(APIS, sink);
  });
  afterEach(() => {
    FakeXhr.prototype.open = originalOpen;
    vi.unstubAllGlobals();
  });

  it.each([
    ["", '{"a":1}', '{"a":1}'],
    ["text", '{"a":1}', '{"a":1}'],
    ["json", { a: 1 }, '{"a":1}'],
    ["arraybuffer", new TextEncoder().encode('{"a":1}').buffer, '{"a":1}'],
  ] as const)("reads an answer of type %j", (type, response, text) => {
    const request = new FakeXhr();
    request.open("GET", URL_TEXT, true);
    request.responseType = type;
    request.arrive(response);
    expect(seen).toEqual([{ url: URL_TEXT, text }]);
    expect(request.opened).toEqual(["GET", URL_TEXT, true]);
  });

  it("follows a request object that is used again for another address", () => {
    const request = new FakeXhr();
    request.open("GET", URL_TEXT);
    request.open("GET", "https://www.aliexpress.com/other");
    request.arrive("secret");
    expect(seen).toEqual([]);
  });

  it("puts the page's own method back", () => {
    undo();
    expect(FakeXhr.prototype.open).toBe(originalOpen);
  });
});

describe("JSONP", () => {
  type Callback = (...args: unknown[]) => unknown;
  const globals = window as unknown as Record<string, Callback>;
  const received: unknown[][] = [];
  const callback: Callback = function (this: unknown, ...args) {
    received.push(args);
    return "the page's result";
  };

  beforeEach(() => {
    received.length = 0;
    globals.mtopjsonp7 = callback;
    undo = observeJsonp(APIS, sink);
  });

  async function addScript(src: string): Promise<void> {
    const script = document.createElement("script");
    script.src = src;
    document.head.append(script);
    await Promise.resolve();
  }

  it("passes arguments and result through and notes the first argument", async () => {
    await addScript(`${URL_TEXT}&callback=mtopjsonp7`);
    const argument = { id: "9007199254740993" };
    expect(globals.mtopjsonp7?.(argument, 2)).toBe("the page's result");
    expect(received).toEqual([[argument, 2]]);
    expect(received[0]?.[0]).toBe(argument);
    expect(seen).toEqual([{ url: `${URL_TEXT}&callback=mtopjsonp7`, text: '{"id":"9007199254740993"}' }]);
  });

  it("lets the page's exception through", async () => {
    globals.mtopjsonp7 = () => {
      throw new Error("the page's own");
    };
    await addScript(`${URL_TEXT}&callback=mtopjsonp7`);
    expect(() => globals.mtopjsonp7?.({})).toThrow("the page's own");
  });

  it("does not choke on an argument that is no JSON", async () => {
    await addScript(`${URL_TEXT}&callback=mtopjsonp7`);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(globals.mtopjsonp7?.(circular)).toBe("the page's result");
    expect(seen).toEqual([]);
  });

  it("leaves other scripts' callbacks alone", async () => {
    await addScript("https://www.aliexpress.com/other?callback=mtopjsonp7");
    expect(globals.mtopjsonp7).toBe(callback);
  });

  it("puts the page's own callback back", async () => {
    await addScript(`${URL_TEXT}&callback=mtopjsonp7`);
    undo();
    expect(globals.mtopjsonp7).toBe(callback);
  });
});

describe("the ring of answers", () => {
  beforeEach(() => {
    undo = () => undefined;
  });

  it("keeps the last eight, oldest first", () => {
    const ring = new AnswerRing();
    for (let index = 0; index < 10; index += 1) ring.add({ url: URL_TEXT, text: String(index) });
    expect(ring.answers().map(({ text }) => text)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  it("bounds their total size", () => {
    const ring = new AnswerRing();
    const large = "x".repeat(3 * 1024 * 1024);
    for (let index = 0; index < 4; index += 1) ring.add({ url: URL_TEXT, text: large });
    expect(ring.answers()).toHaveLength(2);
  });
});

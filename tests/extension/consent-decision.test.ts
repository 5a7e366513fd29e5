// What a click on an agreement leads to, through the real listener, against a server that checks signatures.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { handlers } from "../../extension/src/background/handlers/handlers.js";
import { createListener } from "../../extension/src/background/listener.js";
import { decideConsent } from "../../extension/src/ui/consent-decision.js";
import { ContributionServer } from "./contribution-server.js";
import { createTestServices, observation, type TestServices } from "./test-services.js";

let services: TestServices;
let server: ContributionServer;
/** Now, as the listener counts. */
const now = () => new Date();

function connect(announcement?: object): void {
  services = createTestServices();
  services.setNow(now());
  server = new ContributionServer(services.server, now, announcement);
  const listener = createListener(handlers, services);
  const sender = { id: chrome.runtime.id, url: chrome.runtime.getURL("dist/extension/options.html") };
  vi.mocked(chrome.runtime.sendMessage).mockImplementation(
    (message: unknown) => new Promise((resolve) => listener(message, sender, resolve)) as never,
  );
}

/** jsdom knows no open dialogs: `answer` is chosen as soon as one is shown. Returns what it said. */
function answering(answer: string): string[] {
  const said: string[] = [];
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    said.push(this.textContent);
    Object.defineProperty(this, "returnValue", { value: answer });
    this.dispatchEvent(new Event("close"));
  };
  return said;
}

const progress: string[] = [];
const say = (words: string) => void progress.push(words);
const granted = async (name: "contribute" | "lookup") => (await services.store.settings.read()).consents[name].granted;

beforeEach(() => {
  connect();
  progress.length = 0;
});

async function contributed(count: number): Promise<void> {
  await decideConsent("contribute", true, say);
  const hour = now().toISOString().slice(0, 13) + ":00:00Z";
  await services.outbox.add(
    Array.from({ length: count }, (_, i) => observation({ observed_at: hour, price_minor: 1000 + i })),
  );
  await services.outbox.send();
}

describe("agreeing to ask for history", () => {
  it("asks nothing more where groups are large", async () => {
    connect({ prefix_length: 2, bucket_products: 19 });
    const said = answering("");
    expect(await decideConsent("lookup", true, say)).toEqual({ words: "", is_problem: false });
    expect(await granted("lookup")).toBe(true);
    expect(said).toEqual([]);
  });

  it.each([
    ["agree", true],
    ["", false],
  ])("is told first that groups are small, and may think better of it (%j)", async (answer, isGranted) => {
    connect({ prefix_length: 1, bucket_products: 14.4 });
    const said = answering(answer);
    await decideConsent("lookup", true, say);
    expect(said).toEqual([expect.stringContaining("fewer than 15 of them (about 14)")]);
    expect(await granted("lookup")).toBe(isGranted);
  });

  it("needs no server that answers", async () => {
    services.server.answers.set("/v1/config", new TypeError("Failed to fetch"));
    await decideConsent("lookup", true, say);
    expect(await granted("lookup")).toBe(true);
  });
});

describe("agreeing to share prices", () => {
  it("says plainly when the browser cannot sign", async () => {
    vi.spyOn(crypto.subtle, "generateKey").mockRejectedValue(new Error("unknown algorithm"));
    const outcome = await decideConsent("contribute", true, say);
    expect(outcome).toMatchObject({ is_problem: true, words: expect.stringContaining("Ed25519") as unknown });
    expect(await granted("contribute")).toBe(false);
  });
});

describe("no longer sharing prices", () => {
  it("offers nothing to erase where nothing was sent, and deletes the key", async () => {
    await decideConsent("contribute", true, say);
    const said = answering("erase");
    await decideConsent("contribute", false, say);
    expect(said).toEqual([]);
    expect(await granted("contribute")).toBe(false);
    expect(await services.contributorKeys.held()).toEqual([]);
  });

  it("erases what was sent where this is chosen, and then deletes the key", async () => {
    await contributed(3);
    answering("erase");
    const outcome = await decideConsent("contribute", false, say);
    expect(outcome).toEqual({
      words: "3 observations erased. Published prices have been decided again without them.", is_problem: false,
    });
    expect(progress).toEqual(["Erasing what was sent with key 1 of 1…"]);
    expect(server.observations.size).toBe(0);
    expect(await services.contributorKeys.held()).toEqual([]);
  });

  it("leaves what was sent where this is chosen, and deletes the key", async () => {
    await contributed(1);
    answering("keep");
    await decideConsent("contribute", false, say);
    expect(server.observations.size).toBe(1);
    expect(await services.contributorKeys.held()).toEqual([]);
  });

  it("goes on sharing when the question is dismissed", async () => {
    await contributed(1);
    answering("");
    await decideConsent("contribute", false, say);
    expect(await granted("contribute")).toBe(true);
    expect(await services.contributorKeys.held()).toHaveLength(1);
  });

  it("ends at once and keeps the key when the server cannot erase now", async () => {
    await contributed(1);
    services.server.answers.set("/v1/privacy/erase", new TypeError("Failed to fetch"));
    answering("erase");
    expect(await decideConsent("contribute", false, say)).toMatchObject({ is_problem: true });
    expect(await granted("contribute")).toBe(false);
    expect(await services.contributorKeys.held()).toHaveLength(1);
  });
});

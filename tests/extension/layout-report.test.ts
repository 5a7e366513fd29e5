// What a visitor can hand to developers when a page has changed: from the click to the clipboard, on the
// real engine and an altered page of the fixture shop.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { handlers } from "../../extension/src/background/handlers/handlers.js";
import { createListener } from "../../extension/src/background/listener.js";
import { priceCard } from "../../extension/src/content/cards/price/price-card.js";
import { WatchControl } from "../../extension/src/content/cards/price/watch-control.js";
import { watchActions } from "../../extension/src/content/watch-actions.js";
import type { CardModel } from "../../extension/src/content/cards/price/card-model.js";
import { copyLayoutReport } from "../../extension/src/content/layout-report.js";
import { buildPageExtract } from "../../extension/src/content/page-extract.js";
import type { LayoutReport } from "../../extension/src/engine-contract.js";
import type { Envelope } from "../../extension/src/messages/envelope.js";
import { EXTENSION_ID } from "./fake-chrome.js";
import { repositoryFile } from "./repository-file.js";
import { createTestServices, type TestServices } from "./test-services.js";

interface Fixture {
  url: string;
  definition: unknown;
  render(): string;
}
interface Shop {
  fixtureByName(name: string): Fixture;
}

const shop = (await import(repositoryFile("tests/fixtures/shop/catalogue.mjs"))) as Shop;

/** Everything that the fixture's goods are made of: texts, ids, amounts. */
function valuesOf(part: unknown): string[] {
  if (typeof part === "object" && part !== null) return Object.values(part).flatMap(valuesOf);
  if (typeof part !== "string" && typeof part !== "number") return [];
  const value = String(part);
  return value.length >= 4 ? [value] : [];
}

/** Whether the value stands in the text as a word of its own ("Size" may be part of a name: pageSize). */
function holds(text: string, value: string): boolean {
  const at = text.indexOf(value);
  if (at < 0) return false;
  const isPartOfName = /\w/.test(text[at - 1] ?? "") || /\w/.test(text[at + value.length] ?? "");
  return !isPartOfName || holds(text.slice(at + value.length), value);
}

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

async function reportOf({ url, render }: Pick<Fixture, "url" | "render">): Promise<Envelope<LayoutReport>> {
  const probes = await services.engine.call("page.probes", {});
  if (!probes.ok) throw new Error(probes.error.message);
  const page = new DOMParser().parseFromString(render(), "text/html");
  const request = { url, extract: buildPageExtract(page, [], probes.value) };
  const sender = { id: EXTENSION_ID, url, frameId: 0, tab: { id: 7, incognito: true } as chrome.tabs.Tab };
  return new Promise((resolve) => {
    createListener(handlers, services)({ name: "page.report", request }, sender, (answer) => {
      resolve(answer as Envelope<LayoutReport>);
    });
  });
}

const writeText = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  writeText.mockResolvedValue(undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  writeText.mockReset();
});

describe("the report on the clipboard", () => {
  it.each([
    ["module-renamed-title/trail-shoes", "product.title"],
    ["module-without-store/trail-shoes", "store.name"],
    ["component-renamed-currency/wall-clock", "offer.currency"],
  ])(
    "of %s says that %s is lacking and holds nothing of the page",
    async (name, field) => {
      const fixture = shop.fixtureByName(name);
      expect(await copyLayoutReport(await reportOf(fixture))).toBe(true);
      const text = writeText.mock.calls[0]?.[0] ?? "";
      const report = JSON.parse(text) as LayoutReport & { extension: string };
      expect(report.extension).toBe(chrome.runtime.getManifest().version);
      expect(report.sources.flatMap(({ changed }) => changed)).toContain(field);
      expect(report.shapes.length).toBeGreaterThan(0);
      // Who gets the price is no text of the page; "public" is also what a rule looks for.
      const { context: _, ...shown } = fixture.definition as { context: string };
      const values = valuesOf(shown);
      expect(values.length).toBeGreaterThan(20);
      expect(values.filter((value) => holds(text, value))).toEqual([]);
      expect(text).not.toContain("https:");
    },
  );

  it("is not there when the browser refuses", async () => {
    writeText.mockRejectedValue(new DOMException("no", "NotAllowedError"));
    expect(await copyLayoutReport(await reportOf(shop.fixtureByName("module/desk-lamp")))).toBe(false);
  });

  it("is not there without a report", async () => {
    const error = { code: "timeout", where: "page.report", message: "took too long" } as const;
    expect(await copyLayoutReport({ ok: false, error })).toBe(false);
    expect(writeText).not.toHaveBeenCalled();
  });
});

describe("the notice", () => {
  const warnings = [
    { code: "layout_changed", field: "product.title", values: ["product_module: titleModule.subject as text"] },
    { code: "layout_changed", field: "store.name", values: [] },
  ];
  const draw = (model: CardModel, copyLayoutReport = vi.fn(() => Promise.resolve(true))) =>
    priceCard(model, { onRetry: vi.fn(), copyLayoutReport, watch: new WatchControl(watchActions), markLookAlike: () => Promise.resolve(true) }).root;
  const part = (root: HTMLElement, name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const priced: CardModel = {
    state: "thin",
    warnings,
    offer: { currency: "USD", price_minor: 1840, context: "public", is_selected_variant: true },
  };

  it("stands once beside a price, and is no warning about the price", () => {
    const root = draw(priced);
    expect(root.querySelectorAll('[data-part="layout-changed"]')).toHaveLength(1);
    expect(part(root, "layout-changed")?.textContent).toBe("This page has changed; some details may be missing.");
    expect(part(root, "layout-changed")?.getAttribute("role")).toBe("status");
    expect(part(root, "warning")).toBeNull();
    expect(root.textContent).not.toContain("titleModule");
  });

  it("stands where the price itself is lacking", () => {
    expect(part(draw({ state: "empty", warnings }), "layout-changed")).not.toBeNull();
  });

  it.each(["blocked", "unavailable", "not_loaded"] as const)("does not stand on a page that is %s", (state) => {
    expect(part(draw({ state, warnings }), "layout-changed")).toBeNull();
  });

  it("does not stand on a page as its layout knows it", () => {
    const doubtful: CardModel = { ...priced, warnings: [{ code: "price_disagreement", field: "offer.price_min" }] };
    expect(part(draw(doubtful), "layout-changed")).toBeNull();
    expect(part(draw(doubtful), "warning")).not.toBeNull();
  });

  it.each([
    [true, "Copied"],
    [false, "could not be copied"],
  ])("says whether the report was copied (%s)", async (copied, words) => {
    const copy = vi.fn(() => Promise.resolve(copied));
    const root = draw(priced, copy);
    const outcome = part(root, "layout-report");
    expect(outcome?.textContent).toBe("");
    expect(outcome?.getAttribute("role")).toBe("status");
    const button = part(root, "copy-layout-report");
    expect(button).toBeInstanceOf(HTMLButtonElement);
    button?.click();
    await vi.waitFor(() => expect(outcome?.textContent).toContain(words));
    expect(copy).toHaveBeenCalledOnce();
  });
});

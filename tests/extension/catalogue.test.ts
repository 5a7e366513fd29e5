import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchesFilter } from "../../extension/src/audit-log/filter.js";
import { en } from "../../extension/src/i18n/en.js";
import { isTextKey, text } from "../../extension/src/i18n/text.js";
import type { AuditEntry } from "../../extension/src/messages/audit-entry.js";
import { repositoryFile } from "./repository-file.js";

const SOURCE = repositoryFile("extension/src");
const files = (readdirSync(SOURCE, { recursive: true }) as string[]).filter((name) => !name.startsWith("i18n"));
const read = (name: string) => readFileSync(`${SOURCE}/${name}`, "utf8");
const scripts = files.filter((name) => name.endsWith(".ts")).map(read);
const pages = files.filter((name) => name.endsWith(".html"));

/** Keys put together at run time: `state.${name}`. */
const BUILT_KEYS = [...scripts.join("\n").matchAll(/[`"]([a-z]+\.)\$\{/g)].map((match) => match[1] ?? "");

describe("the catalogue", () => {
  it("has no message that nothing shows", () => {
    const all = [...scripts, ...pages.map(read)].join("\n");
    const unused = Object.keys(en).filter(
      (key) => !all.includes(`"${key}"`) && !BUILT_KEYS.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("has no empty message", () => {
    expect(Object.entries(en).filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  it("fills every placeholder and none twice", () => {
    expect(text("offer.range", { low: "{high}", high: "$2" })).toBe("{high} – $2");
  });

  it("does not take an object's own names for keys", () => {
    expect(isTextKey("constructor")).toBe(false);
  });
});

describe.each(pages)("%s", (name) => {
  const page = new DOMParser().parseFromString(read(name), "text/html");

  it("has words from the catalogue only", () => {
    expect(page.body.textContent?.trim()).toBe("");
    for (const attribute of ["aria-label", "placeholder", "title", "alt"]) {
      expect(page.querySelectorAll(`[${attribute}]`)).toHaveLength(0);
    }
  });

  it("names only messages that exist", () => {
    const keys = [...page.querySelectorAll("[data-text], [data-label], [data-placeholder]")].flatMap((target) =>
      ["data-text", "data-label", "data-placeholder"].flatMap((attribute) => target.getAttribute(attribute) ?? []),
    );
    expect(keys.filter((key) => !isTextKey(key))).toEqual([]);
  });

  it("gives every control a name", () => {
    for (const control of page.querySelectorAll("input, select")) {
      const isNamed = control.hasAttribute("data-label") || page.querySelector(`label[for="${control.id}"]`);
      expect([control.id, Boolean(isNamed)]).toEqual([control.id, true]);
    }
  });

  it("loads nothing from elsewhere and runs no inline script", () => {
    expect(page.querySelectorAll('[src^="http"], [href^="http"], [style], script:not([src])')).toHaveLength(0);
  });
});

describe("the audit log's filter", () => {
  const entry: AuditEntry = {
    id: 1, time: "2026-11-23T03:00:00Z", method: "POST", url: "https://a.example/v1/observations",
    purpose: "contribute_prices", bytes_sent: 9, body: '{"currency":"USD"}',
  };
  it.each([
    ["", "", true],
    ["post usd", "", true],
    ["usd eur", "", false],
    ["", "look_up_history", false],
    ["OBSERVATIONS", "contribute_prices", true],
  ])("%j %j → %s", (words, purpose, shown) => expect(matchesFilter(entry, words, purpose)).toBe(shown));
});

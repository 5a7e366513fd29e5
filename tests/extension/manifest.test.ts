import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CORE_PATH } from "../../extension/src/background/engine-owner.js";
import { SHOP_ORIGINS } from "../../extension/src/platform/shop-access.js";
import { repositoryFile } from "./repository-file.js";

const manifest = JSON.parse(readFileSync(repositoryFile("manifest.json"), "utf8")) as chrome.runtime.ManifestV3 & {
  browser_specific_settings: { gecko: { data_collection_permissions: unknown } };
};

it("asks for no more permissions than extension/README.md justifies", () => {
  expect(manifest.permissions).toEqual(["storage", "alarms", "notifications", "offscreen"]);
  expect(manifest.optional_host_permissions).toEqual(SHOP_ORIGINS);
  expect(manifest.host_permissions).toBeUndefined();
  expect(manifest.web_accessible_resources).toBeUndefined();
  const readme = readFileSync(repositoryFile("extension/README.md"), "utf8");
  for (const permission of manifest.permissions ?? []) expect(readme).toContain(`\`${permission}\``);
});

it("lets Firefox's users decide over all data that leaves", () => {
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ["none"],
    optional: ["browsingActivity", "websiteContent"],
  });
});

it("observes before the page's first script, and reads on the same pages", () => {
  const [world, content] = manifest.content_scripts ?? [];
  expect(world).toMatchObject({ world: "MAIN", run_at: "document_start" });
  expect(content?.matches).toEqual(world?.matches);
  expect(content?.exclude_matches).toEqual(world?.exclude_matches);
});

it("forbids remote and inline code on its own pages", () => {
  const policy = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toContain("unsafe-inline");
});

it("names only files that the build writes", () => {
  const named = JSON.stringify(manifest).match(/dist\/extension\/[\w/.-]+/g) ?? [];
  const icons = readdirSync(repositoryFile("extension/icons")).map((name) => `dist/extension/icons/${name}`);
  const bundles = ["background.js", "content.js", "page-world.js", "popup.html", "options.html"];
  const built = [...icons, ...bundles.map((name) => `dist/extension/${name}`)];
  expect([...new Set(named)].filter((name) => !built.includes(name))).toEqual([]);
  expect(CORE_PATH).toBe("dist/extension/companion-core.wasm");
});

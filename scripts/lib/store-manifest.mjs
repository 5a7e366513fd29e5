#!/usr/bin/env node
// manifest.json serves both browsers while developing; a store package holds only what its browser
// knows. Reads the manifest on standard input, writes the one for BROWSER (chrome | firefox).
import { readFileSync } from "node:fs";

const browser = process.argv[2];
const manifest = JSON.parse(readFileSync(0, "utf8"));

if (browser === "chrome") {
  delete manifest.browser_specific_settings;
  delete manifest.background.scripts;
} else if (browser === "firefox") {
  delete manifest.minimum_chrome_version;
  delete manifest.background.service_worker;
} else {
  process.stderr.write("usage: store-manifest.mjs chrome|firefox <manifest.json\n");
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);

// Bundles the extension into dist/extension: one script per context, pages, icons, engine.
//
//   node extension/build.mjs [--core DIR] [--watch]
//
// --core  where companion-core.mjs and .wasm lie (default build/wasm/wasm-core)
// --watch bundles again whenever a source changes
//
// The engine itself tells what a live page must be asked for (`page.probes`); its answer is
// built into the scripts, because the one that observes the page starts before anything
// could be asked. So the knowledge of the site stays in wasm-core/rules.
import { access, copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import esbuild from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = join(ROOT, "extension/src");
const OUTPUT = join(ROOT, "dist/extension");
const PROBE_ENGINE = join(ROOT, "build/extension/probe-engine.mjs");
const PAGES = ["options", "popup", "audit-log", "onboarding", "watchlist"];
/** What the oldest browsers of manifest.json understand. */
/** Of ONNX Runtime Web: the smallest that there is. */
const RUNTIME = join(ROOT, "node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm");
const REVIEW_MODEL = join(ROOT, "models/reviews/model.onnx");
const TARGETS = ["chrome123", "firefox140"];

/** Resolves the bare names "companion-core", "companion-reviews" and "companion-trust" to Emscripten's output. */
function coreGlue(coreFolder) {
  return {
    name: "companion-core",
    setup(build) {
      build.onResolve({ filter: /^companion-(core|reviews|trust)$/ }, ({ path }) => ({ path: join(coreFolder, `${path}.mjs`) }));
    },
  };
}

/** Provides "companion:page-probes" with the engine's answer as constants. */
function pageProbes(probes) {
  const constants = Object.entries(probes).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
  );
  return {
    name: "page-probes",
    setup(build) {
      build.onResolve({ filter: /^companion:page-probes$/ }, ({ path }) => ({ path, namespace: "probes" }));
      build.onLoad({ filter: /.*/, namespace: "probes" }, () => ({ contents: constants.join("\n") }));
    },
  };
}

/** The review reader stays a file of its own, which is loaded when reviews are to be read. */
const reviewReader = {
  name: "review-reader",
  setup(build) {
    build.onResolve({ filter: /^companion:review-reader$/ }, () => ({ path: "./review-reader.js", external: true }));
  },
};

/** Asks the freshly built engine, in this very process. */
async function askForProbes(coreFolder) {
  await esbuild.build({
    entryPoints: [join(ROOT, "wasm-core/js/engine.ts")],
    outfile: PROBE_ENGINE,
    bundle: true,
    format: "esm",
    plugins: [coreGlue(coreFolder)],
    logLevel: "warning",
  });
  const { createEngine } = await import(pathToFileURL(PROBE_ENGINE).href);
  const engine = await createEngine(await readFile(join(coreFolder, "companion-core.wasm")));
  const [product, list, reviews] = ["product", "list", "reviews"].map((page) => {
    const probes = engine.call("page.probes", { page });
    if (!probes.ok) throw new Error(`page.probes: ${JSON.stringify(probes.error)}`);
    return probes.value;
  });
  const { scripts, elements, watch } = product;
  const { apis: reviewApis, ...reviewParts } = reviews;
  // The script in the page's own world starts before it is known what the page will be.
  const apis = [...new Set([...product.apis, ...list.apis])];
  return {
    scripts, elements, apis, watch, reviewApis, reviews: reviewParts,
    list: { scripts: list.scripts, elements: list.elements, watch: list.watch },
  };
}

/** One bundle per execution context; classic scripts where the browser wants them. */
function bundles(coreFolder, probes) {
  const shared = {
    bundle: true,
    minify: true,
    target: TARGETS,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [coreGlue(coreFolder), pageProbes(probes), reviewReader],
  };
  const pageScripts = PAGES.map((page) => join(SOURCE, page, `${page}.ts`));
  const pageStyles = PAGES.map((page) => join(SOURCE, page, `${page}.css`));
  return [
    { ...shared, entryPoints: [join(SOURCE, "page-world/main.ts")], outfile: join(OUTPUT, "page-world.js"), format: "iife" },
    {
      ...shared,
      entryPoints: [join(SOURCE, "content/main.ts")],
      outfile: join(OUTPUT, "content.js"),
      format: "iife",
      // The panel's styles become text for a constructed style sheet.
      loader: { ".css": "text" },
    },
    { ...shared, entryPoints: [join(SOURCE, "background/main.ts")], outfile: join(OUTPUT, "background.js"), format: "esm" },
    {
      ...shared,
      entryPoints: ["review-reader", "review-reader-page"].map((name) => join(SOURCE, `review-reader/${name}.ts`)),
      outdir: OUTPUT,
      entryNames: "[name]",
      format: "esm",
    },
    { ...shared, entryPoints: pageScripts, outdir: OUTPUT, entryNames: "[name]", format: "esm" },
    { ...shared, entryPoints: pageStyles, outdir: OUTPUT, entryNames: "[name]" },
  ];
}

async function copyAssets(coreFolder) {
  await mkdir(join(OUTPUT, "icons"), { recursive: true });
  await copyFile(join(coreFolder, "companion-core.wasm"), join(OUTPUT, "companion-core.wasm"));
  await copyFile(join(coreFolder, "companion-trust.wasm"), join(OUTPUT, "companion-trust.wasm"));
  await copyReviewReader(coreFolder);
  for (const page of PAGES) await copyFile(join(SOURCE, page, `${page}.html`), join(OUTPUT, `${page}.html`));
  const icons = (await readdir(join(ROOT, "extension/icons"))).filter((name) => name.endsWith(".png"));
  for (const icon of icons) await copyFile(join(ROOT, "extension/icons", icon), join(OUTPUT, "icons", icon));
}

async function copyReviewReader(coreFolder) {
  await copyFile(join(coreFolder, "companion-reviews.wasm"), join(OUTPUT, "companion-reviews.wasm"));
  await copyFile(RUNTIME, join(OUTPUT, "ort-wasm-simd-threaded.wasm"));
  await copyFile(join(SOURCE, "review-reader/review-reader.html"), join(OUTPUT, "review-reader.html"));
  const hasModel = await access(REVIEW_MODEL).then(() => true, () => false);
  // Without it reviews are read by word lists.
  if (hasModel) await copyFile(REVIEW_MODEL, join(OUTPUT, "review-model.onnx"));
}

async function main() {
  const { values } = parseArgs({
    options: {
      core: { type: "string", default: join(ROOT, "build/wasm/wasm-core") },
      watch: { type: "boolean", default: false },
    },
  });
  await access(join(values.core, "companion-core.wasm")).catch(() => {
    throw new Error(`no engine in ${values.core}; build it first: scripts/build wasm`);
  });
  const probes = await askForProbes(values.core);
  await rm(OUTPUT, { recursive: true, force: true });
  await copyAssets(values.core);
  const options = bundles(values.core, probes);
  if (values.watch) {
    for (const option of options) await (await esbuild.context({ ...option, logLevel: "info" })).watch();
  } else {
    await Promise.all(options.map((option) => esbuild.build(option)));
    console.log(`extension: ${OUTPUT}`);
  }
}

await main().catch((fault) => {
  console.error(`extension/build.mjs: ${fault.message}`);
  process.exitCode = 1;
});

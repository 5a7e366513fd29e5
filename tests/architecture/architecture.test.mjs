// The shape of the repository: which layer may use which, where third-party code may appear, how long a
// file may be, and what lies at the top. Reads text only.
// The extension's layers are rules of eslint.config.js; the core's are also its CMake targets.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, extname } from "node:path";
import { describe, test } from "node:test";
import { GENERATED_FOLDERS, readTree, REPOSITORY } from "./repository-tree.mjs";

const tree = readTree();
const cppFiles = [...tree.keys()].filter((path) => /\.(cpp|h)$/.test(path));
const filesUnder = (folder) => cppFiles.filter((path) => path.startsWith(`${folder}/`));

/** The #include targets of a file: {path, quoted}. */
const includesOf = (path) =>
  [...tree.get(path).matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm)].map(([, mark, target]) => ({
    target,
    quoted: mark === '"',
  }));

/**
 * Every quoted include must lead into the file's own layer, one that `layers` allows it, or a public
 * header (companion/…). `layerOf` names a path's layer; undefined: not a file of this part.
 */
function assertDirection(layers, layerOf) {
  const offences = [];
  for (const path of cppFiles) {
    const layer = layerOf(path);
    if (layer === undefined) continue;
    const allowed = [layer, "companion", ...(layers[layer] ?? assert.fail(`${path}: a new layer "${layer}"`))];
    for (const { target, quoted } of includesOf(path)) {
      if (quoted && !allowed.includes(target.split("/")[0])) offences.push(`${path} includes ${target}`);
    }
  }
  assert.deepEqual(offences, []);
}

describe("the core", () => {
  const BELOW_MONEY = ["rules", "json_reader", "base"];
  const BELOW_API = ["page", "price", "crowd", "shopper", "text", "money", ...BELOW_MONEY];
  const LAYERS = {
    base: [],
    json_reader: ["base"],
    rules: ["json_reader", "base"],
    money: BELOW_MONEY,
    text: ["money", ...BELOW_MONEY],
    page: ["text", "money", ...BELOW_MONEY],
    price: ["money", ...BELOW_MONEY],
    crowd: ["money", ...BELOW_MONEY],
    shopper: ["text", "money", ...BELOW_MONEY],
    // What reviews say: a module of its own beside the core.
    reviews: ["text", "money", ...BELOW_MONEY],
    // What a seller and a listing can be trusted with: a module of its own too.
    trust_rules: BELOW_MONEY,
    seller: ["trust_rules", "money", ...BELOW_MONEY],
    signals: ["trust_rules", "text", "money", ...BELOW_MONEY],
    calls: BELOW_MONEY,
    api: ["calls", ...BELOW_API],
    reviews_api: ["calls", "reviews", "text", "money", ...BELOW_MONEY],
    trust_api: ["calls", "seller", "signals", "trust_rules", "money", ...BELOW_MONEY],
    // What is said of stores as JSON, for the server and modules beside the core.
    seller_json: ["api", "crowd", ...BELOW_MONEY],
    bindings: [],
    // The pieces that the reviews network is trained with.
    cli: ["reviews", ...BELOW_MONEY],
    include: [],
    // Measures the scanner and the summary of a history alone beside the whole engine.
    bench: ["json_reader", "price"],
  };

  test("includes only downwards: bindings → api → {page, price, crowd, shopper} → text → money → rules → {json_reader, base}", () => {
    assertDirection(LAYERS, (path) => path.match(/^wasm-core\/(?:src\/)?(\w+)\//)?.[1]);
  });

  test("is pure: no clock, randomness, thread, locale or stream", () => {
    const impure = /^(chrono|ctime|time\.h|random|thread|mutex|future|locale|iostream|fstream|cstdio|filesystem)$/;
    const offences = [...filesUnder("wasm-core/src"), ...filesUnder("wasm-core/include")].flatMap((path) =>
      includesOf(path).flatMap(({ target }) => (impure.test(target) ? [`${path} includes ${target}`] : [])),
    );
    assert.deepEqual(offences, []);
  });
});

describe("the server", () => {
  const LAYERS = {
    main: ["commands", "configuration", "http", "consensus", "store", "admission", "monitoring"],
    // What an operator does beside the running server.
    commands: ["configuration", "store", "crypto"],
    // Fills in the limits that each part declares.
    configuration: ["http", "handlers", "consensus", "admission", "monitoring"],
    // The same consensus as the core's, over stored states.
    consensus: ["store", "monitoring", "crowd"],
    http: ["handlers", "store", "admission", "monitoring", "crowd"],
    handlers: ["store", "admission", "compression", "crypto", "monitoring", "api", "seller_json", "crowd", "base"],
    store: ["crypto", "monitoring", "crowd", "price", "base"],
    // Who may do how much: knows no HTTP, no storage and no clock.
    admission: ["crypto"],
    monitoring: [],
    crypto: [],
    compression: [],
  };

  test("includes only downwards: main → http → handlers → {store, core}", () => {
    assertDirection(LAYERS, (path) => path.match(/^server\/src\/(\w+)/)?.[1]);
  });

  test("knows its storage engine in main.cpp and in the operator's commands only", () => {
    const users = filesUnder("server/src").filter(
      (path) =>
        !["server/src/store/sqlite", "server/src/commands"].includes(dirname(path)) &&
        includesOf(path).some(({ target }) => target.startsWith("store/sqlite/")),
    );
    assert.deepEqual(users, ["server/src/main.cpp"]);
  });

  test("writes SQL in store/sqlite only", () => {
    const sql = /\b(SELECT\s[\s\S]{1,200}?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|UNIQUE)|PRAGMA\s+\w+)\b/;
    const users = [...tree].filter(([path, text]) => path.startsWith("server/src/") && sql.test(text));
    const elsewhere = users.map(([path]) => path).filter((path) => !path.startsWith("server/src/store/sqlite/"));
    assert.ok(users.length > 0, "the pattern finds the store's own SQL");
    assert.deepEqual(elsewhere, []);
  });
});

describe("third-party code appears only where it belongs:", () => {
  /** The rules layer hands out text; these read a rule file of theirs into a table. */
  const RULE_READERS = [
    "wasm-core/src/page/layout_pack.",
    "wasm-core/src/page/page_rules.cpp",
    "wasm-core/src/page/page_sources.",
    "wasm-core/src/page/price_context.cpp",
    "wasm-core/src/page/rule_members.",
    "wasm-core/src/page/rule_update.cpp",
    "wasm-core/src/price/advice_weights.cpp",
    "wasm-core/src/price/deal_weights.cpp",
    "wasm-core/src/price/import_taxes.cpp",
    "wasm-core/src/price/sale_calendar.cpp",
    "wasm-core/src/reviews/pattern_weights.cpp",
    "wasm-core/src/seller/score_rules.cpp",
    "wasm-core/src/shopper/shopper_weights.cpp",
  ];
  const HOMES = {
    "emscripten/": ["wasm-core/bindings/"],
    "re2/": ["wasm-core/src/page/"],
    "nlohmann/": [
      "wasm-core/src/api/",
      "wasm-core/src/calls/",
      "wasm-core/src/reviews_api/",
      "wasm-core/src/rules/",
      "wasm-core/src/trust_api/",
      "wasm-core/src/seller_json/",
      "wasm-core/cli/review_pieces.cpp",
      "wasm-core/cli/review_readings.cpp",
      ...RULE_READERS,
      "wasm-core/bench/native/",
      "server/src/handlers/envelope.h",
      "server/src/monitoring/log.h",
      "server/src/configuration/plans_file.cpp",
    ],
    "boost/asio": ["server/src/http/"],
    "boost/beast": ["server/src/http/"],
    "boost/program_options": ["server/src/configuration/"],
    "sqlite3.h": ["server/src/store/sqlite/database.cpp"],
    "openssl/": ["server/src/crypto/"],
    "zlib.h": ["server/src/compression/"],
    "simdjson.h": ["wasm-core/bench/native/"],
  };
  const KNOWN = /^(emscripten|re2|nlohmann|boost|sqlite3|openssl|zlib|simdjson)\b/;
  const sources = [...filesUnder("wasm-core"), ...filesUnder("server/src")];

  for (const [library, homes] of Object.entries(HOMES)) {
    test(library, () => {
      const users = sources.filter((path) => includesOf(path).some(({ target }) => target.startsWith(library)));
      const strangers = users.filter((path) => !homes.some((home) => path.startsWith(home)));
      assert.deepEqual(strangers, [], `${library} may be included in ${homes.join(", ")}`);
      for (const home of homes) {
        assert.ok(users.some((path) => path.startsWith(home)), `${home} no longer includes ${library}`);
      }
    });
  }

  test("and no other part of these libraries", () => {
    const others = sources.flatMap((path) =>
      includesOf(path)
        .filter(({ target }) => KNOWN.test(target) && !Object.keys(HOMES).some((library) => target.startsWith(library)))
        .map(({ target }) => `${path} includes ${target}`),
    );
    assert.deepEqual(others, []);
  });
});

describe("files", () => {
  const MAX_LINES = 300;
  /** path → why it is longer. */
  const LONGER = {};
  const CODE = new Set([".cpp", ".h", ".ts", ".mjs", ".js", ".css", ".html", ".sh", ".cmake", ".sql", ""]);
  const lineCount = (text) => text.split("\n").length - 1;

  test(`of code have at most ${MAX_LINES} lines`, () => {
    const long = [...tree].filter(
      ([path, text]) => path.includes("/") && CODE.has(extname(path)) && lineCount(text) > MAX_LINES,
    );
    assert.deepEqual(
      long.map(([path]) => path),
      Object.keys(LONGER),
    );
  });

  test("are named after what they do", () => {
    const vague = /^(utils?|helpers?|misc|common|managers?|stuff)$/;
    const offences = [...tree.keys()].filter((path) =>
      path.split("/").some((part) => part.split(".")[0].split(/[-_]/).some((word) => vague.test(word))),
    );
    assert.deepEqual(offences, []);
  });

  test("leave nothing to be done later", () => {
    // Not the currency code for "no currency", which is quoted.
    const later = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME"].join("|")})\\b|\\b${"X".repeat(3)}\\b(?!\\\\?["'])`);
    assert.match(`// ${"TO" + "DO"}: more`, later);
    assert.deepEqual(
      [...tree].filter(([, text]) => later.test(text)).map(([path]) => path),
      [],
    );
  });
});

describe("the top level", () => {
  const FOLDERS = ["wasm-core", "extension", "server", "models", "scripts", "tests"];
  const REQUIRED_FILES = ["CMakeLists.txt", "manifest.json", "README.md", "CHANGELOG.md", "LICENSE"];
  const OTHER_FILES = ["CMakePresets.json", "package.json", "package-lock.json", "tsconfig.json", "eslint.config.js"];
  const entries = readdirSync(REPOSITORY, { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith(".") && !GENERATED_FOLDERS.includes(name),
  );

  test("has only the folders of the map", () => {
    const unknown = entries.filter((entry) => entry.isDirectory() && !FOLDERS.includes(entry.name));
    assert.deepEqual(
      unknown.map(({ name }) => name),
      [],
    );
  });

  test("has the files that must be there, and no stray ones", () => {
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    assert.deepEqual(
      REQUIRED_FILES.filter((name) => !files.includes(name)),
      [],
    );
    // What CMake can be told to write beside the sources, for editors.
    const allowed = [...REQUIRED_FILES, ...OTHER_FILES, "compile_commands.json"];
    assert.deepEqual(
      files.filter((name) => !allowed.includes(name)),
      [],
    );
  });

  test("enforces the extension's layers with eslint", () => {
    assert.match(tree.get("eslint.config.js"), /no-restricted-imports/);
    assert.match(JSON.parse(tree.get("package.json")).scripts.lint, /^eslint\b/);
  });
});

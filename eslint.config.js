// Rules beyond style: no markup from strings, and the extension's layers (an import against
// their direction is an error): pages and content → messages → background → its parts.
import tseslint from "typescript-eslint";

const MARKUP = [
  ...["innerHTML", "outerHTML", "srcdoc"].map((name) => `AssignmentExpression > MemberExpression.left[property.name="${name}"]`),
  ...["insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment"].map((name) => `CallExpression > MemberExpression.callee[property.name="${name}"]`),
  'CallExpression > MemberExpression.callee[object.name="document"][property.name=/^write/]',
].map((selector) => ({ selector, message: "Build elements with ui/dom.ts: text must never become markup." }));

/** Forbids imports that match any of the patterns, with the reason. */
function forbidImports(files, ...rules) {
  const patterns = rules.map(([regex, message]) => ({ regex, message }));
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

const SOURCE = "extension/src";
const PAGES = ["popup", "options", "onboarding", "audit-log", "watchlist"];
const IN_BACKGROUND = ["/background/", "Only the background holds this; send it a message (messages/send.ts)."];
const IN_CONTENT = ["/content/", "Content scripts run in the shop's pages; nothing else may lean on them."];
const IN_PAGES = [`/(${PAGES.join("|")})/`, "A page's code belongs to that page alone."];
const IN_UI = ["/(ui|i18n)/", "The background shows nothing; let the page choose the words."];
const ENGINE = ["wasm-core/js/(review-|trust-)?engine|^onnxruntime-web", "Only the engine owners of background/ and review-reader/ start engines and networks."];
const IDB = ["^idb$", "Only background/store/ opens the database."];
const UPLOT = ["^uplot", "Only the cards draw charts."];

export default tseslint.config(
  { ignores: ["build/", "dist/", "out/", "node_modules/", "**/*.gen.*"] },
  {
    files: ["extension/**/*.ts", "tests/extension/**/*.ts", "wasm-core/js/*.ts"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "no-restricted-syntax": ["error", ...MARKUP],
      "no-eval": "error",
      "no-implied-eval": "error",
    },
  },
  {
    files: [`${SOURCE}/**/*.ts`],
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Only background/privacy-guard.ts sends anything, after consent and audit." },
        { name: "XMLHttpRequest", message: "Only background/privacy-guard.ts sends anything, after consent and audit." },
        { name: "WebSocket", message: "Only background/privacy-guard.ts sends anything, after consent and audit." },
      ],
    },
  },
  forbidImports([`${SOURCE}/page-world/**`], IN_BACKGROUND, IN_CONTENT, IN_PAGES, ["/(messages|ui|i18n|platform)/", "Nothing of ours but the page channel belongs into the page's world."]),
  forbidImports([`${SOURCE}/content/**`], IN_BACKGROUND, IN_PAGES, ENGINE, IDB, ["/page-world/", "The page's world is another context; use page-channel.ts."]),
  forbidImports([`${SOURCE}/content/*.ts`], IN_BACKGROUND, IN_PAGES, ENGINE, IDB, ["^uplot$", UPLOT[1]]),
  forbidImports([`${SOURCE}/{${PAGES.join(",")}}/**`], IN_BACKGROUND, IN_CONTENT, ENGINE, IDB, UPLOT),
  forbidImports([`${SOURCE}/{messages,ui,i18n,platform}/**`], IN_BACKGROUND, IN_CONTENT, IN_PAGES, IDB, UPLOT),
  forbidImports([`${SOURCE}/background/**`], IN_CONTENT, IN_PAGES, IN_UI, ENGINE, IDB, UPLOT),
  forbidImports([`${SOURCE}/background/store/**`], IN_CONTENT, IN_PAGES, IN_UI, ENGINE, UPLOT, ["/handlers/|api-client|privacy-guard|outbox\\.js|crowd-history", "The store knows nothing of its users."]),
  forbidImports([`${SOURCE}/background/{engine-owner,trust/trust-engine-owner}.ts`], IN_CONTENT, IN_PAGES, IN_UI, IDB, UPLOT),
  forbidImports([`${SOURCE}/review-reader/**`], IN_BACKGROUND, IN_CONTENT, IN_PAGES, IN_UI, IDB, UPLOT),
  {
    // The one that sends, those that read packaged files, and the page's own functions.
    files: [`${SOURCE}/background/{main,engine-owner,trust/trust-engine-owner}.ts`, `${SOURCE}/review-reader/packaged-file.ts`, `${SOURCE}/page-world/*.ts`],
    rules: { "no-restricted-globals": "off" },
  },
);

// Modules that extension/build.mjs provides: they exist only while bundling. (The engine's own
// is declared in wasm-core/js/companion-core.d.ts.)

/** The engine's answer to `page.probes`, asked once while building. */
declare module "companion:page-probes" {
  /** Substrings of inline script text worth keeping. */
  export const scripts: readonly string[];
  /** CSS selectors of elements whose markup is worth keeping. */
  export const elements: readonly string[];
  /** The same for pages that list products. */
  export const list: { scripts: readonly string[]; elements: readonly string[]; watch: readonly string[] };
  /** Substrings of API URLs whose answers are worth keeping. */
  export const apis: readonly string[];
  /** The same of answers that hold reviews. */
  export const reviewApis: readonly string[];
  /** What holds reviews on a page. */
  export const reviews: { scripts: readonly string[]; elements: readonly string[]; watch: readonly string[] };
  /** CSS selectors of elements whose change means: read the page again. */
  export const watch: readonly string[];
}

/** review-reader/review-reader.ts, a file of its own that is loaded when reviews are to be read. */
declare module "companion:review-reader" {
  export { reader } from "./review-reader/review-reader.js";
}

declare module "*.css" {
  const text: string;
  export default text;
}

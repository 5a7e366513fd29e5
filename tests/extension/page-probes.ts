// What build.mjs would ask the engine for; here small and known.
export const scripts = ["runParams"];
export const elements = ["h1", 'meta[property="og:title"]', '[class*="price--current"]'];
export const apis = ["mtop.aliexpress.pdp.pc.query"];
export const watch = [".product-price"];
export const reviewApis = ["mtop.aliexpress.review.pc.list", "searchEvaluation.do"];
export const reviews = { scripts: ["runParams"], elements: [".feedback-item"], watch: [] };
export const list = { scripts: ["_init_data_"], elements: [".search-card-item"], watch: [] };

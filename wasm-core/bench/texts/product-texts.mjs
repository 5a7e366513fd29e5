// The benchmark's product texts: embedded objects and API answers, and whole pages around them.
import { componentData, renderComponentPage } from "../../../tests/fixtures/shop/layouts/component.mjs";
import { pageExtract } from "../../../tests/fixtures/shop/layouts/csr.mjs";
import { moduleData } from "../../../tests/fixtures/shop/layouts/module-data.mjs";
import { renderModulePage } from "../../../tests/fixtures/shop/layouts/module.mjs";
import { pdpAnswer } from "../../../tests/fixtures/shop/pdp-answer.mjs";
import { toJsonText, toScriptJson } from "../../../tests/fixtures/shop/json-text.mjs";
import { BIG, BIGGEST, DENSE, DENSE_USUAL, HEBREW, JAPANESE, USUAL } from "./goods.mjs";
import { surrounded } from "./surroundings.mjs";

const KB = 1000;

/** An answer's payload lies under data.result. */
function answerData(definition, bytes) {
  const answer = pdpAnswer(definition);
  return { ...answer, data: { result: surrounded(definition, answer.data.result, bytes) } };
}

const LAYOUTS = {
  module: { data: moduleData, page: renderModulePage },
  component: { data: componentData, page: renderComponentPage },
};

const data = (layout, definition, bytes) =>
  layout === "api" ? answerData(definition, bytes) : surrounded(definition, LAYOUTS[layout].data(definition), bytes);

/** {name, kind, layout, definition, text} of one embedded object of about `bytes` bytes. */
function object(layout, size, definition, bytes = 0) {
  const text = toJsonText(data(layout, definition, bytes));
  return { name: `${layout}, ${size}`, kind: "object", layout, definition, text };
}

/** The same as a page: the fixture's, its object replaced by a bigger one. */
function page(layout, size, definition, bytes) {
  const { data: small, page: render } = LAYOUTS[layout];
  const big = toScriptJson(surrounded(definition, small(definition), bytes));
  const text = render(definition).replace(toScriptJson(small(definition)), () => big);
  return { name: `${layout} page, ${size}`, kind: "page", layout, definition, text };
}

/** What the extension sends to the engine on today's pages. */
function extract(size, definition, bytes) {
  const text = pageExtract(definition, toJsonText(answerData(definition, bytes)));
  return { name: `page extract, ${size}`, kind: "page", layout: "api", definition, text };
}

const skus = (definition) => `${definition.skus.length} SKUs`;
const SIZES = [
  [USUAL, 100 * KB],
  [BIG, 400 * KB],
  [BIGGEST, 1500 * KB],
];

/** Embedded objects: facts are about 5 % of their bytes, as on real pages; then the dense and the two-byte ones. */
export function productObjects() {
  return [
    ...["module", "component", "api"].flatMap((layout) =>
      SIZES.map(([definition, bytes]) => object(layout, skus(definition), definition, bytes)),
    ),
    object("module", `${skus(DENSE_USUAL)}, dense`, DENSE_USUAL),
    object("component", `${skus(DENSE)}, dense`, DENSE),
    object("api", `${skus(DENSE_USUAL)}, dense`, DENSE_USUAL),
    object("component", "4 SKUs, Hebrew", HEBREW, 100 * KB),
    object("api", "2 SKUs, Japanese", JAPANESE, 60 * KB),
  ];
}

/** Whole texts as the engine is given them: saved pages, and the extension's page extract. */
export function productPages() {
  return [
    page("module", skus(USUAL), USUAL, 100 * KB),
    page("component", skus(BIG), BIG, 400 * KB),
    page("component", skus(BIGGEST), BIGGEST, 1350 * KB),
    extract(skus(USUAL), USUAL, 100 * KB),
  ];
}

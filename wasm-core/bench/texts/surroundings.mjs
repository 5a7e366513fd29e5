// What surrounds the facts in an embedded object. On saved pages of 2021 to 2023 the facts are 3 to
// 6 % of the object's bytes, where a product has up to some thirty SKUs; the rest is translations,
// goods of other sellers, addresses of other languages, texts about protection and delivery.
import { translations, relatedItems } from "../../../tests/fixtures/shop/noise.mjs";

const LANGUAGES = ["ar", "de", "es", "fr", "he", "id", "it", "ja", "ko", "nl", "pl", "pt", "th", "tr", "vi"];

function languageLinks(definition) {
  return LANGUAGES.map((language) => ({
    language,
    languageUrl: `https://${language}.aliexpress.com/item/${definition.id}.html?gatewayAdapt=glo2${language}`,
  }));
}

/** The i-th block: each kind in turn, about 3 to 8 KB. */
function block(definition, i) {
  const seed = `${definition.slug} surroundings ${i}`;
  switch (i % 4) {
    case 0:
      return { features: {}, id: i, i18nMap: translations(seed, 50) };
    case 1:
      return { id: i, platformCount: 20, items: relatedItems(seed, definition.style, 16) };
    case 2:
      return { id: i, multiLanguageUrlList: languageLinks(definition) };
    default:
      return { id: i, promises: Object.entries(translations(seed, 40)).map(([key, text]) => ({ key, text })) };
  }
}

/** `data` among so many other blocks that its JSON text has about `bytes` bytes; half of them before it. */
export function surrounded(definition, data, bytes) {
  const before = {};
  const after = {};
  let size = JSON.stringify(data).length;
  for (let i = 0; size < bytes; ++i) {
    const name = `surrounding${i}Module`;
    const content = block(definition, i);
    (i % 2 === 0 ? before : after)[name] = content;
    size += JSON.stringify(content).length + name.length + 4;
  }
  return { ...before, ...data, ...after };
}

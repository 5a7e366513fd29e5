// The products of the benchmark: as many SKUs as usual goods have, as many as big ones, and as
// many as the biggest.
import { colour, pattern, product, size } from "../../../tests/fixtures/shop/definition.mjs";
import { productBySlug } from "../../../tests/fixtures/shop/products.mjs";
import { STORES } from "../../../tests/fixtures/shop/stores.mjs";

const STARS = [41, 22, 60, 180, 617];

function goods(slug, properties) {
  return product({
    slug: `bench-${slug}`,
    id: "1005006600770088",
    money: "usd",
    store: STORES.stride,
    title: "Rain Jacket Women Men Light Packable Windproof Hooded Outdoor Hiking Coat",
    properties,
    selectedIndex: 5,
    priceMinor: (i) => 2137 + (i % 6) * 120 + (i % 48) * 21,
    listPriceMinor: (i) => 5088 + (i % 6) * 285 + (i % 48) * 50,
    rating: { average: "4.6", stars: STARS, count: STARS.reduce((sum, n) => sum + n, 0) },
    sold: { count: 5000, text: "5,000+ sold", atLeast: true },
  });
}

export const USUAL = goods("usual", [colour(4), size(6)]);
export const BIG = goods("big", [pattern(4), colour(4), size(6)]);
export const BIGGEST = goods("biggest", [pattern(8), colour(8), size(6)]);
/** Fixtures whose text is not Latin-1: JavaScript engines hold such strings in two bytes per unit. */
export const HEBREW = productBySlug("wall-clock");
export const JAPANESE = productBySlug("brush-set");
/** Fixtures that hold little besides their facts. */
export const DENSE = productBySlug("fabric-swatches");
export const DENSE_USUAL = productBySlug("trail-shoes");

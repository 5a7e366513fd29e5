// The SKU table of facts: columns, as they come out of WASM memory, to rows, as the contract says.
import type { Methods } from "./methods.gen.js";

type SkuRows = NonNullable<Methods["facts.read"]["value"]["skus"]>;
type SkuRow = SkuRows[number];

/** What wasm-core/src/api/sku_json.h writes; unknown is null. */
interface SkuColumns {
  ids: string[];
  price_minor: (number | null)[];
  list_price_minor: (number | null)[];
  stock: (number | null)[];
  attributes: SkuRow["attributes"];
  attribute_of: number[][];
}

/** Rows out of columns. Rows share their attributes: they are not to be changed. */
export function skuRows(columns: SkuColumns): SkuRows {
  const { attributes, attribute_of: indices, price_minor: prices, list_price_minor: listPrices, stock } = columns;
  return columns.ids.map((id, i) => {
    const row: SkuRow = { id, attributes: attributesAt(indices[i], attributes) };
    const [price, listPrice, pieces] = [prices[i], listPrices[i], stock[i]];
    if (price != null) row.price_minor = price;
    if (listPrice != null) row.list_price_minor = listPrice;
    if (pieces != null) row.stock = pieces;
    return row;
  });
}

function attributesAt(indices: number[] | undefined, attributes: SkuRow["attributes"]): SkuRow["attributes"] {
  const found: SkuRow["attributes"] = [];
  for (const index of indices ?? []) {
    const attribute = attributes[index];
    if (attribute) found.push(attribute);
  }
  return found;
}

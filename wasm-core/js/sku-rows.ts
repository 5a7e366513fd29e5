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
  return columns.ids.map((id, i) => {
    const row: SkuRow = { id, attributes: columns.attribute_of[i]!.map((index) => columns.attributes[index]!) };
    const { [i]: price } = columns.price_minor;
    const { [i]: listPrice } = columns.list_price_minor;
    const { [i]: stock } = columns.stock;
    if (price != null) row.price_minor = price;
    if (listPrice != null) row.list_price_minor = listPrice;
    if (stock != null) row.stock = stock;
    return row;
  });
}

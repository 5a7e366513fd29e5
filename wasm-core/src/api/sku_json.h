// JSON of the SKU table, in rows or in columns.
#pragma once

#include "base/json_writer.h"
#include "page/sku_facts.h"

namespace companion::api {

/// `skus` as an array of objects, as the contract describes it.
void write_sku_rows(JsonWriter& out, const page::SkuTable& skus);

/// The same as one array per member, which a JavaScript host turns into rows: a quarter of
/// the text and a fifth of the parsing time for a listing of 400 SKUs. Unknown is null.
///   {"ids":[…],"price_minor":[…],"list_price_minor":[…],"stock":[…],
///    "attributes":[{"name","value"}…],"attribute_of":[[index…]…]}
void write_sku_columns(JsonWriter& out, const page::SkuTable& skus);

}  // namespace companion::api

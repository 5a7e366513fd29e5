// Facts as JSON: wasm-core/contracts/facts.schema.json.
#pragma once

#include <string>

#include "page/page_facts.h"

namespace companion::api {

/// How the SKU table is written: as the contract says, or for a JavaScript host that turns
/// columns into rows (sku_json.h).
enum class SkuForm { kRows, kColumns };

/// The facts of one page as JSON text.
std::string facts_to_json(const page::PageFacts& facts, SkuForm form);

}  // namespace companion::api

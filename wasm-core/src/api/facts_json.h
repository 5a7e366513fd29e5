// Page facts as JSON: the shape of contracts/facts.schema.json.
#pragma once

#include <string>

#include "page/product_facts.h"

namespace companion::api {

/// JSON text; keys whose value is unknown are absent.
std::string facts_to_json(const page::PageFacts& facts);

}  // namespace companion::api

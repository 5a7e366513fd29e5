// Page facts as JSON: the shape of contracts/facts.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "page/product_facts.h"

namespace companion::api {

/// Keys whose value is unknown are absent.
nlohmann::json facts_to_json(const page::PageFacts& facts);

}  // namespace companion::api

// A product that was seen: out of facts, out of JSON and into JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "base/json_writer.h"
#include "shopper/look_alikes.h"

namespace companion::api {

/// What facts say of their product; absent without an id or a title.
std::optional<shopper::SeenProduct> product_of_facts(const nlohmann::json& facts);

/// A product as write_product() wrote it; what is missing or of a wrong type is not known.
shopper::SeenProduct seen_product(const nlohmann::json& row);

void write_product(JsonWriter& out, const shopper::SeenProduct& product);

}  // namespace companion::api

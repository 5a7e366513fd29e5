// Which observations the facts of a page justify. Deliberately strict: an observation that
// is not sent costs nothing, a wrong one misleads everybody.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "companion/observation.h"
#include "companion/result.h"

namespace companion::api {

/// Why a page gives no observation: a stable code and a sentence for developers.
///   not_a_product      another kind of page
///   not_available      blocked, not loaded, or the item is not sold
///   sources_disagree   two sources on the page contradict each other about id or price,
///                      or the currency is not certain
///   incomplete         no id, currency or price
///   implausible        the price or an id cannot be true
struct Withheld {
  std::string code;
  std::string message;
};

struct JustifiedObservations {
  std::vector<Observation> observations;
  std::optional<Withheld> withheld;  ///< set exactly when there is no observation
};

/// Reads facts JSON (contracts: facts). The first observation is the product's lowest price
/// over its SKUs; a second one is for the selected SKU where the page names it. A price of
/// a special context keeps it. The stock state is told only where the page does: a product is
/// sold out when every SKU is. `now_ms` becomes the hour of observation. invalid_input when
/// a field has the wrong type.
Result<JustifiedObservations> observations_of_facts(const nlohmann::json& facts, int64_t now_ms);

}  // namespace companion::api

// From facts to what offer_cost() needs: which variant, how many pieces, which costs are known.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "companion/result.h"
#include "price/offer_cost.h"

namespace companion::api {

/// Whose price the unit price is.
enum class PriceOwner : uint8_t { kSelected, kSku, kLowest };

/// The variant that is cheapest for a piece.
struct CheapestPiece {
  std::string sku_id;
  int64_t price_minor = 0;
  int64_t pieces = 0;
};

struct CostFacts {
  price::CostInput input;
  PriceOwner owner = PriceOwner::kLowest;
  std::optional<std::string> ship_to;
  std::string context;
  size_t coupons_on_page = 0;                        ///< the first of the coupons; others were seen elsewhere
  std::vector<std::optional<std::string>> carriers;  ///< of each shipping option on the page
  bool are_pieces_known = false;
  std::optional<CheapestPiece> cheapest;  ///< only where variants of different sizes are known
};

/// Reads the facts of a product page; `sku_id` names a variant other than the selected one.
/// invalid_input for facts without an offer or of a wrong type, and for a variant that is not there.
Result<CostFacts> cost_facts(const nlohmann::json& facts, const std::optional<std::string>& sku_id);

}  // namespace companion::api

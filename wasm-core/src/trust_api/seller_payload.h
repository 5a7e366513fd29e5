// The facts about a store that a host hands over, in whichever form it has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"
#include "seller/store_facts.h"

namespace companion::trust_api {

/// A fact that was not believed or not read.
struct FactWarning {
  std::string code;   ///< "unreadable", "out_of_range", "contradiction", "in_future", "several_stores", "too_many"
  std::string field;  ///< e.g. "store.positive_percent"
};

struct SellerPayload {
  seller::StoreFacts facts;
  std::vector<FactWarning> warnings;  ///< each once
};

/// Reads the payload of seller.trust (contracts/seller_trust.schema.json, "payload"). Numbers may be
/// texts ("96.3%", "1,234"). What cannot be is left out with a warning. Without `now_ms` the newest sighting
/// is the present. An error only when it is not JSON of any of the forms.
Result<SellerPayload> read_seller_payload(std::string_view payload, std::optional<int64_t> now_ms);

}  // namespace companion::trust_api

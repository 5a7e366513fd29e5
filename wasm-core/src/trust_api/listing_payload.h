// What a host hands over about a listing: facts of its page and what was seen before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"
#include "signals/listing.h"

namespace companion::trust_api {

/// A value that was not taken, by its place in the payload: "sightings[2].price_minor".
struct ListingWarning {
  std::string code;  ///< unreadable (of another type, or absurd) or left_out (beyond what is read)
  std::string field;
};

struct ListingPayload {
  signals::Listing listing;
  std::vector<ListingWarning> warnings;
};

/// Reads the payload of listing.signals (contracts/listing_signals.schema.json). What is missing stays
/// unknown, what cannot be read is left out with a warning. invalid_input when it is not a JSON object
/// or has no facts.
Result<ListingPayload> read_listing_payload(std::string_view payload);

}  // namespace companion::trust_api

// A digest as JSON.
#pragma once

#include <vector>

#include "base/json_writer.h"
#include "reviews/digest.h"

namespace companion::reviews_api {

/// The members of a digest into an object that is open, all but patterns and adjusted rating;
/// aspects are named in the language of `locale`.
void write_digest(JsonWriter& out, const reviews::Digest& digest,
                  const std::vector<reviews::Review>& reviews, const std::string& locale);

/// The members `stars_predicted`, `p` and `aspects` of a review into an object that is open;
/// without the first two where its words did not tell.
void write_reading(JsonWriter& out, const reviews::Reading& reading);

}  // namespace companion::reviews_api

// What the host's network run answered, as readings.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "companion/result.h"
#include "reviews/reading.h"
#include "reviews/review.h"

namespace companion::reviews_api {

/// A reading of each review. `outputs` has an object for each batch of `reviews.prepare`, in its order:
/// {"stars","aspects","polarity","attention"}, base64 of little-endian float32 as models/reviews'
/// contract describes them. Aspects that word lists read better come from those. An error when
/// batches are missing or of another size than the reviews call for.
Result<std::vector<reviews::Reading>> network_readings(const std::vector<reviews::Review>& reviews,
                                                       const nlohmann::json& outputs);

}  // namespace companion::reviews_api

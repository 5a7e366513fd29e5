// The reviews that a host hands over, in whichever form it has them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "companion/result.h"
#include "reviews/review.h"

namespace companion::reviews_api {

struct ReviewPayload {
  std::vector<reviews::Review> reviews;
  size_t unreadable = 0;  ///< lines or elements that are no review
  size_t left_out = 0;    ///< reviews beyond the limit
};

/// Reads JSON Lines, a JSON array of the same objects, or facts with `reviews` (with or without
/// their envelope). A review needs a text, stars or photos; one without an id gets its number in
/// the payload, from 1 on. An error only when there is nothing readable at all.
Result<ReviewPayload> read_review_payload(std::string_view payload);

}  // namespace companion::reviews_api

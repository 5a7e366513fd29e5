// Reviews as a page or an answer holds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace companion::page {

/// What a buyer added to the review later.
struct FollowUp {
  std::string text;
  std::optional<std::string> translated, date;
};

/// One review. Dates are ISO days; texts are hostile.
struct Review {
  std::optional<std::string> id, text, translated, language, country, date, sku, logistics,
      seller_reply;
  std::optional<int64_t> stars;  ///< 1 to 5
  std::vector<std::string> photos;
  std::optional<int64_t> helpful;
  std::optional<bool> anonymous;
  std::optional<FollowUp> follow_up;
};

}  // namespace companion::page

// A review as the shop shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace companion::reviews {

/// Texts are the reviewer's and hostile: whatever is made of them is text, never markup.
struct Review {
  std::string id;
  std::optional<int> stars;  ///< 1 to 5
  std::string text;          ///< UTF-8; empty where the reviewer wrote nothing
  std::optional<std::string> translated;  ///< the shop's machine translation of `text`
  std::optional<std::string> language;    ///< of `text`, as the shop says
  std::optional<std::string> date;        ///< ISO 8601 day
  std::optional<std::string> country;     ///< ISO 3166-1 alpha-2, of the reviewer
  std::optional<std::string> sku;         ///< what was bought, as the shop writes it
  int photos = 0;
  std::optional<int64_t> helpful;         ///< how many shoppers found it so
  std::optional<std::string> follow_up;   ///< what the reviewer added later
};

}  // namespace companion::reviews

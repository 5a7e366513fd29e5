#include "page/raw_text.h"

#include <algorithm>

#include "json_reader/values.h"

namespace companion::page {

std::optional<std::string> trimmed_text(std::string_view raw) {
  const auto text = json_reader::scalar_text(raw);
  if (!text) return std::nullopt;
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = text->find_first_not_of(kSpace);
  if (begin == std::string::npos) return std::nullopt;
  return text->substr(begin, text->find_last_not_of(kSpace) + 1 - begin);
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace companion::page

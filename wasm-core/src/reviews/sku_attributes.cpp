#include <algorithm>

#include "reviews/star_differences.h"

namespace companion::reviews {
namespace {

constexpr std::string_view kBreaks = " ,;/";

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(kBreaks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBreaks) - first + 1);
}

/// Where the attribute's name before a colon begins: one word, but for "Ships From".
size_t name_start(std::string_view sku, size_t from, size_t colon) {
  const size_t end = sku.find_last_not_of(' ', colon == 0 ? 0 : colon - 1);
  size_t start = sku.find_last_of(kBreaks, end);
  start = start == std::string_view::npos || start < from ? from : start + 1;
  constexpr std::string_view kShips = "Ships ";
  if (sku.substr(start, 4) == "From" && start >= from + kShips.size() &&
      sku.substr(start - kShips.size(), kShips.size()) == kShips) {
    start -= kShips.size();
  }
  return start;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> sku_attributes(std::string_view sku) {
  std::vector<std::pair<std::string, std::string>> out;
  size_t colon = sku.find(':');
  size_t start = colon == std::string_view::npos ? 0 : name_start(sku, 0, colon);
  while (colon != std::string_view::npos) {
    const size_t next = sku.find(':', colon + 1);
    const size_t end = next == std::string_view::npos ? sku.size() : name_start(sku, colon + 1, next);
    const std::string_view name = trimmed(sku.substr(start, colon - start));
    const std::string_view value = trimmed(sku.substr(colon + 1, end - colon - 1));
    if (!name.empty() && !value.empty()) out.emplace_back(name, value);
    start = end;
    colon = next;
  }
  return out;
}

}  // namespace companion::reviews

#include "page/item_url.h"

#include <re2/re2.h>

#include "money/decimal.h"
#include "page/page_sources.h"

namespace companion::page {
namespace {

/// The run of digits at `pos`; empty when it is shorter than an id or longer than any.
std::string_view digits_at(std::string_view text, size_t pos, size_t least) {
  constexpr size_t kMostDigits = 20;
  size_t end = pos;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - pos >= least && end - pos <= kMostDigits ? text.substr(pos, end - pos) : std::string_view();
}

bool ends_page_name(std::string_view text, size_t pos) { return text.substr(pos, 5) == ".html"; }

/// The digits after ?name= or &name=.
std::optional<std::string> parameter_digits(std::string_view text, std::string_view name, size_t least) {
  for (size_t at = 0; (at = text.find(name, at)) != std::string_view::npos; at += name.size()) {
    const bool begins = at > 0 && (text[at - 1] == '?' || text[at - 1] == '&' || text[at - 1] == ';');
    const std::string_view id = begins ? digits_at(text, at + name.size(), least) : std::string_view();
    if (!id.empty()) return std::string(id);
  }
  return std::nullopt;
}

}  // namespace

// Read by hand, not by RE2: addresses stand on every page and every card of a list.

std::optional<std::string> item_id_of_url(std::string_view text) {
  constexpr size_t kLeastDigits = 5;
  for (const std::string_view folder : {"/item/", "/i/"}) {
    for (size_t at = 0; (at = text.find(folder, at)) != std::string_view::npos;) {
      at += folder.size();
      std::string_view id = digits_at(text, at, kLeastDigits);
      if (id.empty() || !ends_page_name(text, at + id.size())) {
        // /item/Name-of-the-product/123.html
        const size_t slash = text.find_first_of("/?#\"", at);
        if (slash == std::string_view::npos || slash == at || text[slash] != '/') continue;
        id = digits_at(text, slash + 1, kLeastDigits);
        if (id.empty() || !ends_page_name(text, slash + 1 + id.size())) continue;
      }
      return std::string(id);
    }
  }
  for (const std::string_view name : {"productId=", "productIds="}) {
    if (const auto id = parameter_digits(text, name, kLeastDigits)) return id;
  }
  return std::nullopt;
}

std::optional<std::string> store_id_of_url(std::string_view text) {
  constexpr std::string_view kFolder = "/store/";
  constexpr size_t kLeastDigits = 3;
  for (size_t at = 0; (at = text.find(kFolder, at)) != std::string_view::npos;) {
    at += kFolder.size();
    const std::string_view id = digits_at(text, at, kLeastDigits);
    if (!id.empty()) return std::string(id);
  }
  return parameter_digits(text, "storeNum=", kLeastDigits);
}

std::optional<std::string> global_item_id(std::string_view id) {
  // US ids run from 2^51 (old items of 11 digits) to 2^51 plus today's ids, 3256….
  constexpr int64_t kUsOffset = int64_t{1} << 51;
  constexpr int64_t kLeastGlobalId = 10'000'000;
  constexpr int64_t kLeastNewGlobalId = 1'005'000'000'000'000;
  constexpr int64_t kMostNewGlobalId = 1'006'000'000'000'000;
  constexpr int64_t kMostOldGlobalId = 5'000'000'000'000;  // 4000…, 4001…: 13 digits
  if (id.size() != 16) return std::nullopt;
  const auto number = money::decimal_to_minor(id, 0);
  if (!number) return std::nullopt;
  const int64_t global = *number - kUsOffset;
  const bool is_old = global >= kLeastGlobalId && global < kMostOldGlobalId;
  const bool is_new = global >= kLeastNewGlobalId && global < kMostNewGlobalId;
  if (!is_old && !is_new) return std::nullopt;
  return std::to_string(global);
}

bool is_same_item(std::string_view a, std::string_view b) {
  return a == b || global_item_id(a) == b || global_item_id(b) == a;
}

std::string absolute_url(std::string_view url) {
  return url.substr(0, 2) == "//" ? "https:" + std::string(url) : std::string(url);
}

std::optional<std::string> page_kind_of_url(std::string_view url) {
  for (const UrlKind& kind : page_sources().url_kinds) {
    if (kind.pattern.found_in(url)) return kind.page;
  }
  return std::nullopt;
}

}  // namespace companion::page

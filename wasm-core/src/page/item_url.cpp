#include "page/item_url.h"

#include <re2/re2.h>

#include <memory>
#include <vector>

#include "money/decimal.h"
#include "page/page_sources.h"

namespace companion::page {
namespace {

std::optional<std::string> first_group(const re2::RE2& pattern, std::string_view text) {
  std::string found;
  if (!re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern, &found)) {
    return std::nullopt;
  }
  return found;
}

struct KindPattern {
  std::unique_ptr<re2::RE2> pattern;
  std::string page;
};

std::vector<KindPattern> compile_kinds() {
  std::vector<KindPattern> out;
  for (const UrlKind& kind : page_sources().url_kinds) {
    out.push_back({std::make_unique<re2::RE2>(kind.pattern), kind.page});
  }
  return out;
}

}  // namespace

std::optional<std::string> item_id_of_url(std::string_view text) {
  static const re2::RE2 path(R"(/(?:item|i)/(?:[^/?#"]+/)?([0-9]{5,20})\.html)");
  static const re2::RE2 parameter(R"([?&;]productIds?=([0-9]{5,20}))");
  if (auto id = first_group(path, text)) return id;
  return first_group(parameter, text);
}

std::optional<std::string> store_id_of_url(std::string_view text) {
  static const re2::RE2 path(R"(/store/([0-9]{3,20}))");
  static const re2::RE2 parameter(R"([?&]storeNum=([0-9]{3,20}))");
  if (auto id = first_group(path, text)) return id;
  return first_group(parameter, text);
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
  static const std::vector<KindPattern> kinds = compile_kinds();
  for (const KindPattern& kind : kinds) {
    if (re2::RE2::PartialMatch(re2::StringPiece(url.data(), url.size()), *kind.pattern)) {
      return kind.page;
    }
  }
  return std::nullopt;
}

}  // namespace companion::page

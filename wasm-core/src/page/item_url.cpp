#include "page/item_url.h"

#include <re2/re2.h>

#include <memory>
#include <vector>

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

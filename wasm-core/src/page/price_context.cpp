#include "page/price_context.h"

#include <re2/re2.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "page/page_sources.h"
#include "rules/rule_pack.h"

namespace companion::page {
namespace {

struct ContextPattern {
  std::unique_ptr<re2::RE2> pattern;
  PriceContext context;
};

std::vector<ContextPattern> load_for_urls() {
  std::vector<ContextPattern> out;
  for (const UrlContext& row : page_sources().url_contexts) {
    out.push_back({std::make_unique<re2::RE2>(row.pattern), row.context});
  }
  return out;
}

std::vector<ContextPattern> load() {
  std::vector<ContextPattern> out;
  const auto file = nlohmann::json::parse(rules::embedded_file("money/price_contexts"));
  for (const auto& row : file.at("contexts")) {
    const auto context = price_context_from_name(row.at("context").get<std::string>());
    const std::string pattern = "(?i)" + row.at("pattern").get<std::string>();
    out.push_back({std::make_unique<re2::RE2>(pattern), context.value()});
  }
  return out;
}

std::optional<PriceContext> first_match(const std::vector<ContextPattern>& patterns,
                                        std::string_view text) {
  for (const ContextPattern& row : patterns) {
    if (re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *row.pattern)) {
      return row.context;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PriceContext> context_of_promotion(std::string_view text) {
  static const std::vector<ContextPattern> patterns = load();
  return first_match(patterns, text);
}

std::optional<PriceContext> context_of_url(std::string_view url) {
  static const std::vector<ContextPattern> patterns = load_for_urls();
  return first_match(patterns, url);
}

}  // namespace companion::page

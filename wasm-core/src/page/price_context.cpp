#include "page/price_context.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "page/page_sources.h"
#include "page/pattern.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::page {
namespace {

struct ContextPattern {
  Pattern pattern;
  PriceContext context;
};

std::vector<ContextPattern> load() {
  std::vector<ContextPattern> out;
  const auto file = rules::parsed_json(rules::embedded_file("money/price_contexts"));
  for (const auto& row : file.at("contexts")) {
    const auto context = price_context_from_name(row.at("context").get<std::string>());
    const std::string pattern = "(?i)" + row.at("pattern").get<std::string>();
    out.push_back({Pattern(pattern), context.value()});
  }
  return out;
}

/// Rows are ContextPattern or UrlContext.
template <typename Rows>
std::optional<PriceContext> first_match(const Rows& rows, std::string_view text) {
  for (const auto& row : rows) {
    if (row.pattern.found_in(text)) return row.context;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PriceContext> context_of_promotion(std::string_view text) {
  static const std::vector<ContextPattern> patterns = load();
  return first_match(patterns, text);
}

std::optional<PriceContext> context_of_url(std::string_view url) {
  return first_match(page_sources().url_contexts, url);
}

}  // namespace companion::page

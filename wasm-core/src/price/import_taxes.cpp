#include "price/import_taxes.h"

#include <nlohmann/json.hpp>

#include "base/iso_time.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::price {
namespace {

using nlohmann::json;

/// The file is ours and its test reads it, so `at` may throw only in a broken build.
const json& table() {
  static const json file = rules::parsed_json(rules::embedded_file("taxes/import_taxes"));
  return file;
}

ImportTaxRule rule_of(const json& country) {
  const json& scheme = table().at("schemes").at(country.at("scheme").get_ref<const std::string&>());
  ImportTaxRule rule;
  rule.tax = scheme.at("tax").get<std::string>();
  rule.rate_permille = country.at("rate_permille").get<int64_t>();
  rule.collected_up_to_minor = scheme.at("collected_up_to_minor").get<int64_t>();
  rule.currency = scheme.at("currency").get<std::string>();
  if (scheme.contains("duty_minor")) {
    rule.duty_minor = scheme.at("duty_minor").get<int64_t>();
    rule.duty_from_ms = parse_iso_time(scheme.at("duty_from").get<std::string>() + "T00:00:00Z");
  }
  rule.source = scheme.at("source").get<std::string>();
  rule.as_of = table().at("as_of").get<std::string>();
  return rule;
}

}  // namespace

std::optional<ImportTaxRule> import_tax_rule(std::string_view country) {
  for (const json& row : table().at("countries")) {
    if (row.at("country").get_ref<const std::string&>() == country) return rule_of(row);
  }
  return std::nullopt;
}

}  // namespace companion::price

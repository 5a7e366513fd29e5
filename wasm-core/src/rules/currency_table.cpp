#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "companion/currency.h"
#include "rules/rule_pack.h"

namespace companion {
namespace {

using ExponentTable = std::map<std::string, int, std::less<>>;

ExponentTable load() {
  const auto file = nlohmann::json::parse(rules::embedded_file("money/currencies"));
  return file.at("exponents").get<ExponentTable>();
}

}  // namespace

std::optional<int> currency_exponent(std::string_view iso_code) {
  static const ExponentTable table = load();
  const auto row = table.find(iso_code);
  if (row == table.end()) return std::nullopt;
  return row->second;
}

}  // namespace companion

// What an import tax can add to a price, by destination: rules/taxes/import_taxes.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace companion::price {

/// The rule for one country. Amounts are minor units of `currency`.
struct ImportTaxRule {
  std::string tax;  ///< VAT or GST
  int64_t rate_permille = 0;
  int64_t collected_up_to_minor = 0;  ///< above this value of the goods customs collects, with duty
  std::string currency;
  std::optional<int64_t> duty_minor;    ///< flat, for each kind of item within that value
  std::optional<int64_t> duty_from_ms;  ///< UTC
  std::string source;
  std::string as_of;  ///< YYYY-MM
};

/// The rule for an ISO 3166-1 alpha-2 code; absent for a country that the table does not hold.
std::optional<ImportTaxRule> import_tax_rule(std::string_view country);

}  // namespace companion::price

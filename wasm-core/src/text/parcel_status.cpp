#include "text/parcel_status.h"

#include <algorithm>
#include <array>
#include <string>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

constexpr std::string_view kShopPrefix = "AE_";
/// Codes are short; anything longer is some other text.
constexpr size_t kMaxLength = 128;

struct Stages {
  WordTable codes;
  WordTable beginnings;
};

const Stages& stages() {
  static const Stages tables = [] {
    const auto raw =
        json_reader::members(rules::embedded_file("status/parcel_stages"),
                             std::array<std::string_view, 2>{"codes", "beginnings"});
    return Stages{WordTable(raw[0]), WordTable(raw[1])};
  }();
  return tables;
}

/// "ae_gtms signed" → "GTMS_SIGNED": Cainiao spells codes in either case and with spaces.
std::string plain_code(std::string_view code) {
  const size_t first = std::min(code.find_first_not_of(' '), code.size());
  std::string out(code.substr(first, code.find_last_not_of(' ') + 1 - first));
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ') c = '_';
  }
  if (out.compare(0, kShopPrefix.size(), kShopPrefix) == 0) out.erase(0, kShopPrefix.size());
  return out;
}

}  // namespace

std::optional<std::string_view> parcel_status(std::string_view code) {
  if (code.size() > kMaxLength) return std::nullopt;
  const std::string plain = plain_code(code);
  if (const auto whole = stages().codes.meaning(plain)) return whole;
  const auto begun = stages().beginnings.meaning_of_prefix(plain);
  if (!begun) return std::nullopt;
  return begun->first;
}

}  // namespace companion::text

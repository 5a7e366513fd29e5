#include "text/status.h"

#include <algorithm>
#include <array>
#include <string>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/folded_text.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

constexpr std::string_view kShopPrefix = "AE_";
/// Statuses and codes are short; anything longer is some other text.
constexpr size_t kMaxLength = 128;

const WordTable& order_statuses() {
  static const WordTable table(
      json_reader::members(rules::embedded_file("status/order_status"),
                           std::array<std::string_view, 1>{"statuses"})[0]);
  return table;
}

struct ParcelStages {
  WordTable codes;
  WordTable beginnings;
};

const ParcelStages& parcel_stages() {
  static const ParcelStages stages = [] {
    const auto raw =
        json_reader::members(rules::embedded_file("status/parcel_stages"),
                             std::array<std::string_view, 2>{"codes", "beginnings"});
    return ParcelStages{WordTable(raw[0]), WordTable(raw[1])};
  }();
  return stages;
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

std::optional<std::string_view> order_status_code(std::string_view printed_or_code) {
  if (printed_or_code.size() > kMaxLength) return std::nullopt;
  return order_statuses().meaning(folded_text(printed_or_code));
}

std::optional<std::string_view> parcel_status(std::string_view code) {
  if (code.size() > kMaxLength) return std::nullopt;
  const std::string plain = plain_code(code);
  if (const auto whole = parcel_stages().codes.meaning(plain)) return whole;
  const auto begun = parcel_stages().beginnings.meaning_of_prefix(plain);
  if (!begun) return std::nullopt;
  return begun->first;
}

}  // namespace companion::text

#include "text/order_status.h"

#include <array>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/folded_text.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

/// Statuses are short; anything longer is some other text.
constexpr size_t kMaxLength = 128;

const WordTable& statuses() {
  static const WordTable table(
      json_reader::members(rules::embedded_file("status/order_status"),
                           std::array<std::string_view, 1>{"statuses"})[0]);
  return table;
}

}  // namespace

std::optional<std::string_view> order_status_code(std::string_view printed_or_code) {
  if (printed_or_code.size() > kMaxLength) return std::nullopt;
  return statuses().meaning(folded_text(printed_or_code));
}

}  // namespace companion::text

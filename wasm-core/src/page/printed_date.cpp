#include "page/printed_date.h"

#include <re2/re2.h>

#include "base/iso_time.h"

namespace companion::page {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

std::string two_digits(int value) { return {char('0' + value / 10), char('0' + value % 10)}; }

}  // namespace

std::optional<std::string> english_date(std::string_view text) {
  static const re2::RE2 month_first(R"(\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}),? (\d{4})\b)");
  static const re2::RE2 day_first(R"(\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]*\.? (\d{4})\b)");
  const re2::StringPiece piece(text.data(), text.size());
  std::string month, year;
  int day = 0;
  if (!re2::RE2::PartialMatch(piece, month_first, &month, &day, &year) &&
      !re2::RE2::PartialMatch(piece, day_first, &day, &month, &year)) {
    return std::nullopt;
  }
  const size_t at = kMonths.find(month);
  if (at == std::string_view::npos || at % 3 != 0) return std::nullopt;
  const std::string iso = year + "-" + two_digits(static_cast<int>(at / 3) + 1) + "-" + two_digits(day);
  if (!parse_iso_time(iso)) return std::nullopt;
  return iso;
}

}  // namespace companion::page

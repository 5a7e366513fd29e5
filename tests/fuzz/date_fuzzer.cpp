// Any text as a date or a time: what is read can be written and read again.
#include <string>

#include "base/iso_time.h"
#include "fuzz_check.h"
#include "page/printed_date.h"

namespace {

using companion::format_iso_time;
using companion::parse_iso_time;
using companion::fuzz::require;

constexpr int64_t kSecondMs = 1000;

/// Milliseconds are cut off when a time is written; before 1970 that is downwards, too.
int64_t whole_seconds(int64_t time_ms) {
  const int64_t rest = time_ms % kSecondMs;
  return time_ms - (rest < 0 ? rest + kSecondMs : rest);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = companion::fuzz::as_text(data, size);
  if (const auto time_ms = parse_iso_time(text)) {
    const auto again = parse_iso_time(format_iso_time(*time_ms));
    require(again == whole_seconds(*time_ms), "a time is written as it was read");
  }
  if (const auto date = companion::page::printed_day(text)) {
    const auto day_ms = parse_iso_time(*date);
    require(day_ms && format_iso_time(*day_ms).substr(0, 10) == *date, "a printed date exists");
  }
  return 0;
}

#include "base/iso_time.h"

#include "base/civil_date.h"

namespace companion {
namespace {

constexpr int64_t kMsPerSecond = 1000;
constexpr int64_t kMsPerMinute = 60 * kMsPerSecond;
constexpr int64_t kMsPerHour = 60 * kMsPerMinute;
constexpr int64_t kMsPerDay = 24 * kMsPerHour;

int64_t days_in_month(int64_t year, int64_t month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap_year = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap_year ? 29 : kDays[month - 1];
}

/// Walks over the text; every step says whether the text went on as expected.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool skip(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Exactly `width` digits with a value in [low, high].
  bool read(int width, int64_t low, int64_t high, int64_t& value) {
    if (rest_.size() < static_cast<size_t>(width)) return false;
    value = 0;
    for (int i = 0; i < width; ++i) {
      if (!is_digit(rest_[i])) return false;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(width);
    return value >= low && value <= high;
  }

  /// 1–9 digits after the decimal point, as milliseconds.
  bool read_fraction(int64_t& milliseconds) {
    size_t digits = 0;
    milliseconds = 0;
    for (int64_t unit = 100; digits < rest_.size() && is_digit(rest_[digits]); unit /= 10) {
      milliseconds += unit * (rest_[digits++] - '0');
    }
    rest_.remove_prefix(digits);
    return digits >= 1 && digits <= 9;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  std::string_view rest_;
};

bool read_date(Cursor& cursor, int64_t& time_ms) {
  CivilDate date{};
  if (!cursor.read(4, 0, 9999, date.year) || !cursor.skip('-')) return false;
  if (!cursor.read(2, 1, 12, date.month) || !cursor.skip('-')) return false;
  if (!cursor.read(2, 1, days_in_month(date.year, date.month), date.day)) return false;
  time_ms = days_from_civil(date) * kMsPerDay;
  return true;
}

bool read_time_of_day(Cursor& cursor, int64_t& time_ms) {
  int64_t hour = 0, minute = 0, second = 0, milliseconds = 0;
  if (!cursor.read(2, 0, 23, hour) || !cursor.skip(':')) return false;
  if (!cursor.read(2, 0, 59, minute)) return false;
  if (cursor.skip(':')) {
    if (!cursor.read(2, 0, 59, second)) return false;
    if (cursor.skip('.') && !cursor.read_fraction(milliseconds)) return false;
  }
  time_ms += hour * kMsPerHour + minute * kMsPerMinute + second * kMsPerSecond + milliseconds;
  return true;
}

bool read_zone(Cursor& cursor, int64_t& time_ms) {
  if (cursor.at_end() || cursor.skip('Z')) return true;
  const bool ahead_of_utc = cursor.skip('+');
  if (!ahead_of_utc && !cursor.skip('-')) return false;
  int64_t hours = 0, minutes = 0;
  if (!cursor.read(2, 0, 23, hours) || !cursor.skip(':')) return false;
  if (!cursor.read(2, 0, 59, minutes)) return false;
  const int64_t offset_ms = hours * kMsPerHour + minutes * kMsPerMinute;
  time_ms += ahead_of_utc ? -offset_ms : offset_ms;
  return true;
}

/// Whole days, towards the past, and what is left of the last.
struct DayAndRest {
  int64_t day;
  int64_t rest_ms;
};

DayAndRest day_and_rest(int64_t time_ms) {
  const int64_t rest_ms = (time_ms % kMsPerDay + kMsPerDay) % kMsPerDay;
  return {(time_ms - rest_ms) / kMsPerDay, rest_ms};
}

void append_padded(std::string& out, int64_t value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

}  // namespace

std::optional<int64_t> parse_iso_time(std::string_view text) {
  Cursor cursor(text);
  int64_t time_ms = 0;
  if (!read_date(cursor, time_ms)) return std::nullopt;
  if (cursor.at_end()) return time_ms;
  if (!cursor.skip('T') || !read_time_of_day(cursor, time_ms)) return std::nullopt;
  if (!read_zone(cursor, time_ms) || !cursor.at_end()) return std::nullopt;
  return time_ms;
}

std::optional<int64_t> parse_iso_day(std::string_view text) {
  const auto time_ms = parse_iso_time(text);
  return time_ms ? std::optional(day_and_rest(*time_ms).day) : std::nullopt;
}

std::string format_iso_day(int64_t day) {
  const CivilDate date = civil_from_days(day);
  std::string out;
  out.reserve(20);
  append_padded(out, date.year, 4);
  append_padded(out += '-', date.month, 2);
  append_padded(out += '-', date.day, 2);
  return out;
}

std::string format_iso_time(int64_t time_ms) {
  const auto [day, in_day] = day_and_rest(time_ms);
  std::string out = format_iso_day(day);
  append_padded(out += 'T', in_day / kMsPerHour, 2);
  append_padded(out += ':', in_day / kMsPerMinute % 60, 2);
  append_padded(out += ':', in_day / kMsPerSecond % 60, 2);
  out += 'Z';
  return out;
}

}  // namespace companion

#include "page/printed_date.h"

#include <algorithm>
#include <array>

#include "base/iso_time.h"
#include "base/utf8.h"
#include "json_reader/values.h"
#include "money/plain_text.h"
#include "rules/rule_pack.h"
#include "text/letter_case.h"
#include "text/word_table.h"

namespace companion::page {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;
constexpr int kBuddhistEra = 543;  // 2568 is 2025

struct MonthWords {
  text::WordTable names;    // name → "--01" … "--12"
  text::WordTable around;   // words that make a number a month: → "before" or "after"
  text::WordTable between;  // words that may stand between the parts of a date
};

const MonthWords& month_words() {
  static const MonthWords words = [] {
    const auto file = rules::embedded_file("text/months");
    const auto raw = json_reader::members(
        file, std::array<std::string_view, 3>{"names", "numbered", "between"});
    return MonthWords{text::WordTable(raw[0]), text::WordTable(raw[1]), text::WordTable(raw[2])};
  }();
  return words;
}

/// A number or a month's name, and where it stands.
struct Part {
  bool is_month = false;
  int value = 0;
  size_t digits = 0;  // of a number
  size_t begin = 0;
  size_t end = 0;

  bool can_be_day() const { return !is_month && digits <= 2 && value >= 1 && value <= 31; }
  bool can_be_month() const { return is_month || (digits <= 2 && value >= 1 && value <= 12); }
  bool can_be_year() const { return !is_month && digits == 4; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_cjk_mark(uint32_t c) { return c >= 0x3000 && c <= 0x303F; }

/// Ideographs, kana and Korean syllables.
bool is_ideograph(uint32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF && !is_cjk_mark(c)) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// Letters of any script; marks of other alphabets that stand around dates are none.
bool is_letter(uint32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  const bool hebrew_mark = c == 0x05F3 || c == 0x05F4;
  return c != 0xB7 && !hebrew_mark && !is_cjk_mark(c);
}

/// Length of the word at `pos`; 0 when there is none. Ideographs, which are written without
/// spaces, are words of their own; a dot between letters of other scripts
/// belongs to the word ("ธ.ค").
size_t word_length(std::string_view text, size_t pos) {
  size_t end = pos;
  while (end < text.size()) {
    const utf8::Decoded next = utf8::decode(text, end);
    if (is_ideograph(next.code_point)) return end == pos ? next.length : end - pos;
    const bool inner_dot = next.code_point == '.' && end > pos && end + 1 < text.size() &&
                           static_cast<unsigned char>(text[end - 1]) >= 0x80 &&
                           static_cast<unsigned char>(text[end + 1]) >= 0x80;
    if (!is_letter(next.code_point) && !inner_dot) break;
    end += next.length;
  }
  return end - pos;
}

/// Takes a text apart into the numbers and months' names in it.
class PartReader {
 public:
  explicit PartReader(std::string_view text) : text_(text) {}

  std::optional<Part> next() {
    while (pos_ < text_.size()) {
      if (is_digit(text_[pos_])) return number();
      const size_t length = word_length(text_, pos_);
      if (length == 0) {
        pos_ += utf8::decode(text_, pos_).length;
        continue;
      }
      const std::string_view word = text_.substr(pos_, length);
      const size_t begin = pos_;
      pos_ += length;
      if (const auto month = month_words().names.meaning(word)) {
        return Part{true, ((*month)[2] - '0') * 10 + ((*month)[3] - '0'), 0, begin, pos_};
      }
      const bool numbers_month = month_words().around.meaning(word) == "before";
      month_begin_ = numbers_month ? begin : std::string_view::npos;
    }
    return std::nullopt;
  }

 private:
  Part number() {
    Part part{false, 0, 0, pos_, pos_};
    for (; pos_ < text_.size() && is_digit(text_[pos_]); ++pos_) {
      if (++part.digits <= 4) part.value = part.value * 10 + (text_[pos_] - '0');
    }
    part.end = pos_;
    mark_numbered_month(part);
    month_begin_ = std::string_view::npos;
    return part;
  }

  /// "12月" and "thg 12" are months.
  void mark_numbered_month(Part& part) {
    if (!part.can_be_month()) return;
    if (month_begin_ != std::string_view::npos) {
      part.is_month = true;
      part.begin = month_begin_;
      return;
    }
    const size_t begin = pos_ < text_.size() && text_[pos_] == ' ' ? pos_ + 1 : pos_;
    const size_t length = word_length(text_, begin);
    if (month_words().around.meaning(text_.substr(begin, length)) != "after") return;
    part.is_month = true;
    part.end = pos_ = begin + length;
  }

  std::string_view text_;
  size_t pos_ = 0;
  size_t month_begin_ = std::string_view::npos;
};

/// True when nothing stands between two parts but marks and words that dates are made with.
bool is_date_gap(std::string_view gap) {
  for (size_t pos = 0; pos < gap.size();) {
    const size_t length = word_length(gap, pos);
    if (length == 0) {
      const utf8::Decoded next = utf8::decode(gap, pos);
      const bool mark = next.code_point < 0x80
                            ? std::string_view(" .,/-'").find(gap[pos]) != std::string_view::npos
                            : next.code_point == 0x05F3 || next.code_point == 0x3001;
      if (!mark) return false;
      pos += next.length;
    } else if (month_words().between.meaning(gap.substr(pos, length))) {
      pos += length;
    } else {
      return false;
    }
  }
  return true;
}

struct Date {
  int year;
  int month;
  int day;
};

/// The parts that may make a date, in their order, and the text they stand in.
struct Candidate {
  std::string_view text;
  std::array<Part, 3> parts;

  std::string_view gap(size_t i) const {
    return text.substr(parts[i].end, parts[i + 1].begin - parts[i].end);
  }
  bool holds_together() const { return is_date_gap(gap(0)) && is_date_gap(gap(1)); }
};

/// The one mark of both gaps of an all-numeric date (spaces aside), or '\0'.
char numeric_mark(const Candidate& candidate) {
  char mark = '\0';
  for (const size_t i : {0u, 1u}) {
    char found = '\0';
    for (const char c : candidate.gap(i)) {
      if (c == ' ') continue;
      if (found != '\0') return '\0';
      found = c;
    }
    if (i > 0 && found != mark) return '\0';
    mark = found;
  }
  return mark == '.' || mark == '/' || mark == '-' ? mark : '\0';
}

std::optional<Date> numeric_date(const Candidate& candidate) {
  const auto& [a, b, c] = candidate.parts;
  const char mark = numeric_mark(candidate);
  if (mark == '\0') return std::nullopt;
  if (a.can_be_year()) return Date{a.value, b.value, c.value};
  if (!c.can_be_year()) return std::nullopt;
  // No country writes the month first with dots.
  const bool day_first = mark == '.' || a.value > 12 || a.value == b.value;
  if (day_first) return Date{c.value, b.value, a.value};
  if (b.value > 12) return Date{c.value, a.value, b.value};
  return std::nullopt;
}

std::optional<Date> date_of(const Candidate& candidate) {
  const auto& [a, b, c] = candidate.parts;
  if (!candidate.holds_together()) return std::nullopt;
  const auto months = a.is_month + b.is_month + c.is_month;
  if (months == 0) return numeric_date(candidate);
  if (months > 1) return std::nullopt;
  if (b.is_month && a.can_be_day() && c.can_be_year()) return Date{c.value, b.value, a.value};
  if (b.is_month && a.can_be_year() && c.can_be_day()) return Date{a.value, b.value, c.value};
  if (a.is_month && b.can_be_day() && c.can_be_year()) return Date{c.value, a.value, b.value};
  return std::nullopt;
}

std::string digits_of(int value, size_t width) {
  std::string out = std::to_string(value);
  return std::string(width - std::min(width, out.size()), '0') + out;
}

std::optional<std::string> iso_day(Date date) {
  if (date.year > kLastYear) date.year -= kBuddhistEra;
  if (date.year < kFirstYear || date.year > kLastYear) return std::nullopt;
  std::string day = digits_of(date.year, 4) + "-" + digits_of(date.month, 2) + "-" +
                    digits_of(date.day, 2);
  if (!parse_iso_time(day)) return std::nullopt;
  return day;
}

/// "20 - 30 Dec 2025": what follows a number and a dash is the end of a range.
bool ends_range(std::string_view text, const Part& before, const Part& first) {
  if (!before.is_month && !before.can_be_day()) return false;
  const std::string_view gap = text.substr(before.end, first.begin - before.end);
  return gap.find('-') != std::string_view::npos && is_date_gap(gap);
}

}  // namespace

std::optional<std::string> printed_day(std::string_view text) {
  const std::string plain = text::lower_case(money::plain_number_text(text));
  PartReader reader(plain);
  Part before;
  Candidate candidate{plain, {}};
  size_t known = 0;
  while (const auto part = reader.next()) {
    if (known == candidate.parts.size()) {
      before = candidate.parts[0];
      std::rotate(candidate.parts.begin(), candidate.parts.begin() + 1, candidate.parts.end());
      --known;
    }
    candidate.parts[known++] = *part;
    if (known < candidate.parts.size()) continue;
    const auto date = date_of(candidate);
    if (date && !ends_range(plain, before, candidate.parts[0])) return iso_day(*date);
  }
  return std::nullopt;
}

}  // namespace companion::page

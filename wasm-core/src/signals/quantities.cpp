#include "signals/quantities.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "json_reader/values.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

/// More digits than any good has of anything.
constexpr size_t kMostDigits = 9;

struct Unit {
  std::string kind;
  std::string label;                ///< as it is printed
  int64_t thousandths = 0;          ///< of the base unit
  bool groups_thousands = false;    ///< "20,000 mAh" is usual, "64,128 GB" is a list
  bool may_meet_digits = false;     ///< "10x42"
  std::vector<std::string> words;   ///< with or without a space after the number
  std::vector<std::string> joined;  ///< only without
};

std::vector<Unit> load_units() {
  std::vector<Unit> units;
  json_reader::for_each_element(rule_file("units"), [&](std::string_view raw) {
    const auto [kind, label, thousandths, groups, meets, words, joined] = json_reader::members<7>(
        raw, {"kind", "label", "thousandths", "groups_thousands", "may_meet_digits", "words", "joined"});
    units.push_back({json_reader::decode_string(kind).value_or(""),
                     json_reader::decode_string(label).value_or(""), whole_number(thousandths),
                     groups == "true", meets == "true", strings_of(words), strings_of(joined)});
    return true;
  });
  return units;
}

const std::vector<Unit>& units() {
  static const std::vector<Unit> all = load_units();
  return all;
}

bool is_digit(std::string_view text, size_t pos) {
  return pos < text.size() && text[pos] >= '0' && text[pos] <= '9';
}

size_t digits_end(std::string_view text, size_t pos) {
  while (is_digit(text, pos)) ++pos;
  return pos;
}

/// A run of digits with ',' and '.' inside: "20,000", "1.5", "64,128,256".
struct NumberRun {
  size_t begin = 0;
  size_t end = 0;
};

NumberRun number_run(std::string_view text, size_t begin) {
  size_t end = digits_end(text, begin);
  while (end < text.size() && (text[end] == ',' || text[end] == '.') && is_digit(text, end + 1)) {
    end = digits_end(text, end + 1);
  }
  return {begin, end};
}

/// Thousandths of a plain number such as "1.5" or "20"; absent for long ones.
std::optional<int64_t> thousandths_of(std::string_view digits, std::string_view decimals) {
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  for (size_t i = 0; i < 3; ++i) value = value * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  return value;
}

struct Number {
  size_t begin = 0;
  int64_t thousandths = 0;
  std::string printed;
};

/// What a run means before this unit: one number, or a list of which the last counts.
std::optional<Number> number_of(std::string_view text, const NumberRun& run, const Unit& unit) {
  const std::string_view all = text.substr(run.begin, run.end - run.begin);
  const size_t mark = all.find_last_of(",.");
  std::optional<int64_t> value;
  if (mark == std::string_view::npos) {
    value = thousandths_of(all, {});
    return value ? std::optional<Number>({run.begin, *value, std::string(all)}) : std::nullopt;
  }
  const std::string_view last = all.substr(mark + 1);
  std::string digits;
  for (const char c : all) {
    if (c != ',' && c != '.') digits.push_back(c);
  }
  if (last.size() == 3 && unit.groups_thousands) {
    value = thousandths_of(digits, {});
    return value ? std::optional<Number>({run.begin, *value, digits}) : std::nullopt;
  }
  const bool is_decimal = last.size() <= 2 && all.find_first_of(",.") == mark &&
                          (all[mark] == '.' || !unit.groups_thousands || last.size() == 1);
  if (!is_decimal) {
    value = thousandths_of(last, {});
    return value ? std::optional<Number>({run.begin + mark + 1, *value, std::string(last)}) : std::nullopt;
  }
  value = thousandths_of(all.substr(0, mark), last);
  return value ? std::optional<Number>({run.begin, *value, std::string(all)}) : std::nullopt;
}

/// "/s", "/h", "/w": so much in a time or per something.
bool is_rate(std::string_view text, size_t pos) {
  return pos + 1 < text.size() && text[pos] == '/' && !is_digit(text, pos + 1) && !goes_on(text, pos + 2);
}

/// The end of the unit's word at `pos`; 0 when another word stands there.
size_t unit_end(std::string_view text, size_t pos, const std::vector<std::string>& words, const Unit& unit) {
  for (const std::string& word : words) {
    if (!text.substr(pos).starts_with(word)) continue;
    const size_t end = pos + word.size();
    const bool is_over = !goes_on(text, end) || (unit.may_meet_digits && is_digit(text, end));
    if (is_over && !is_rate(text, end)) return end;
  }
  return 0;
}

size_t unit_end_after(std::string_view text, size_t pos, const Unit& unit) {
  if (const size_t end = unit_end(text, pos, unit.joined, unit)) return end;
  if (const size_t end = unit_end(text, pos, unit.words, unit)) return end;
  const bool is_apart = pos < text.size() && (text[pos] == ' ' || text[pos] == '-');
  return is_apart ? unit_end(text, pos + 1, unit.words, unit) : 0;
}

/// "s24": the digits belong to a name. "2x32gb" does not.
bool is_in_name(std::string_view text, size_t begin) {
  const bool is_times = begin >= 2 && text[begin - 1] == 'x' && is_digit(text, begin - 2);
  return is_inside_word(text, begin) && !is_times;
}

std::optional<Quantity> quantity_at(std::string_view text, const NumberRun& run) {
  if (is_in_name(text, run.begin)) return std::nullopt;
  for (const Unit& unit : units()) {
    const size_t end = unit_end_after(text, run.end, unit);
    if (end == 0) continue;
    const auto number = number_of(text, run, unit);
    if (!number) return std::nullopt;
    return Quantity{unit.kind, number->thousandths * unit.thousandths / 1000,
                    number->printed + (unit.label == "x" ? "" : " ") + unit.label, {number->begin, end}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Quantity> find_quantities(const MarkedText& text) {
  std::vector<Quantity> out;
  const std::string_view view = text.folded;
  for (size_t pos = 0; pos < view.size();) {
    if (!is_digit(view, pos)) {
      ++pos;
      continue;
    }
    const NumberRun run = number_run(view, pos);
    pos = run.end;
    if (auto quantity = quantity_at(view, run)) out.push_back(std::move(*quantity));
  }
  return out;
}

}  // namespace companion::signals

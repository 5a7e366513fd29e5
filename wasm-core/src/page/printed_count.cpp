#include "page/printed_count.h"

#include <algorithm>
#include <array>
#include <string>

#include "json_reader/values.h"
#include "money/currency_symbols.h"
#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"
#include "rules/rule_pack.h"
#include "text/letter_case.h"
#include "text/word_table.h"

namespace companion::page {
namespace {

/// More has never been sold of anything; keeps the multiplication below in range.
constexpr int64_t kMaxCount = 10'000'000'000;
/// Longer texts are no printed counts; keeps the search for currencies around numbers short.
constexpr size_t kMaxLength = 256;

struct CountWords {
  text::WordTable multipliers;  // word → "1000", …
  text::WordTable at_least;     // word → "before" or "after"
};

const CountWords& count_words() {
  static const CountWords words = [] {
    const auto file = rules::embedded_file("money/count_words");
    const auto raw = json_reader::members(
        file, std::array<std::string_view, 2>{"multipliers", "at_least"});
    return CountWords{text::WordTable(raw[0]), text::WordTable(raw[1])};
  }();
  return words;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Scripts from Devanagari on (three bytes): most of them write no space after a word, so
/// that "2.3万件" goes on after the multiplier.
bool runs_on(std::string_view word) { return static_cast<unsigned char>(word.front()) >= 0xE0; }

struct Multiplier {
  int64_t factor = 1;
  size_t end = 0;  ///< of the word, else of the number
};

/// The multiplier at, or one space after, the end of a number.
Multiplier multiplier_at(std::string_view text, size_t number_end) {
  size_t begin = number_end;
  if (begin < text.size() && text[begin] == ' ') ++begin;
  size_t end = begin;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  if (end == begin) return {1, number_end};
  const std::string_view word = text.substr(begin, end - begin);
  const text::WordTable& words = count_words().multipliers;
  if (const auto exact = words.meaning(word)) return {*money::decimal_to_minor(*exact, 0), end};
  const auto begun = runs_on(word) ? words.meaning_of_prefix(word) : std::nullopt;
  if (!begun) return {1, number_end};
  return {*money::decimal_to_minor(begun->first, 0), begin + begun->second};
}

std::string_view trimmed_end(std::string_view text) {
  const size_t last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// True when words for a lower bound stand around the number.
bool is_at_least(std::string_view before, std::string_view after) {
  before = trimmed_end(before);
  const size_t first = after.find_first_not_of(" .");
  after = first == std::string_view::npos ? std::string_view() : after.substr(first);
  for (const text::Word& word : count_words().at_least.words()) {
    const size_t size = word.text.size();
    if (word.meaning == "after") {
      if (after.substr(0, size) == word.text) return true;
    } else if (before.size() >= size && before.substr(before.size() - size) == word.text) {
      return true;
    }
  }
  return false;
}

bool ends_in_digit(std::string_view text) {
  return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

/// True when a currency stands directly at the number, and is not that of a number before it
/// ("4,39 € 120 vendus").
bool is_money(std::string_view text, const money::NumberToken& number) {
  const std::string_view before = trimmed_end(text.substr(0, number.begin));
  for (auto match = money::find_currency(before); match;
       match = money::find_currency(before, match->end)) {
    if (match->end != before.size()) continue;
    return !ends_in_digit(trimmed_end(before.substr(0, match->begin)));
  }
  size_t next = number.end;
  if (next < text.size() && text[next] == ' ') ++next;
  const auto match = money::find_currency(text, next);
  return match && match->begin == next;
}

/// The count that a number of a text in lower case is, if it is one.
std::optional<Count> count_at(std::string_view lower, const money::NumberToken& number) {
  if (number.percent) return std::nullopt;
  const Multiplier multiplier = multiplier_at(lower, number.end);
  const bool multiplied = multiplier.factor > 1;
  const auto decimal = money::decimal_text(number.text, {multiplied ? 1 : 0, std::nullopt});
  // Counts have no decimals, so "3.000" is a number and "4.9" something else.
  if (!decimal || (!multiplied && decimal->find('.') != std::string::npos)) return std::nullopt;
  const auto thousandths = money::decimal_to_minor(*decimal, 3);
  if (!thousandths || *thousandths / 1000 > kMaxCount / multiplier.factor) return std::nullopt;
  return Count{*thousandths * multiplier.factor / 1000,
               is_at_least(lower.substr(0, number.begin), lower.substr(multiplier.end))};
}

}  // namespace

std::optional<Count> read_count(std::string_view text) {
  if (text.size() > kMaxLength) return std::nullopt;
  std::string storage;
  const std::string_view plain = money::plain_number_view(text, storage);
  if (std::all_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const auto count = money::decimal_to_minor(plain, 0);
    if (!count || *count > kMaxCount) return std::nullopt;
    return Count{*count, false};
  }
  const std::string lower = text::lower_case(plain);
  std::optional<Count> found;
  // Currencies are written in capitals, multipliers in any letters: the same numbers in both.
  auto number = money::next_number(plain, 0);
  for (auto next = money::next_number(lower, 0); next && number;
       next = money::next_number(lower, next->end)) {
    const auto count = is_money(plain, *number) ? std::nullopt : count_at(lower, *next);
    number = money::next_number(plain, number->end);
    if (!count) continue;
    if (found) return std::nullopt;
    found = count;
  }
  return found;
}

}  // namespace companion::page

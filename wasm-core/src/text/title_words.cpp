#include "text/title_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/pack_size.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

/// The shop's titles have 128 characters at most.
constexpr size_t kMaxLength = 512;

struct TitleRules {
  WordTable units;
  WordTable telling;
};

const TitleRules& title_rules() {
  static const auto raw = json_reader::members(rules::embedded_file("text/title_words"),
                                               std::array<std::string_view, 2>{"units", "telling"});
  static const TitleRules rules{WordTable(raw[0]), WordTable(raw[1])};
  return rules;
}

/// FNV-1a, going on from `print`.
uint32_t fingerprint(std::string_view bytes, uint32_t print = 2166136261U) {
  for (const char c : bytes) print = (print ^ static_cast<unsigned char>(c)) * 16777619U;
  return print;
}

enum class Kind : uint8_t { kBreak, kDigit, kLetter, kUnspaced };

constexpr bool is_within(uint32_t c, uint32_t first, uint32_t last) { return c >= first && c <= last; }

Kind kind_of(uint32_t c) {
  if (is_within(c, '0', '9')) return Kind::kDigit;
  if (c < 0x80) return is_within(c, 'a', 'z') ? Kind::kLetter : Kind::kBreak;
  // Marks and symbols of Latin-1, general and East Asian punctuation, replacement, pictographs.
  const bool is_mark = c < 0xC0 || c == 0xD7 || c == 0xF7 || is_within(c, 0x2000, 0x2BFF) || is_within(c, 0x3000, 0x303F) ||
                       is_within(c, 0xFE00, 0xFFFD) || is_within(c, 0x1F000, 0x1FFFF);
  if (is_mark) return Kind::kBreak;
  // Thai; Japanese and Chinese. Korean writes spaces.
  const bool is_unspaced = is_within(c, 0x0E00, 0x0E7F) || is_within(c, 0x3040, 0x30FF) || is_within(c, 0x3400, 0x9FFF);
  return is_unspaced ? Kind::kUnspaced : Kind::kLetter;
}

/// Walks a folded title and collects its words.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<TitleWord> split() {
    while (pos_ < text_.size()) {
      switch (kind_at(pos_)) {
        case Kind::kBreak: pos_ = next(pos_); break;
        case Kind::kUnspaced: take_unspaced(); break;
        case Kind::kLetter:
        case Kind::kDigit: take_run(); break;
      }
    }
    return std::move(words_);
  }

 private:
  Kind kind_at(size_t pos) const {
    return pos < text_.size() ? kind_of(utf8::decode(text_, pos).code_point) : Kind::kBreak;
  }
  size_t next(size_t pos) const { return pos + utf8::decode(text_, pos).length; }
  size_t end_of(Kind kind, size_t pos) const {
    while (kind_at(pos) == kind) pos = next(pos);
    return pos;
  }
  std::string_view from(size_t begin) const { return text_.substr(begin, pos_ - begin); }

  void add(TitleWord word, size_t begin, size_t end) {
    for (const TitleWord& known : words_) {
      if (known.print == word.print) return;
    }
    word.begin = static_cast<uint16_t>(begin);
    word.end = static_cast<uint16_t>(end);
    words_.push_back(word);
  }

  void take_unspaced() {
    const size_t begin = pos_;
    pos_ = next(begin);
    const bool is_pair = kind_at(pos_) == Kind::kUnspaced;
    const bool is_tail = !is_pair && is_in_pairs_;
    is_in_pairs_ = is_pair;
    last_word_ = {};
    const size_t end = is_pair ? next(pos_) : pos_;
    if (!is_tail) add({fingerprint(text_.substr(begin, end - begin))}, begin, end);
  }

  /// Letters and digits without a break: a word, a number with its unit, or a model number.
  void take_run() {
    const size_t begin = pos_;
    if (kind_at(begin) == Kind::kDigit) return take_number_run(begin);
    pos_ = end_of(Kind::kLetter, begin);
    if (kind_at(pos_) == Kind::kDigit) return take_code(begin, fingerprint(from(begin)), {});
    last_word_ = from(begin);
    add({fingerprint(last_word_), 0, 0, 0, title_rules().telling.meaning(last_word_).has_value()}, begin, pos_);
  }

  void take_number_run(size_t begin) {
    const std::string value = take_number();
    if (counts_pieces(text_, begin, pos_)) return;
    const size_t unit_begin = pos_;
    const size_t unit_end = end_of(Kind::kLetter, unit_begin);
    if (unit_end == unit_begin) return take_bare(value, begin);
    pos_ = unit_end;
    const std::string_view unit = from(unit_begin);
    if (kind_at(pos_) == Kind::kDigit) return take_code(begin, fingerprint(unit, kUnitMark), value + "x");
    add_number(value, fingerprint(title_rules().units.meaning(unit).value_or(unit), kUnitMark), begin, true);
  }

  /// A number without letters: the unit may come after a space, else the word before names it.
  void take_bare(const std::string& value, size_t begin) {
    const bool is_apart = pos_ < text_.size() && (text_[pos_] == ' ' || text_[pos_] == '-');
    const size_t unit_begin = pos_ + (is_apart ? 1 : 0);
    const size_t unit_end = std::max(end_of(Kind::kLetter, unit_begin), end_of(Kind::kUnspaced, unit_begin));
    const auto unit = kind_at(unit_end) == Kind::kDigit
                          ? std::nullopt
                          : title_rules().units.meaning(text_.substr(unit_begin, unit_end - unit_begin));
    if (unit) pos_ = unit_end;
    const bool is_year = value.size() == 4 && (value.starts_with("19") || value.starts_with("20"));
    const bool is_size = unit || (value.size() >= 2 && !is_year);
    add_number(value, unit ? fingerprint(*unit, kUnitMark) : fingerprint(last_word_), begin, is_size);
  }

  /// Letters and digits in turn: "dtw700", "160x80cm". What comes first, letters or a number, is
  /// taken already; with one number after letters it is the same as "DTW 700".
  void take_code(size_t begin, uint32_t property, std::string value) {
    while (kind_at(pos_) == Kind::kDigit || kind_at(pos_) == Kind::kLetter) {
      const size_t part = pos_;
      if (kind_at(part) == Kind::kDigit) {
        value += take_number();
        value += 'x';
      } else {
        pos_ = end_of(Kind::kLetter, part);
        property = fingerprint(from(part), property);
      }
    }
    value.pop_back();
    add_number(value, property, begin, pos_ - begin > 2);
  }

  void add_number(const std::string& value, uint32_t property, size_t begin, bool is_size) {
    add({fingerprint(value, property), property, 0, 0, false, is_size}, begin, pos_);
  }

  /// 3.0 → 3, 12,5 → 12.5, 10,000 → 10000
  std::string take_number() {
    std::string number;
    for (;;) {
      const size_t begin = pos_;
      pos_ = end_of(Kind::kDigit, begin);
      number += from(begin);
      const char mark = pos_ < text_.size() ? text_[pos_] : ' ';
      if ((mark != '.' && mark != ',') || kind_at(pos_ + 1) != Kind::kDigit) break;
      const bool is_thousands = mark == ',' && end_of(Kind::kDigit, pos_ + 1) == pos_ + 4;
      if (!is_thousands) number += '.';
      ++pos_;
    }
    if (number.find('.') != std::string::npos) number.resize(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
    return number;
  }

  /// Keeps the unit "m" apart from a word "m" before a number.
  static constexpr uint32_t kUnitMark = 1;

  std::string_view text_;
  size_t pos_ = 0;
  bool is_in_pairs_ = false;
  std::string_view last_word_;
  std::vector<TitleWord> words_;
};

}  // namespace

std::vector<TitleWord> title_words(std::string_view folded) { return Splitter(folded.substr(0, kMaxLength)).split(); }

}  // namespace companion::text

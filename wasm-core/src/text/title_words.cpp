#include "text/title_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/folded_text.h"
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

  std::vector<std::string> split() {
    while (pos_ < text_.size()) {
      switch (kind_at(pos_)) {
        case Kind::kBreak: pos_ = next(pos_); break;
        case Kind::kUnspaced: take_unspaced(); break;
        case Kind::kLetter:
        case Kind::kDigit: take_run(); break;
      }
    }
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
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

  void take_unspaced() {
    const size_t second = next(pos_);
    const size_t end = kind_at(second) == Kind::kUnspaced ? next(second) : second;
    const bool is_tail = end == second && is_in_unspaced_;
    if (!is_tail) words_.emplace_back(text_.substr(pos_, end - pos_));
    is_in_unspaced_ = end != second;
    last_word_.clear();
    pos_ = second;
  }

  /// Letters and digits without a break: a word, a number with its unit, or a model number.
  void take_run() {
    std::string property;
    std::string value;
    const size_t begin = pos_;
    while (kind_at(pos_) == Kind::kLetter || kind_at(pos_) == Kind::kDigit) {
      const size_t from = pos_;
      if (kind_at(pos_) == Kind::kLetter) {
        pos_ = end_of(Kind::kLetter, pos_);
        property.append(text_, from, pos_ - from);
        continue;
      }
      if (!value.empty()) value += ',';
      value += take_number();
      property += '#';
      if (from == begin && counts_pieces(text_, from, pos_)) return;
    }
    if (value.empty()) {
      last_word_ = property;
      return words_.push_back(std::move(property));
    }
    if (property == "#") property = unit_ahead();
    else if (const auto unit = property[0] == '#' ? unit_named(property.substr(1)) : std::nullopt) property = "#" + *unit;
    words_.push_back(property + "=" + value);
  }

  /// 3.0 → 3, 12,5 → 12.5, 10,000 → 10000
  std::string take_number() {
    std::string number;
    for (bool goes_on = true; goes_on;) {
      const size_t end = end_of(Kind::kDigit, pos_);
      number.append(text_, pos_, end - pos_);
      pos_ = end;
      const char mark = pos_ < text_.size() ? text_[pos_] : ' ';
      goes_on = (mark == '.' || mark == ',') && kind_at(pos_ + 1) == Kind::kDigit;
      if (!goes_on) break;
      const bool is_thousands = mark == ',' && end_of(Kind::kDigit, pos_ + 1) == pos_ + 4;
      if (!is_thousands) number += '.';
      ++pos_;
    }
    if (number.find('.') != std::string::npos) {
      number.erase(number.find_last_not_of('0') + 1);
      if (number.back() == '.') number.pop_back();
    }
    return number;
  }

  static std::optional<std::string> unit_named(std::string_view word) {
    const auto unit = title_rules().units.meaning(word);
    return unit ? std::optional(std::string(*unit)) : std::nullopt;
  }

  /// The property of a bare number: the unit after it, else the word before it.
  std::string unit_ahead() {
    const bool is_apart = pos_ < text_.size() && (text_[pos_] == ' ' || text_[pos_] == '-');
    const size_t begin = pos_ + (is_apart ? 1 : 0);
    const size_t end = std::max(end_of(Kind::kLetter, begin), end_of(Kind::kUnspaced, begin));
    const auto unit = kind_at(end) == Kind::kDigit ? std::nullopt : unit_named(text_.substr(begin, end - begin));
    if (!unit) return last_word_ + "#";
    pos_ = end;
    return "#" + *unit;
  }

  std::string_view text_;
  size_t pos_ = 0;
  bool is_in_unspaced_ = false;
  std::string last_word_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> title_words(std::string_view title) {
  const std::string text = folded_text(title.substr(0, kMaxLength));
  return Splitter(text).split();
}

std::string_view property_of(std::string_view word) { return word.substr(0, word.find('=') + 1); }

std::string readable(std::string_view word) {
  const std::string_view property = property_of(word);
  if (property.empty()) return std::string(word);
  std::string out;
  size_t from = property.size();
  for (const char c : property.substr(0, property.size() - 1)) {
    if (c != '#') {
      out += c;
      continue;
    }
    const size_t end = std::min(word.find(',', from), word.size());
    out.append(word, from, end - from);
    from = end + 1;
  }
  return out;
}

bool is_telling(std::string_view word) { return title_rules().telling.meaning(word).has_value(); }

}  // namespace companion::text

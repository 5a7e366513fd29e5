#include "reviews/folded_characters.h"

#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "reviews/character_folding.h"

namespace companion::reviews {
namespace {

using unicode::CharacterClass;

constexpr uint32_t kZeroWidthJoiner = 0x200D;
/// A longer tag or reference is taken for text.
constexpr size_t kLongestTag = 256;
constexpr size_t kLongestReference = 10;

constexpr uint32_t utf16_length(uint32_t code_point) { return code_point < 0x10000 ? 1 : 2; }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of the HTML tag at `text`, which begins with '<'; 0: it is none.
size_t tag_length(std::string_view text) {
  if (text.size() < 3 || !(is_ascii_letter(text[1]) || text[1] == '/' || text[1] == '!')) return 0;
  const size_t end = text.substr(1, kLongestTag).find_first_of("<>");
  return end == std::string_view::npos || text[end + 1] == '<' ? 0 : end + 2;
}

std::optional<uint32_t> referenced(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  if (name == "nbsp") return ' ';
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  const char* const first = name.data() + (hexadecimal ? 2 : 1);
  const char* const last = name.data() + name.size();
  uint32_t code_point = 0;
  const auto [stop, error] = std::from_chars(first, last, code_point, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != last || first == last) return std::nullopt;
  return code_point;
}

/// Takes the code points of a text in order.
class Folder {
 public:
  explicit Folder(size_t bytes) { out_.reserve(bytes); }

  /// `length` UTF-16 units of the original that stand for `code_point`.
  void take(uint32_t code_point, uint32_t length) {
    const uint32_t start = offset_;
    offset_ += length;
    const Folded to = folded(code_point);
    if (to.count == 0) return drop(code_point);
    for (size_t at = 0; at < to.count; ++at) put(to.codes[at], start);
  }

  std::vector<FoldedCharacter> result() { return std::move(out_); }

 private:
  void drop(uint32_t code_point) {
    if (code_point == kZeroWidthJoiner) after_joiner_ = true;
    // What belongs to a character is marked and quoted with it; a control character is not.
    const bool belongs = class_of(code_point) != CharacterClass::kOther;
    if (belongs && !out_.empty()) out_.back().end = offset_;
  }

  void put(uint32_t code, uint32_t start) {
    if (!out_.empty()) {
      FoldedCharacter& last = out_.back();
      if (const auto together = composed(last.code, code)) {
        last.code = *together;
        last.end = offset_;
        return;
      }
    }
    out_.push_back({code, start, offset_, class_of(code), joins(code)});
    after_joiner_ = false;
  }

  bool joins(uint32_t code) const {
    if (out_.empty()) return false;
    const FoldedCharacter& last = out_.back();
    if (last.character_class != CharacterClass::kEmoji) return false;
    return after_joiner_ || (is_flag_letter(code) && is_flag_letter(last.code) && !last.joined);
  }

  std::vector<FoldedCharacter> out_;
  uint32_t offset_ = 0;
  bool after_joiner_ = false;
};

/// Takes the tag or character reference at the front of `text`; returns its length, 0: none.
size_t take_markup(std::string_view text, Folder& folder) {
  if (text[0] == '<') {
    const size_t length = tag_length(text);
    if (length == 0) return 0;
    // A tag may hold other than ASCII characters, which take fewer UTF-16 units than bytes.
    uint32_t units = 0;
    for (size_t pos = 0; pos < length;) {
      const utf8::Decoded next = utf8::decode(text, pos);
      units += utf16_length(next.code_point);
      pos += next.length;
    }
    folder.take('\n', units);
    return length;
  }
  const size_t end = text.substr(1, kLongestReference).find(';');
  if (text[0] != '&' || end == std::string_view::npos) return 0;
  const auto code_point = referenced(text.substr(1, end));
  if (!code_point) return 0;
  folder.take(*code_point, static_cast<uint32_t>(end + 2));
  return end + 2;
}

}  // namespace

std::vector<FoldedCharacter> folded_characters(std::string_view text) {
  Folder folder(text.size());
  for (size_t pos = 0; pos < text.size();) {
    if (text[pos] == '<' || text[pos] == '&') {
      const size_t length = take_markup(text.substr(pos), folder);
      pos += length;
      if (length > 0) continue;
    }
    const utf8::Decoded next = utf8::decode(text, pos);
    folder.take(next.code_point, utf16_length(next.code_point));
    pos += next.length;
  }
  return folder.result();
}

}  // namespace companion::reviews

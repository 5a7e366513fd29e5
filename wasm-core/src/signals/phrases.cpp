#include "signals/phrases.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/folded_text.h"

namespace companion::signals {
namespace {

/// Longer texts are cut: titles have 128 characters, descriptions some thousand.
constexpr size_t kMaxLength = 16'384;

bool is_ascii_mark(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  return byte < 0x80 && !is_alphanumeric;
}

bool is_spaced_letter(uint32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  const bool is_mark = c < 0xC0 || c == 0xD7 || c == 0xF7;
  const bool is_thai = c >= 0x0E00 && c <= 0x0E7F;
  return !is_mark && !is_thai && c < 0x2000;
}

/// A phrase and how it is to be matched.
struct Entry {
  std::string_view text;
  bool is_start;
};

Entry entry_of(std::string_view phrase) {
  if (phrase.ends_with('*')) return {phrase.substr(0, phrase.size() - 1), true};
  return {phrase, false};
}

bool is_whole(std::string_view text, const Place& place, bool is_start) {
  const bool begins = !is_inside_word(text, place.begin) || !goes_on(text, place.begin);
  const bool ends = is_start || !goes_on(text, place.end) || !is_inside_word(text, place.end);
  return begins && ends;
}

std::optional<Place> find_entry(const MarkedText& text, const Entry& entry, size_t from) {
  if (entry.text.empty()) return std::nullopt;
  const std::string_view words = text.words;
  for (size_t at = words.find(entry.text, from); at != std::string_view::npos;
       at = words.find(entry.text, at + 1)) {
    const Place place{at, at + entry.text.size()};
    if (is_whole(words, place, entry.is_start)) return place;
  }
  return std::nullopt;
}

}  // namespace

MarkedText::MarkedText(std::string_view printed)
    : folded(text::folded_text(printed.substr(0, kMaxLength))), words(folded) {
  for (char& c : words) {
    if (is_ascii_mark(c)) c = ' ';
  }
}

bool goes_on(std::string_view text, size_t pos) {
  return pos < text.size() && is_spaced_letter(utf8::decode(text, pos).code_point);
}

bool is_inside_word(std::string_view text, size_t pos) {
  if (pos == 0 || pos > text.size()) return false;
  size_t before = pos - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80) --before;
  return is_spaced_letter(utf8::decode(text, before).code_point);
}

std::optional<Place> PhraseList::find(const MarkedText& text, size_t from) const {
  for (const std::string& phrase : phrases_) {
    if (const auto place = find_entry(text, entry_of(phrase), from)) return place;
  }
  return std::nullopt;
}

bool PhraseList::ends_before(const MarkedText& text, size_t pos) const {
  std::string_view head = std::string_view(text.words).substr(0, pos);
  head = head.substr(0, head.find_last_not_of(' ') + 1);
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const std::string& phrase) {
    const std::string_view word = entry_of(phrase).text;
    return head.ends_with(word) && is_whole(text.words, {head.size() - word.size(), head.size()}, false);
  });
}

bool PhraseList::begins_after(const MarkedText& text, size_t pos) const {
  const std::string_view words = text.words;
  const size_t begin = words.find_first_not_of(' ', pos);
  if (begin == std::string_view::npos) return false;
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const std::string& phrase) {
    const Entry entry = entry_of(phrase);
    return words.substr(begin).starts_with(entry.text) &&
           is_whole(words, {begin, begin + entry.text.size()}, entry.is_start);
  });
}

std::vector<Place> PhraseList::places(const MarkedText& text) const {
  std::vector<Place> out;
  for (const std::string& phrase : phrases_) {
    const Entry entry = entry_of(phrase);
    for (auto place = find_entry(text, entry, 0); place; place = find_entry(text, entry, place->end)) {
      out.push_back(*place);
    }
  }
  return out;
}

PhraseList PhraseList::without_those_in(const MarkedText& text) const {
  std::vector<std::string> rest;
  for (const std::string& phrase : phrases_) {
    if (!find_entry(text, entry_of(phrase), 0)) rest.push_back(phrase);
  }
  return PhraseList(std::move(rest));
}

}  // namespace companion::signals

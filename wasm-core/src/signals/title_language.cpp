#include "signals/title_language.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "json_reader/values.h"
#include "signals/phrases.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

struct SmallWords {
  std::string language;
  std::vector<std::string> words;
};

const std::vector<SmallWords>& small_words() {
  static const std::vector<SmallWords> all = [] {
    std::vector<SmallWords> out;
    json_reader::for_each_member(rule_file("words/small_words"), [&](std::string_view language, std::string_view raw) {
      out.push_back({std::string(language), strings_of(raw)});
      return true;
    });
    return out;
  }();
  return all;
}

/// The languages that are written in a script of their own, by its code points.
const char* language_of_letter(uint32_t c) {
  if (c >= 0x0590 && c <= 0x05FF) return "he";
  if (c >= 0x0600 && c <= 0x06FF) return "ar";
  if (c >= 0x0E00 && c <= 0x0E7F) return "th";
  if (c >= 0x3040 && c <= 0x30FF) return "ja";
  if (c >= 0xAC00 && c <= 0xD7A3) return "ko";
  return nullptr;
}

std::optional<std::string> language_of_script(std::string_view folded) {
  for (size_t pos = 0; pos < folded.size();) {
    const auto [letter, length] = utf8::decode(folded, pos);
    if (const char* language = language_of_letter(letter)) return language;
    pos += length;
  }
  return std::nullopt;
}

size_t count_in(const SmallWords& language, const std::vector<std::string>& words) {
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(language.words.begin(), language.words.end(), word) != language.words.end();
  }));
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  for (size_t pos = 0; pos < words.size();) {
    const size_t end = std::min(words.find(' ', pos), words.size());
    if (end > pos) out.emplace_back(words.substr(pos, end - pos));
    pos = end + 1;
  }
  return out;
}

}  // namespace

std::optional<std::string> title_language(std::string_view title) {
  const MarkedText text(title);
  if (const auto language = language_of_script(text.folded)) return language;
  const std::vector<std::string> words = split(text.words);
  const SmallWords* best = nullptr;
  size_t most = 0;
  bool is_tie = false;
  for (const SmallWords& language : small_words()) {
    const size_t count = count_in(language, words);
    if (count > most) best = &language;
    is_tie = count == most ? count > 0 : (count < most && is_tie);
    most = std::max(most, count);
  }
  if (best == nullptr || is_tie) return std::nullopt;
  return best->language;
}

std::optional<std::string> prevailing_language(const std::vector<std::string>& titles) {
  std::map<std::string, size_t> counts;
  for (const std::string& title : titles) {
    if (const auto language = title_language(title)) ++counts[*language];
  }
  for (const auto& [language, count] : counts) {
    if (count * 2 > titles.size()) return language;
  }
  return std::nullopt;
}

bool is_small_word(std::string_view folded_word) {
  return std::any_of(small_words().begin(), small_words().end(), [&](const SmallWords& language) {
    return std::find(language.words.begin(), language.words.end(), folded_word) != language.words.end();
  });
}

}  // namespace companion::signals

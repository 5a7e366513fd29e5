#include "reviews/lexicon.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "json_reader/values.h"
#include "reviews/plain_letters.h"
#include "reviews/review_rules.h"
#include "reviews/words.h"

namespace companion::reviews {
namespace {

/// A start of a word has two letters at least; so has what is left behind a particle.
constexpr size_t kFewestLetters = 2;

struct AspectFile {
  int order = 0;
  std::string id;
  std::string_view words;    ///< raw JSON: language → list
  std::string_view implied;  ///< raw JSON: language → {"positive", "negative"}
};

std::vector<AspectFile> read_aspect_files() {
  std::vector<AspectFile> files;
  for (const std::string_view text : review_rule_files("aspects")) {
    const auto raw = json_reader::members(
        text, std::array<std::string_view, 4>{"id", "order", "words", "implied"});
    const std::string order = json_reader::scalar_text(raw[1]).value_or("0");
    files.push_back({std::atoi(order.c_str()), json_reader::decode_string(raw[0]).value_or(""),
                     raw[2], raw[3]});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.order < b.order; });
  return files;
}

const std::vector<AspectFile>& aspect_files() {
  static const std::vector<AspectFile> files = read_aspect_files();
  return files;
}

std::string_view member(std::string_view raw_object, std::string_view name) {
  return json_reader::members(raw_object, std::array<std::string_view, 1>{name})[0];
}

size_t letter_count(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

const std::vector<std::string>& aspect_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> out;
    for (const AspectFile& file : aspect_files()) out.push_back(file.id);
    return out;
  }();
  return ids;
}

Lexicon::Lexicon(std::string_view language) {
  const std::string_view sentiment = review_rule_file("sentiment/" + std::string(language));
  if (sentiment.empty()) return;
  attached_ = strings_of(member(sentiment, "attached"));
  add_aspects(language);
  add_sentiment(sentiment);
}

void Lexicon::add_aspects(std::string_view language) {
  const auto& files = aspect_files();
  for (size_t i = 0; i < files.size(); ++i) {
    const auto aspect = static_cast<uint8_t>(i);
    add_all(member(files[i].words, language), {Sense::kAspect, 0, aspect});
    const std::string_view implied = member(files[i].implied, language);
    add_all(member(implied, "positive"), {Sense::kImplied, 1, aspect});
    add_all(member(implied, "negative"), {Sense::kImplied, -1, aspect});
  }
}

void Lexicon::add_sentiment(std::string_view raw_file) {
  constexpr std::array<std::string_view, 8> kNames = {"very_positive", "positive",      "middling",
                                                      "negative",      "very_negative", "negators",
                                                      "intensifiers",  "contrast"};
  const auto raw = json_reader::members(raw_file, kNames);
  constexpr std::array<int8_t, 5> kStrengths = {2, 1, 0, -1, -2};
  for (size_t i = 0; i < kStrengths.size(); ++i) add_all(raw[i], {Sense::kOpinion, kStrengths[i]});
  add_all(member(raw[5], "before"), {Sense::kNegator});
  add_all(member(raw[5], "after"), {Sense::kNegatorBehind});
  add_all(raw[6], {Sense::kIntensifier});
  add_all(raw[7], {Sense::kContrast});
}

void Lexicon::add_all(std::string_view raw_list, Meaning meaning) {
  for (const std::string& entry : strings_of(raw_list)) add(entry, meaning);
}

void Lexicon::add(std::string_view entry, Meaning meaning) {
  const auto [known, is_new] = by_entry_.emplace(entry, phrases_.size());
  if (!is_new) {
    phrases_[known->second].meanings.push_back(meaning);
    return;
  }
  Phrase phrase;
  for (size_t at = 0; at < entry.size();) {
    const size_t end = std::min(entry.find(' ', at), entry.size());
    const std::string_view piece = entry.substr(at, end - at);
    for (const Word& word : read_words(piece).words) {
      phrase.parts.push_back({plain_letters(word.folded), false});
      phrase.letters += phrase.parts.back().text.size();
    }
    if (piece.ends_with('*') && !phrase.parts.empty()) phrase.parts.back().is_start = true;
    at = end + 1;
  }
  if (phrase.parts.empty()) {
    by_entry_.erase(known);
    return;
  }
  phrase.meanings.push_back(meaning);
  const Part& first = phrase.parts.front();
  by_first_[first.is_start ? first.text + '*' : first.text].push_back(
      static_cast<uint32_t>(phrases_.size()));
  phrases_.push_back(std::move(phrase));
}

std::string_view Lexicon::without_attached(std::string_view word) const {
  for (const std::string& particle : attached_) {
    if (!word.starts_with(particle)) continue;
    const std::string_view rest = word.substr(particle.size());
    if (letter_count(rest) >= kFewestLetters) return rest;
  }
  return word;
}

bool Lexicon::is_part(const Part& part, std::string_view word) const {
  const auto fits = [&](std::string_view text) {
    return part.is_start ? text.starts_with(part.text) : text == part.text;
  };
  return fits(word) || (!attached_.empty() && fits(without_attached(word)));
}

void Lexicon::try_phrases(const std::string& key, const std::vector<std::string>& words, size_t at,
                          size_t last, const Phrase** best) const {
  const auto found = by_first_.find(key);
  if (found == by_first_.end()) return;
  for (const uint32_t index : found->second) {
    const Phrase& phrase = phrases_[index];
    const size_t length = phrase.parts.size();
    if (at + length > last) continue;
    if (*best != nullptr) {
      const size_t known = (*best)->parts.size();
      if (length < known || (length == known && phrase.letters <= (*best)->letters)) continue;
    }
    bool is_match = true;
    for (size_t i = 1; i < length && is_match; ++i)
      is_match = is_part(phrase.parts[i], words[at + i]);
    if (is_match) *best = &phrase;
  }
}

void Lexicon::match_word(const std::vector<std::string>& words, size_t at, size_t last,
                         std::string_view first, const Phrase** best) const {
  try_phrases(std::string(first), words, at, last, best);
  // Starts of the word; a word longer than any entry is not looked at to its end.
  constexpr size_t kLongestStart = 48;
  size_t letters = 0;
  for (size_t end = 0; end < first.size() && end < kLongestStart;) {
    end += utf8::decode(first, end).length;
    if (++letters >= kFewestLetters) {
      try_phrases(std::string(first.substr(0, end)) + '*', words, at, last, best);
    }
  }
}

Lexicon::Match Lexicon::match(const std::vector<std::string>& words, size_t at, size_t last) const {
  const Phrase* best = nullptr;
  match_word(words, at, last, words[at], &best);
  if (!attached_.empty()) {
    const std::string_view rest = without_attached(words[at]);
    if (rest.size() < words[at].size()) match_word(words, at, last, rest, &best);
  }
  if (best == nullptr) return {};
  return {best->parts.size(), &best->meanings};
}

const Lexicon& lexicon_of(std::string_view language) {
  static std::map<std::string, Lexicon, std::less<>> known;
  const auto found = known.find(language);
  if (found != known.end()) return found->second;
  return known.emplace(std::string(language), Lexicon(language)).first->second;
}

std::span<const LexiconLanguage> lexicon_languages() {
  using enum WritingSystem;
  static constexpr LexiconLanguage kLanguages[] = {
      {"en", kLatin}, {"es", kLatin},    {"pt", kLatin},    {"fr", kLatin},
      {"it", kLatin}, {"de", kLatin},    {"nl", kLatin},    {"pl", kLatin},
      {"tr", kLatin}, {"ru", kCyrillic}, {"uk", kCyrillic}, {"ja", kKana},
      {"zh", kHan},   {"ko", kHangul},   {"ar", kArabic},   {"he", kHebrew},
  };
  return kLanguages;
}

}  // namespace companion::reviews

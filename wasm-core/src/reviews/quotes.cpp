#include "reviews/quotes.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "reviews/words.h"

namespace companion::reviews {
namespace {

/// A clause of fewer code points says little by itself.
constexpr size_t kTellingLength = 12;
constexpr size_t kLongestTranslation = 240;

size_t length_of(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) at += utf8::decode(text, at).length;
  return count;
}

struct Candidate {
  Quote quote;
  int64_t helpful = 0;
  float confidence = 0;
  bool is_telling = false;
  bool says_so = false;  ///< not only the stars of the review
  std::string folded;  ///< equal for quotes that differ in case and marks only
  std::string_view id;
};

/// What says so itself, and of that the helpful first; the rest of the order only has to be the same every time.
bool is_better(const Candidate& a, const Candidate& b) {
  const auto key = [](const Candidate& c) {
    return std::tuple(!c.says_so, -c.helpful, !c.is_telling, -c.confidence, c.quote.text.size(),
                      std::string_view(c.quote.text), c.id);
  };
  return key(a) < key(b);
}

std::string folded_words(std::string_view text) {
  std::string out;
  for (const Word& word : read_words(text).words) out += word.folded + ' ';
  return out;
}

std::optional<Candidate> candidate_of(const AspectMention& mention, size_t index,
                                      const Review& review) {
  if (mention.from_translation && !review.translated) return std::nullopt;
  Candidate out;
  const std::string& source = mention.from_translation ? *review.translated : review.text;
  out.quote.text = utf16_part(source, mention.start, mention.end);
  const size_t length = length_of(out.quote.text);
  if (length == 0 || length > kLongestQuote) return std::nullopt;
  out.quote.review = index;
  out.quote.from_translation = mention.from_translation;
  const bool is_same = review.translated == review.text;
  if (review.translated && !is_same && !mention.from_translation &&
      length_of(*review.translated) <= kLongestTranslation) {
    out.quote.translated = utf8::sanitised(*review.translated);
  }
  out.helpful = review.helpful.value_or(0);
  out.confidence = mention.confidence;
  out.is_telling = length >= kTellingLength;
  out.folded = folded_words(out.quote.text);
  out.id = review.id;
  return out;
}

}  // namespace

std::string utf16_part(std::string_view text, uint32_t start, uint32_t end) {
  std::string out;
  uint32_t offset = 0;
  for (size_t at = 0; at < text.size() && offset < end;) {
    const auto [code, length] = utf8::decode(text, at);
    if (offset >= start) utf8::append(out, code);
    offset += code > 0xFFFF ? 2 : 1;
    at += length;
  }
  return out;
}

std::vector<Quote> quotes_about(std::string_view aspect, Polarity polarity,
                                const std::vector<size_t>& chosen,
                                const std::vector<Review>& reviews,
                                const std::vector<Reading>& readings) {
  std::vector<Candidate> candidates;
  for (const size_t index : chosen) {
    std::optional<Candidate> best;
    for (const AspectMention& mention : readings[index].aspects) {
      if (mention.aspect != aspect) continue;
      if (mention.polarity != polarity && mention.polarity != Polarity::kNeutral) continue;
      auto candidate = candidate_of(mention, index, reviews[index]);
      if (candidate) candidate->says_so = mention.polarity == polarity;
      if (candidate && (!best || is_better(*candidate, *best))) best = std::move(candidate);
    }
    if (best) candidates.push_back(std::move(*best));
  }
  std::sort(candidates.begin(), candidates.end(), is_better);
  std::vector<Quote> out;
  std::vector<std::string> told;
  for (Candidate& candidate : candidates) {
    if (out.size() == kMostQuotes) break;
    if (std::find(told.begin(), told.end(), candidate.folded) != told.end()) continue;
    told.push_back(std::move(candidate.folded));
    out.push_back(std::move(candidate.quote));
  }
  return out;
}

}  // namespace companion::reviews

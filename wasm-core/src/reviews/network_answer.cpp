#include "reviews/network_answer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

#include "reviews/word_pieces.h"

namespace companion::reviews {
namespace {

constexpr size_t kStars = 5;
constexpr size_t kPolarities = 3;
/// Keeps the logarithm of a chance of 0 finite.
constexpr float kLeastChance = 1e-9F;

bool all_finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

bool fits(const NetworkAnswer& answer, size_t words, size_t aspects) {
  return answer.stars.size() == kStars && answer.aspects.size() == aspects &&
         answer.polarity.size() == aspects * kPolarities &&
         answer.attention.size() >= words * aspects && all_finite(answer.stars) &&
         all_finite(answer.aspects) && all_finite(answer.polarity) && all_finite(answer.attention);
}

/// The clause with most of an aspect's attention; the text has clauses that the network has read.
const Clause& most_attended(const NetworkAnswer& answer, const Words& words, size_t read_words,
                            size_t aspect, size_t aspects) {
  const Clause* best = &words.clauses.front();
  float most = -1;
  for (const Clause& clause : words.clauses) {
    float sum = 0;
    for (size_t word = clause.first_word; word < std::min(clause.last_word, read_words); ++word) {
      sum += answer.attention[word * aspects + aspect];
    }
    if (sum > most) {
      most = sum;
      best = &clause;
    }
  }
  return *best;
}

AspectMention* mention_of(Reading& reading, const std::string& aspect) {
  for (AspectMention& mention : reading.aspects) {
    if (mention.aspect == aspect) return &mention;
  }
  return nullptr;
}

void normalise(std::array<float, kStars>& chances) {
  const float sum = std::accumulate(chances.begin(), chances.end(), 0.0F);
  if (sum <= 0) return;
  for (float& chance : chances) chance /= sum;
}

bool has_stars(const Reading& reading) {
  return std::accumulate(reading.stars.begin(), reading.stars.end(), 0.0F) > 0;
}

std::array<float, kStars> geometric_mean(const Reading& original, const Reading& translated,
                                         float translation_counts) {
  if (!has_stars(original)) return translated.stars;
  if (!has_stars(translated)) return original.stars;
  std::array<float, kStars> mean{};
  for (size_t star = 0; star < kStars; ++star) {
    const float logs = std::log(std::max(original.stars[star], kLeastChance)) +
                       translation_counts * std::log(std::max(translated.stars[star], kLeastChance));
    mean[star] = std::exp(logs / (1 + translation_counts));
  }
  normalise(mean);
  return mean;
}

/// What all opinions of the word lists about an aspect say; absent when they say nothing, or both.
std::optional<Polarity> agreed_polarity(const Reading& by_word_lists, const std::string& aspect) {
  std::optional<Polarity> agreed;
  for (const AspectMention& mention : by_word_lists.aspects) {
    if (mention.aspect != aspect || mention.polarity == Polarity::kNeutral) continue;
    if (agreed && *agreed != mention.polarity) return std::nullopt;
    agreed = mention.polarity;
  }
  return agreed;
}

}  // namespace

Reading read_network_answer(const NetworkAnswer& answer, const Words& words,
                            const NetworkRules& rules, bool from_translation) {
  Reading reading;
  const size_t aspects = rules.aspects.size();
  const size_t read_words = std::min(words.words.size(), kMostWords);
  if (words.clauses.empty() || !fits(answer, read_words, aspects)) return reading;
  std::copy(answer.stars.begin(), answer.stars.end(), reading.stars.begin());
  for (size_t aspect = 0; aspect < aspects; ++aspect) {
    if (answer.aspects[aspect] < rules.sure) continue;
    const auto said = answer.polarity.subspan(aspect * kPolarities, kPolarities);
    const auto polarity = std::max_element(said.begin(), said.end()) - said.begin();
    const Clause& where = most_attended(answer, words, read_words, aspect, aspects);
    reading.aspects.push_back({rules.aspects[aspect], static_cast<Polarity>(polarity), where.start,
                               where.end, from_translation, answer.aspects[aspect]});
  }
  return reading;
}

Reading both_read(const Reading& original, const Reading& translated, const NetworkRules& rules) {
  Reading both = original;
  both.stars = geometric_mean(original, translated, rules.translation_counts);
  for (const AspectMention& mention : translated.aspects) {
    AspectMention* same = mention_of(both, mention.aspect);
    if (same == nullptr) {
      both.aspects.push_back(mention);
    } else if (mention.confidence > same->confidence) {
      same->polarity = mention.polarity;
      same->confidence = mention.confidence;
    }
  }
  return both;
}

Reading completed_by_rules(const Reading& network, const Reading& by_word_lists,
                           const NetworkRules& rules) {
  const auto is_by_rules = [&](const AspectMention& mention) {
    return std::find(rules.by_rules.begin(), rules.by_rules.end(), mention.aspect) !=
           rules.by_rules.end();
  };
  Reading completed = network;
  std::erase_if(completed.aspects, is_by_rules);
  for (AspectMention& mention : completed.aspects) {
    const auto agreed = agreed_polarity(by_word_lists, mention.aspect);
    if (agreed && mention.polarity != Polarity::kNeutral) mention.polarity = *agreed;
  }
  std::copy_if(by_word_lists.aspects.begin(), by_word_lists.aspects.end(),
               std::back_inserter(completed.aspects), is_by_rules);
  return completed;
}

}  // namespace companion::reviews

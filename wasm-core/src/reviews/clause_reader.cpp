#include "reviews/clause_reader.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace companion::reviews {
namespace {

/// How many words a negation reaches, before and behind.
constexpr size_t kReach = 3;
constexpr size_t kReachBehind = 2;
/// A clause with so few words and no opinion ("the price") belongs to its neighbour.
constexpr size_t kShortClause = 3;

/// A phrase found in a clause.
struct Hit {
  size_t first;
  size_t last;
  Meaning meaning;
};

bool has_strength(const Hit& hit) {
  return hit.meaning.sense == Sense::kOpinion || hit.meaning.sense == Sense::kImplied;
}

/// The part of a clause up to a "but".
class Part {
 public:
  explicit Part(std::vector<Hit> hits) : hits_(std::move(hits)) { settle_strengths(); }

  void read_into(ClauseReading& out) const {
    size_t counted_end = 0;
    for (const Hit& hit : hits_) {
      if (!has_strength(hit) || hit.first < counted_end) continue;
      out.opinions.add(hit.meaning.strength);
      counted_end = hit.last;
    }
    for (const Hit& hit : hits_) {
      if (hit.meaning.sense == Sense::kImplied) add(out, hit.meaning.aspect, hit.meaning.strength, true);
      if (hit.meaning.sense == Sense::kAspect) {
        const auto strength = nearest_strength(hit);
        add(out, hit.meaning.aspect, strength.value_or(0), strength.has_value());
      }
    }
  }

 private:
  static void add(ClauseReading& out, uint8_t aspect, int strength, bool is_own) {
    for (AspectOpinion& known : out.aspects) {
      if (known.aspect != aspect) continue;
      known.balance += strength;
      known.is_own |= is_own;
      return;
    }
    out.aspects.push_back({aspect, strength, is_own});
  }

  /// Negations and intensifiers around each opinion. Judged by the words as they stand, so that
  /// one negation turns what it reaches and no more.
  void settle_strengths() {
    for (size_t i = 0; i < hits_.size(); ++i) {
      Hit& hit = hits_[i];
      if (!has_strength(hit)) continue;
      int8_t& strength = hit.meaning.strength;
      const bool is_strengthened = follows(hit.first, Sense::kIntensifier);
      if (is_negated(i)) {
        strength = strength > 0 ? -1 : (strength < 0 ? 1 : int8_t{-1});
      } else if (is_strengthened && std::abs(strength) == 1 && hit.meaning.sense == Sense::kOpinion) {
        strength = static_cast<int8_t>(2 * strength);
      }
    }
  }

  bool follows(size_t first, Sense sense) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      return hit.meaning.sense == sense && hit.last == first;
    });
  }

  bool strengthens(const Hit& hit) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& other) {
      return other.meaning.sense == Sense::kIntensifier && other.first == hit.first;
    });
  }

  bool is_negated(size_t index) const {
    const Hit& hit = hits_[index];
    bool negated = false;
    for (const Hit& other : hits_) {
      const bool before = other.meaning.sense == Sense::kNegator && other.last <= hit.first &&
                          hit.first - other.last < kReach && !stands_between(other.last, hit.first);
      const bool behind = other.meaning.sense == Sense::kNegatorBehind && other.first >= hit.last &&
                          other.first - hit.last < kReachBehind &&
                          !stands_between(hit.last, other.first);
      if (before || behind) negated = true;
    }
    return negated;
  }

  /// True when an opinion stands in [first, last) that does not only strengthen ("not super good").
  bool stands_between(size_t first, size_t last) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      return has_strength(hit) && hit.first >= first && hit.last <= last && !strengthens(hit);
    });
  }

  /// How the part speaks of what stands at `aspect`: as the opinion next to it does; of two as
  /// near, the one behind it.
  std::optional<int> nearest_strength(const Hit& aspect) const {
    std::optional<int> strength;
    size_t nearest = SIZE_MAX;
    for (const Hit& hit : hits_) {
      if (!has_strength(hit)) continue;
      const size_t gap = hit.first >= aspect.last    ? hit.first - aspect.last
                         : aspect.first >= hit.last ? aspect.first - hit.last
                                                    : 0;
      if (gap > nearest || (gap == nearest && hit.first < aspect.first)) continue;
      nearest = gap;
      strength = hit.meaning.strength;
    }
    return strength;
  }

  std::vector<Hit> hits_;
};

ClauseReading read_clause(const Clause& clause, const std::vector<std::string>& plain,
                          const Lexicon& lexicon) {
  ClauseReading out;
  std::vector<Hit> hits;
  const Lexicon& symbols = lexicon_of(kSymbols);
  for (size_t at = clause.first_word; at < clause.last_word;) {
    Lexicon::Match match = lexicon.match(plain, at, clause.last_word);
    if (match.length == 0) match = symbols.match(plain, at, clause.last_word);
    if (match.length == 0) {
      ++at;
      continue;
    }
    out.known_words += match.length;
    for (const Meaning& meaning : *match.meanings) {
      if (meaning.sense == Sense::kContrast) {
        Part(std::move(hits)).read_into(out);
        hits = {};
      }
      hits.push_back({at, at + match.length, meaning});
    }
    at += match.length;
  }
  Part(std::move(hits)).read_into(out);
  return out;
}

bool is_waiting(const Clause& clause, const ClauseReading& reading) {
  return reading.opinions.is_empty() && !reading.aspects.empty() &&
         clause.last_word - clause.first_word <= kShortClause;
}

/// "Quality, price: all great" and "great price, quality": a short clause that only names aspects
/// speaks as the next one does, or else the one before it.
void share_opinions(const Words& words, std::vector<ClauseReading>& readings) {
  const size_t count = readings.size();
  for (size_t i = 0; i < count; ++i) {
    if (!is_waiting(words.clauses[i], readings[i])) continue;
    size_t other = i + 1;
    while (other < count && is_waiting(words.clauses[other], readings[other])) ++other;
    const bool is_next = other < count && readings[other].aspects.empty();
    const ClauseReading* from = nullptr;
    if (is_next) {
      from = &readings[other];
    } else if (i > 0) {
      from = &readings[i - 1];
    }
    if (from == nullptr) continue;
    const int balance = from->opinions.balance();
    for (AspectOpinion& aspect : readings[i].aspects) aspect.balance = std::clamp(balance, -1, 1);
  }
}

}  // namespace

void OpinionCounts::add(int strength) {
  int* const counts[] = {&awful, &bad, &middling, &good, &great};
  ++*counts[std::clamp(strength, -2, 2) + 2];
}

void OpinionCounts::add(const OpinionCounts& other) {
  great += other.great;
  good += other.good;
  middling += other.middling;
  bad += other.bad;
  awful += other.awful;
}

std::vector<ClauseReading> read_clauses(const Words& words, const std::vector<std::string>& plain,
                                        const Lexicon& lexicon) {
  std::vector<ClauseReading> readings;
  readings.reserve(words.clauses.size());
  for (const Clause& clause : words.clauses) readings.push_back(read_clause(clause, plain, lexicon));
  share_opinions(words, readings);
  return readings;
}

}  // namespace companion::reviews

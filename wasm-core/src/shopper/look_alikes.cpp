#include "shopper/look_alikes.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "text/title_words.h"

namespace companion::shopper {
namespace {

using Words = std::vector<std::string>;

bool holds(const Words& sorted, const std::string& word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool has_property(const Words& sorted, std::string_view property) {
  return std::any_of(sorted.begin(), sorted.end(), [property](const std::string& word) {
    return text::property_of(word) == property;
  });
}

/// Whether `word`, which the other title lacks, makes another product of it.
bool tells_apart(const std::string& word, const Words& other) {
  const std::string_view property = text::property_of(word);
  return property.empty() ? text::is_telling(word) : has_property(other, property);
}

/// How rare a word is among the titles at hand: the fewer have it, the more it says.
class Rarity {
 public:
  explicit Rarity(const std::vector<Words>& titles) : count_(titles.size()) {
    for (const Words& words : titles) all_.insert(all_.end(), words.begin(), words.end());
    std::sort(all_.begin(), all_.end());
  }

  /// From 2 for words that are everywhere to about 10 for one of 1,000.
  int64_t operator()(const std::string& word) const {
    const auto end = std::upper_bound(all_.begin(), all_.end(), word);
    const auto having = static_cast<uint64_t>(end - std::lower_bound(all_.begin(), all_.end(), word));
    // As if 15 more titles without the word were known: one of three titles is not yet rare.
    return std::bit_width((count_ + 15) / std::max<uint64_t>(having, 1));
  }

 private:
  Words all_;
  uint64_t count_;
};

/// What two titles have in common, in weights of rarity.
struct TitleOverlap {
  int64_t shared = 0;
  int64_t shared_count = 0;
  Words shared_numbers;
  bool is_contradiction = false;
};

/// The weight of the words that only `title` has.
int64_t only_in(const Words& title, const Words& other, const Rarity& rarity, TitleOverlap& out) {
  int64_t weight = 0;
  for (const std::string& word : title) {
    if (holds(other, word)) continue;
    weight += rarity(word);
    out.is_contradiction = out.is_contradiction || tells_apart(word, other);
  }
  return weight;
}

void add_shared(const Words& here, const Words& there, const Rarity& rarity, TitleOverlap& out) {
  for (const std::string& word : here) {
    if (!holds(there, word)) continue;
    out.shared += rarity(word);
    out.shared_count += 1;
    if (!text::property_of(word).empty()) out.shared_numbers.push_back(text::readable(word));
  }
}

class Comparison {
 public:
  Comparison(const SeenProduct& here, const SeenProduct& there, const LookAlikeWeights& weights)
      : here_(here), there_(there), weights_(weights) {}

  /// Absent when the titles contradict each other or the points do not suffice.
  std::optional<LookAlike> look_alike(const Words& words_here, const Words& words_there, const Rarity& rarity) {
    weigh_pictures();
    if (!weigh_titles(words_here, words_there, rarity)) return std::nullopt;
    const auto price = compare_prices(here_, there_);
    weigh_offer(price);
    if (result_.score < weights_.threshold) return std::nullopt;
    result_.score = std::min<int64_t>(result_.score, 100);
    result_.price = price;
    return std::move(result_);
  }

 private:
  Reason& add(Signal signal, int64_t points) {
    result_.score += points;
    return result_.reasons.emplace_back(Reason{signal, points, 0, {}});
  }

  void weigh_pictures() {
    const auto& mine = here_.pictures;
    const auto& theirs = there_.pictures;
    if (mine.empty() || theirs.empty()) return;
    if (mine.front() == theirs.front()) {
      add(Signal::kMainPicture, weights_.main_picture);
    } else if (std::find_first_of(mine.begin(), mine.end(), theirs.begin(), theirs.end()) != mine.end()) {
      add(Signal::kOtherPicture, weights_.other_picture);
    }
  }

  /// False when the titles rule each other out.
  bool weigh_titles(const Words& mine, const Words& theirs, const Rarity& rarity) {
    TitleOverlap overlap;
    const int64_t only_here = only_in(mine, theirs, rarity, overlap);
    const int64_t only_there = only_in(theirs, mine, rarity, overlap);
    if (overlap.is_contradiction) return false;
    add_shared(mine, theirs, rarity, overlap);
    if (overlap.shared_count < weights_.least_shared_words) return true;
    const int64_t apart = only_here + only_there + weights_.exchange * std::min(only_here, only_there);
    const int64_t percent = overlap.shared * 100 / (overlap.shared + apart);
    add(Signal::kTitle, weights_.title * percent / 100).percent = percent;
    if (overlap.shared_numbers.empty()) return true;
    const auto count = static_cast<int64_t>(overlap.shared_numbers.size());
    add(Signal::kNumbers, std::min(weights_.number * count, weights_.numbers_at_most)).numbers =
        std::move(overlap.shared_numbers);
    return true;
  }

  void weigh_offer(const std::optional<PriceComparison>& price) {
    if (here_.pieces && here_.pieces == there_.pieces && *here_.pieces > 1) add(Signal::kPack, weights_.pack);
    if (!here_.store_id.empty() && here_.store_id == there_.store_id) add(Signal::kSameStore, weights_.same_store);
    const int64_t factor = weights_.price_far_factor;
    const bool is_far = price && (price->here.min_minor > price->there.max_minor * factor ||
                                  price->there.min_minor > price->here.max_minor * factor);
    if (is_far) add(Signal::kPriceFar, weights_.price_far);
  }

  const SeenProduct& here_;
  const SeenProduct& there_;
  const LookAlikeWeights& weights_;
  LookAlike result_;
};

/// Keeps the best first; among equals the earlier one.
void insert_by_score(std::vector<LookAlike>& best, LookAlike candidate, int64_t most) {
  best.push_back(std::move(candidate));
  for (size_t i = best.size() - 1; i > 0 && best[i - 1].score < best[i].score; --i) std::swap(best[i - 1], best[i]);
  if (static_cast<int64_t>(best.size()) > most) best.pop_back();
}

}  // namespace

std::vector<LookAlike> look_alikes(const SeenProduct& here, const std::vector<SeenProduct>& seen,
                                   const LookAlikeWeights& weights) {
  std::vector<Words> titles;
  for (const SeenProduct& product : seen) titles.push_back(text::title_words(product.title));
  const Words words_here = text::title_words(here.title);
  const Rarity rarity(titles);
  std::vector<LookAlike> best;
  for (size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].id == here.id) continue;
    auto found = Comparison(here, seen[i], weights).look_alike(words_here, titles[i], rarity);
    if (!found) continue;
    found->index = i;
    insert_by_score(best, *std::move(found), weights.most_results);
  }
  return best;
}

}  // namespace companion::shopper

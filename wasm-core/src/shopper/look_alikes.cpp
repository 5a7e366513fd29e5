#include "shopper/look_alikes.h"

#include <algorithm>
#include <bit>

#include "text/folded_text.h"
#include "text/pack_size.h"
#include "text/title_words.h"

namespace companion::shopper {
namespace {

using text::TitleWord;
using Words = std::vector<TitleWord>;

bool holds(const Words& words, const TitleWord& word) {
  return std::any_of(words.begin(), words.end(), [&word](const TitleWord& other) { return other.print == word.print; });
}

/// Whether `word`, which the other title lacks, makes another product of it.
bool tells_apart(const TitleWord& word, const Words& other) {
  if (word.property == 0) return word.is_telling;
  return std::any_of(other.begin(), other.end(), [&word](const TitleWord& theirs) {
    return theirs.property == word.property;
  });
}

/// How rare a word is among the titles at hand: the fewer have it, the more it says.
class Rarity {
 public:
  void add(const Words& title) {
    for (const TitleWord& word : title) counts_[slot(word)] += 1;
    titles_ += 1;
  }

  /// From 2 for words that are everywhere to about 10 for one of 1,000.
  int64_t operator()(const TitleWord& word) const {
    // As if 15 more titles without the word were known: one of three titles is not yet rare.
    return std::bit_width((titles_ + 15) / std::max(counts_[slot(word)], 1U));
  }

 private:
  static constexpr size_t kSlots = 1U << 14U;

  /// Two words of one slot count as one that is less rare.
  static size_t slot(const TitleWord& word) { return (word.print ^ (word.print >> 16U)) % kSlots; }

  std::vector<uint32_t> counts_ = std::vector<uint32_t>(kSlots);
  uint32_t titles_ = 0;
};

class Comparison {
 public:
  Comparison(const SeenProduct& here, const SeenProduct& there, const LookAlikeWeights& weights)
      : here_(here), there_(there), weights_(weights) {}

  /// False when the titles contradict each other or the points do not suffice.
  bool is_same(const Words& mine, const Words& theirs, const Rarity& rarity) {
    if (!weigh_titles(mine, theirs, rarity)) return false;
    weigh_pictures();
    weigh_offer();
    return result.score >= weights_.threshold;
  }

  LookAlike result;

 private:
  void add(Signal signal, int64_t points) {
    result.points[signal] = points;
    result.score += points;
  }
  void add(Signal signal) { add(signal, weights_.points[signal]); }

  /// False when the titles rule each other out.
  bool weigh_titles(const Words& mine, const Words& theirs, const Rarity& rarity) {
    int64_t shared = 0;
    int64_t shared_words = 0;
    int64_t only_here = 0;
    int64_t only_there = 0;
    int64_t sizes = 0;
    for (const TitleWord& word : mine) {
      const bool is_shared = holds(theirs, word);
      if (!is_shared && tells_apart(word, theirs)) return false;
      (is_shared ? shared : only_here) += rarity(word);
      shared_words += is_shared ? 1 : 0;
      sizes += is_shared && word.is_size ? 1 : 0;
    }
    for (const TitleWord& word : theirs) {
      if (holds(mine, word)) continue;
      if (tells_apart(word, mine)) return false;
      only_there += rarity(word);
    }
    if (shared_words < weights_.least_shared_words) return true;
    const int64_t apart = only_here + only_there + weights_.exchange * std::min(only_here, only_there);
    result.title_percent = shared * 100 / (shared + apart);
    add(kTitle, weights_.points[kTitle] * result.title_percent / 100);
    add(kNumbers, weights_.points[kNumbers] * std::min(sizes, weights_.most_numbers));
    return true;
  }

  void weigh_pictures() {
    for (const std::string_view name : here_.pictures) {
      for (const std::string_view other : there_.pictures) {
        if (!name.empty() && name == other) return add(is_main(name) ? kMainPicture : kOtherPicture);
      }
    }
  }

  bool is_main(std::string_view name) const {
    return name == here_.pictures.front() && name == there_.pictures.front();
  }

  void weigh_offer() {
    result.price = compare_prices(here_, there_);
    if (here_.pieces == there_.pieces && here_.pieces.value_or(1) > 1) add(kPack);
    if (!here_.store_id.empty() && here_.store_id == there_.store_id) add(kSameStore);
    if (result.price && is_far(*result.price)) add(kPriceFar);
  }

  bool is_far(const PriceComparison& price) const {
    return price.here.min_minor > price.there.max_minor * weights_.price_far_factor ||
           price.there.min_minor > price.here.max_minor * weights_.price_far_factor;
  }

  const SeenProduct& here_;
  const SeenProduct& there_;
  const LookAlikeWeights& weights_;
};

/// Keeps the best first; among equals the earlier one.
void insert_by_score(std::vector<LookAlike>& best, const LookAlike& candidate, size_t most) {
  best.push_back(candidate);
  for (size_t i = best.size() - 1; i > 0 && best[i - 1].score < best[i].score; --i) std::swap(best[i - 1], best[i]);
  if (best.size() > most) best.pop_back();
}

SeenProduct with_pieces(SeenProduct product) {
  if (!product.pieces) product.pieces = text::pack_size(product.title);
  return product;
}

}  // namespace

std::vector<LookAlike> look_alikes(const SeenProduct& product, const std::vector<SeenProduct>& seen,
                                   const LookAlikeWeights& weights) {
  const SeenProduct here = with_pieces(product);
  const Words mine = text::title_words(text::folded_text(here.title));
  std::vector<Words> titles;
  Rarity rarity;
  for (const SeenProduct& other : seen) {
    titles.push_back(text::title_words(text::folded_text(other.title)));
    rarity.add(titles.back());
  }
  std::vector<LookAlike> best;
  for (size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].id == here.id) continue;
    const SeenProduct there = with_pieces(seen[i]);
    Comparison comparison(here, there, weights);
    if (!comparison.is_same(mine, titles[i], rarity)) continue;
    comparison.result.index = i;
    comparison.result.score = std::min<int64_t>(comparison.result.score, 100);
    insert_by_score(best, comparison.result, static_cast<size_t>(weights.most_results));
  }
  return best;
}

std::vector<std::string> shared_sizes(std::string_view a, std::string_view b) {
  const std::string folded = text::folded_text(a);
  const Words theirs = text::title_words(text::folded_text(b));
  std::vector<std::string> sizes;
  for (const TitleWord& word : text::title_words(folded)) {
    if (word.is_size && holds(theirs, word)) sizes.push_back(folded.substr(word.begin, word.end - word.begin));
  }
  return sizes;
}

}  // namespace companion::shopper

// Which products that the shopper saw are very likely the same item as another one, and how their
// prices compare. Signals, their points and the threshold: rules/weights/look_alikes.json.
//
// To call two products the same when they are not is far worse than to stay silent. So titles that
// contradict each other (64 GB and 128 GB, iPhone 14 and 15, one of them for the "Pro") rule each
// other out whatever else is the same, and a word in the place of another counts much more than one
// that is merely added. Packs of different sizes do not: they are compared by the piece.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/price_text.h"
#include "shopper/shopper_weights.h"

namespace companion::shopper {

/// The first pictures show the item; size charts and the store's banners come later.
inline constexpr size_t kMaxPictures = 3;

/// A product as its page showed it; what is not known is empty or absent. Views of what the caller
/// holds.
struct SeenProduct {
  std::string_view id;
  std::string_view title;
  std::array<std::string_view, kMaxPictures> pictures;  ///< names of the files, the main one first
  std::string_view store_id;
  std::string_view currency;
  std::string_view context;  ///< a price context
  std::string_view ship_to;
  std::optional<money::AmountRange> price;  ///< of one pack, before shipping
  std::optional<int64_t> pieces;            ///< in one pack; when absent, what the title says
};

enum class PriceRelation : uint8_t { kCheaperThere, kDearerThere, kSame, kOverlaps };

/// Prices for one pack, or for one piece where the pieces of both are known.
struct PriceComparison {
  bool is_per_piece = false;
  money::AmountRange here;
  money::AmountRange there;
  PriceRelation relation = PriceRelation::kOverlaps;
  /// How much less or more than here, at least; absent for kSame (less than 1 %) and kOverlaps.
  std::optional<int64_t> percent;
};

struct LookAlike {
  size_t index = 0;  ///< in what was seen
  int64_t score = 0;
  SignalPoints points{};                 ///< what each signal adds or takes away; 0: it is silent
  int64_t title_percent = 0;             ///< how much of both titles is the same
  std::optional<PriceComparison> price;  ///< absent where like cannot be compared with like
};

/// The most likely first; never the product itself.
std::vector<LookAlike> look_alikes(const SeenProduct& here, const std::vector<SeenProduct>& seen,
                                   const LookAlikeWeights& weights);

/// The sizes and model numbers that both titles have, as `a` writes them, lower case: "64 gb".
std::vector<std::string> shared_sizes(std::string_view a, std::string_view b);

/// Absent unless currency, kind of price and destination are the same, and the pieces known of
/// both or of none.
///   10 pieces for 500 here, 5 for 200 there → per piece 50 and 40, 20 % cheaper there
std::optional<PriceComparison> compare_prices(const SeenProduct& here, const SeenProduct& there);

}  // namespace companion::shopper

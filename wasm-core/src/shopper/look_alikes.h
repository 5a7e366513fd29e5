// Which products that the shopper saw are very likely the same item as another one, and how their
// prices compare. Signals, their points and the threshold: rules/weights/look_alikes.json.
//
// To call two products the same when they are not is far worse than to stay silent. So titles that
// contradict each other (64 GB and 128 GB, iPhone 14 and 15, one of them for the "Pro") rule each
// other out whatever else is the same, and a word in the place of another counts much more than one
// that is merely added. Packs of different sizes do not: they are compared by the piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "money/price_text.h"
#include "shopper/shopper_weights.h"

namespace companion::shopper {

/// A product as its page showed it. What is not known is empty or absent.
struct SeenProduct {
  std::string id;
  std::string title;
  std::vector<std::string> pictures;  ///< names of the first pictures' files, the main one first
  std::string store_id;
  std::string currency;
  std::string context;  ///< a price context
  std::string ship_to;
  std::optional<money::AmountRange> price;  ///< of one pack, before shipping
  std::optional<int64_t> pieces;            ///< in one pack
};

enum class Signal : uint8_t { kMainPicture, kOtherPicture, kTitle, kNumbers, kPack, kSameStore, kPriceFar };

/// What speaks for one item, or against it.
struct Reason {
  Signal signal = Signal::kTitle;
  int64_t points = 0;
  int64_t percent = 0;               ///< kTitle: how much of both titles is the same
  std::vector<std::string> numbers;  ///< kNumbers: "64gb", as a person writes it
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
  std::vector<Reason> reasons;
  std::optional<PriceComparison> price;  ///< absent where like cannot be compared with like
};

/// The most likely first; never the product itself.
std::vector<LookAlike> look_alikes(const SeenProduct& here, const std::vector<SeenProduct>& seen,
                                   const LookAlikeWeights& weights);

/// Absent unless currency, kind of price and destination are the same, and the pieces known of
/// both or of none.
///   10 pieces for 500 here, 5 for 200 there → per piece 50 and 40, 20 % cheaper there
std::optional<PriceComparison> compare_prices(const SeenProduct& here, const SeenProduct& there);

}  // namespace companion::shopper

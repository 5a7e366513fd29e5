#include "shopper/look_alikes.h"

namespace companion::shopper {
namespace {

int64_t for_one(int64_t price_minor, int64_t pieces) { return (price_minor + pieces / 2) / pieces; }

money::AmountRange for_one(const money::AmountRange& price, int64_t pieces) {
  return {for_one(price.min_minor, pieces), for_one(price.max_minor, pieces)};
}

bool is_comparable(const SeenProduct& here, const SeenProduct& there) {
  return here.price && there.price && here.currency == there.currency && here.context == there.context &&
         here.ship_to == there.ship_to && here.pieces.has_value() == there.pieces.has_value();
}

/// `part` of `whole` in whole per cent. Prices are at most 10^11 and pieces 10^4: nothing overflows.
int64_t percent_of(int64_t part, int64_t whole) { return part * 100 / whole; }

}  // namespace

std::optional<PriceComparison> compare_prices(const SeenProduct& here, const SeenProduct& there) {
  if (!is_comparable(here, there)) return std::nullopt;
  const int64_t pieces_here = here.pieces.value_or(1);
  const int64_t pieces_there = there.pieces.value_or(1);
  PriceComparison out;
  out.is_per_piece = here.pieces.has_value();
  out.here = for_one(*here.price, pieces_here);
  out.there = for_one(*there.price, pieces_there);
  // Brought to the same number of pieces, without rounding.
  const int64_t least_here = here.price->min_minor * pieces_there;
  const int64_t most_here = here.price->max_minor * pieces_there;
  const int64_t least_there = there.price->min_minor * pieces_here;
  const int64_t most_there = there.price->max_minor * pieces_here;
  const int64_t less = percent_of(least_here - most_there, least_here);
  const int64_t more = percent_of(least_there - most_here, most_here);
  if (less > 0) {
    out.relation = PriceRelation::kCheaperThere;
    out.percent = less;
  } else if (more > 0) {
    out.relation = PriceRelation::kDearerThere;
    out.percent = more;
  } else if (least_here == most_here && least_there == most_there) {
    out.relation = PriceRelation::kSame;
  }
  return out;
}

}  // namespace companion::shopper

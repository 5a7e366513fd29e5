// Where stars or complaints differ by more than chance: between variants, and lately.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reviews/aspect_tally.h"
#include "reviews/review.h"

namespace companion::reviews {

/// How many stars one group of reviews has more than another, in hundredths of a star.
struct StarGap {
  int64_t count = 0;         ///< reviews with stars in the group
  int64_t average = 0;
  int64_t others_count = 0;
  int64_t others_average = 0;
  int64_t low = 0;           ///< 95 % interval of the difference of the averages
  int64_t high = 0;
};

/// A variant whose reviews have more or fewer stars than those of the others.
struct StarDifference {
  std::string attribute;  ///< "Color"
  std::string value;      ///< "Red"
  StarGap gap;
};

/// What changed in the last kLatelyDays days against the time before.
struct RecentChange {
  std::string aspect;      ///< empty: the stars
  bool is_praise = false;  ///< of an aspect: which share changed
  StarGap gap;             ///< of the stars
  int64_t recent_permille = 0;  ///< of an aspect: share of reviews that say so, lately and before
  int64_t before_permille = 0;
  int64_t recent_count = 0;     ///< reviews looked at
  int64_t before_count = 0;
};

inline constexpr int64_t kLatelyDays = 60;
/// Either group has so many reviews at least.
inline constexpr int64_t kFewestToCompare = 15;

/// "Color:Red Size:XL", "Color: Red, Ships From: China" → name and value of each.
std::vector<std::pair<std::string, std::string>> sku_attributes(std::string_view sku);

/// Variants that differ by kSmallestGap at least, and by more than chance when all of them are
/// compared; largest difference first.
std::vector<StarDifference> differences_by_variant(const std::vector<Review>& reviews);

/// `today`: ISO day; absent: the newest review's.
std::vector<RecentChange> changes_lately(const std::vector<Review>& reviews,
                                         const std::map<std::string, AspectTally>& tallies,
                                         const std::optional<std::string>& today);

}  // namespace companion::reviews

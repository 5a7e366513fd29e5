#include <gtest/gtest.h>

#include <algorithm>

#include "signals/listing_samples.h"

namespace companion::signals {
namespace {

/// Five products with titles of their own, one a day from `first` on.
void add(Listing& listing, const char* first, const char* title, std::vector<std::string> path, int count = 5) {
  for (int i = 0; i < count; ++i) {
    const int64_t day_ms = 86'400'000;
    listing.store_items.push_back({at(first) + i * day_ms, title + (" " + std::to_string(i)), path});
  }
}

constexpr const char* kToy = "Wooden toy for kids with wheels";
constexpr const char* kDrill = "Cordless drill for wood and metal";

std::string checked(const Listing& listing) {
  Report report;
  check_store_range_changed(listing, report);
  return outcome(report);
}

TEST(StoreRangeChanged, OtherCategoriesThanBefore) {
  Listing listing = titled("Drill");
  add(listing, "2025-01-01", kToy, {"Home", "Toys", "Wooden Toys"});
  add(listing, "2026-01-01", kDrill, {"Home", "Tools", "Drills"});
  EXPECT_EQ(checked(listing), "warning");
  std::reverse(listing.store_items.begin(), listing.store_items.end());
  EXPECT_EQ(checked(listing), "warning") << "in any order";
}

TEST(StoreRangeChanged, AWiderRangeIsNone) {
  Listing listing = titled("Drill");
  add(listing, "2025-01-01", kToy, {"Home", "Toys", "Wooden Toys"});
  add(listing, "2026-01-01", kDrill, {"Home", "Tools", "Drills"});
  add(listing, "2026-01-02", "Plush toy for kids", {"Home", "Toys", "Plush"}, 1);
  EXPECT_EQ(checked(listing), "");
}

TEST(StoreRangeChanged, NeighbourCategoriesAndOtherLanguagesAreNone) {
  Listing deeper = titled("Toy");
  add(deeper, "2025-01-01", kToy, {"Toys", "Wooden Toys"});
  add(deeper, "2026-01-01", "Plush toy for kids", {"Toys", "Plush"});
  EXPECT_EQ(checked(deeper), "");
  Listing german = titled("Toy");
  add(german, "2025-01-01", kToy, {"Toys"});
  add(german, "2026-01-01", "Holzspielzeug für Kinder mit Rädern", {"Spielzeug"});
  EXPECT_EQ(checked(german), "(nothing_to_compare)");
}

TEST(StoreRangeChanged, TooFewProductsSayNothing) {
  Listing listing = titled("Drill");
  EXPECT_EQ(checked(listing), "(no_history)");
  add(listing, "2025-01-01", kToy, {"Toys"}, 4);
  add(listing, "2026-01-01", kDrill, {"Tools"});
  EXPECT_EQ(checked(listing), "(no_history)");
  Listing repeated = titled("Drill");
  add(repeated, "2025-01-01", kToy, {"Toys"});
  for (int i = 0; i < 9; ++i) repeated.store_items.push_back({at("2026-01-01"), kDrill, {"Tools"}});
  EXPECT_EQ(checked(repeated), "(no_history)") << "one product seen nine times is one";
  Listing without_categories = titled("Drill");
  add(without_categories, "2025-01-01", kToy, {"Home"});
  EXPECT_EQ(checked(without_categories), "(no_category)");
}

}  // namespace
}  // namespace companion::signals

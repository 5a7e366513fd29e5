#include <gtest/gtest.h>

#include "signals/find_signals.h"
#include "signals/listing_samples.h"

namespace companion::signals {
namespace {

constexpr int64_t kToday = 20000;

Listing opened(std::optional<int64_t> days_ago, std::optional<int64_t> sold) {
  Listing listing = titled("Lamp");
  if (days_ago) listing.store_opened_day = kToday - *days_ago;
  listing.sold = sold;
  return listing;
}

std::string new_store(const Listing& listing, std::optional<int64_t> today = kToday) {
  Report report;
  check_new_store_many_sales(listing, today, report);
  return outcome(report);
}

TEST(NewStoreManySales, YoungAndLargeTogether) {
  EXPECT_EQ(new_store(opened(29, 1000)), "strong");
  EXPECT_EQ(new_store(opened(30, 1000)), "warning");
  EXPECT_EQ(new_store(opened(89, 1000)), "warning");
  EXPECT_EQ(new_store(opened(90, 1'000'000)), "");
  EXPECT_EQ(new_store(opened(10, 999)), "");
  Listing other_counts = opened(40, std::nullopt);
  other_counts.ratings = 299;
  other_counts.store_feedback = 999;
  EXPECT_EQ(new_store(other_counts), "");
  other_counts.ratings = 300;
  EXPECT_EQ(new_store(other_counts), "warning");
}

TEST(NewStoreManySales, IsNotCheckedWithoutTimesOrCounts) {
  EXPECT_EQ(new_store(opened(std::nullopt, 5000)), "(no_store_age)");
  EXPECT_EQ(new_store(opened(10, 5000), std::nullopt), "(no_time)");
  EXPECT_EQ(new_store(opened(-1, 5000)), "(no_store_age)") << "opens tomorrow";
  EXPECT_EQ(new_store(opened(10, std::nullopt)), "(no_counts)");
}

TEST(ReviewsOfOtherGoods, FollowTheDigest) {
  const auto checked = [](const Listing& listing) {
    Report report;
    check_reviews_of_other_goods(listing, report);
    return outcome(report);
  };
  Listing listing = titled("Lamp");
  EXPECT_EQ(checked(listing), "(no_reviews)");
  listing.has_review_patterns = true;
  EXPECT_EQ(checked(listing), "");
  listing.review_patterns = {{"burst", "high", ""}};
  EXPECT_EQ(checked(listing), "");
  const std::pair<const char*, const char*> cases[] = {{"low", "note"}, {"medium", "warning"}, {"high", "strong"}, {"?", "note"}};
  for (const auto& [severity, expected] : cases) {
    listing.review_patterns = {{"burst", "high", ""}, {"other_product", severity, "3 of 9 name shoes."}};
    EXPECT_EQ(checked(listing), expected) << severity;
  }
}

TEST(FindSignals, TheStrongestComeFirst) {
  Listing listing = priced("16TB USB flash drive, WhatsApp us, contact us for discount", 1000);
  listing.list_price = {1500, 1500};
  listing.deliveries = {{450, "USD"}};
  const Report report = find_signals(listing, at("2026-01-01"));
  ASSERT_GE(report.signals.size(), 3U);
  for (size_t i = 1; i < report.signals.size(); ++i) {
    EXPECT_GE(report.signals[i - 1].severity, report.signals[i].severity);
  }
  EXPECT_EQ(report.signals.front().id, "unreal_capacity");
}

TEST(FindSignals, NothingIsFoundInNothing) {
  const Report report = find_signals({}, std::nullopt);
  EXPECT_TRUE(report.signals.empty());
  EXPECT_EQ(report.not_checked.size(), 9U) << "each of the nine says why";
}

}  // namespace
}  // namespace companion::signals

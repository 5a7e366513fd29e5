#include "crowd/coupon_consensus.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "companion/observation.h"
#include "crowd/cell_reports.h"

namespace companion::crowd {
namespace {

constexpr int64_t kNow = kDay * kDayMs + 12 * kHourMs;

CouponTerms terms(std::optional<int64_t> ends_in_hours = 240) {
  CouponTerms terms{.store_id = "1102345", .currency = "USD", .amount_minor = 100};
  if (ends_in_hours) terms.ends_ms = kNow + *ends_in_hours * kHourMs;
  return terms;
}

CouponReport seen(ContributorId contributor, const CouponTerms& terms, int64_t hours_ago = 0) {
  return {contributor, 1000 + contributor, kNow - hours_ago * kHourMs, terms};
}

Reputations fresh_keys(ContributorId last) {
  Reputations known;
  for (ContributorId each = 1; each <= last; ++each) known[each] = new_reputation(kDay - 1, {});
  return known;
}

std::vector<PublishedCoupon> decided(const std::vector<CouponReport>& reports, bool is_mature = false,
                                     int64_t now_ms = kNow) {
  return decide_coupons(reports, now_ms, fresh_keys(60), is_mature, {});
}

TEST(CouponConsensus, ThreeKeysOnTwoNetworksPublish) {
  EXPECT_TRUE(decided({seen(1, terms()), seen(2, terms())}).empty());
  auto reports = std::vector{seen(1, terms()), seen(2, terms(), 3), seen(3, terms())};
  const auto published = decided(reports);
  ASSERT_EQ(published.size(), 1U);
  EXPECT_EQ(published[0].terms, terms());
  EXPECT_EQ(published[0].keys, 3);
  EXPECT_EQ(published[0].networks, 3);
  EXPECT_EQ(published[0].last_seen_ms, kNow);
  EXPECT_EQ(published[0].required, Thresholds());
  for (CouponReport& report : reports) report.network = 7;
  EXPECT_TRUE(decided(reports).empty()) << "one network";
}

TEST(CouponConsensus, AKeyCountsOnceHoweverOftenItReports) {
  EXPECT_TRUE(decided({seen(1, terms()), seen(1, terms(), 1), seen(1, terms(), 2), seen(2, terms())})
                  .empty());
}

TEST(CouponConsensus, WhatDiffersFromVisitorToVisitorIsNeverTheSame) {
  std::vector<CouponReport> reports;
  for (ContributorId each = 1; each <= 9; ++each) {
    CouponTerms own = terms();
    own.code = "OWN" + std::to_string(each);
    reports.push_back(seen(each, own));
    CouponTerms from_collecting = terms(static_cast<int64_t>(100 + each));
    reports.push_back(seen(each, from_collecting));
  }
  EXPECT_TRUE(decided(reports).empty());
}

TEST(CouponConsensus, EndsByItself) {
  const auto reports = std::vector{seen(1, terms(30)), seen(2, terms(30)), seen(3, terms(30))};
  const auto published = decided(reports);
  ASSERT_EQ(published.size(), 1U);
  EXPECT_EQ(published[0].until_ms, kNow + 30 * kHourMs);
  EXPECT_FALSE(decided(reports, false, kNow + 30 * kHourMs - 1).empty());
  EXPECT_TRUE(decided(reports, false, kNow + 30 * kHourMs).empty());
}

TEST(CouponConsensus, IsForgottenWhenTooFewHaveSeenItLately) {
  const CouponTerms endless = terms({});
  auto reports = std::vector{seen(1, endless, 40), seen(2, endless), seen(3, endless)};
  const auto published = decided(reports);
  ASSERT_EQ(published.size(), 1U);
  EXPECT_EQ(published[0].until_ms, kNow + 8 * kHourMs) << "when the oldest report stops counting";
  EXPECT_TRUE(decided(reports, false, published[0].until_ms).empty());
  reports[0].observed_at_ms = kNow;
  EXPECT_FALSE(decided(reports, false, kNow + 8 * kHourMs).empty());
}

TEST(CouponConsensus, AMatureInstallationAsksForProvenKeys) {
  const auto reports = std::vector{seen(1, terms()), seen(2, terms()), seen(3, terms())};
  EXPECT_TRUE(decided(reports, true).empty());
  Reputations known = fresh_keys(3);
  for (const ContributorId each : {1, 2}) {
    known[each] = {.first_day = kDay - 30, .standing = 900, .agreements = 20, .agreements_in = {}};
  }
  EXPECT_EQ(decide_coupons(reports, kNow, known, true, {}).size(), 1U);
}

TEST(CouponConsensus, AKeyWithoutWeightDoesNotCount) {
  const auto reports = std::vector{seen(1, terms()), seen(2, terms()), seen(3, terms())};
  Reputations known = fresh_keys(3);
  known[2].standing = 0;
  EXPECT_TRUE(decide_coupons(reports, kNow, known, false, {}).empty());
}

TEST(CouponConsensus, TheOrderOfReportsDoesNotMatter) {
  std::vector<CouponReport> reports;
  for (ContributorId each = 1; each <= 6; ++each) {
    for (int64_t amount = 100; amount <= 300; amount += 100) {
      CouponTerms own = terms();
      own.amount_minor = amount;
      CouponReport report = seen(each, own, static_cast<int64_t>(each) % 3);
      report.network = each % 4;
      reports.push_back(report);
    }
  }
  const auto expected = decided(reports);
  EXPECT_EQ(expected.size(), 3U);
  for (int i = 0; i < 20; ++i) {
    std::rotate(reports.begin(), reports.begin() + 5, reports.end());
    std::swap(reports[0], reports[static_cast<size_t>(i) % reports.size()]);
    EXPECT_EQ(decided(reports), expected);
  }
}

TEST(CouponConsensus, ManyMadeUpOnesDoNotFillAnAnswer) {
  std::vector<CouponReport> reports;
  for (int64_t amount = 1; amount <= 40; ++amount) {
    CouponTerms made_up = terms();
    made_up.amount_minor = amount;
    for (ContributorId each = 1; each <= 3; ++each) reports.push_back(seen(each, made_up));
  }
  for (ContributorId each = 1; each <= 5; ++each) reports.push_back(seen(each, terms()));
  const auto published = decided(reports);
  EXPECT_EQ(published.size(), kMaxCouponsOfProduct);
  EXPECT_EQ(published[0].terms, terms()) << "that most saw";
}

}  // namespace
}  // namespace companion::crowd

#include "crowd/seller_consensus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "companion/observation.h"
#include "crowd/cell_reports.h"

namespace companion::crowd {
namespace {

SellerReport seen(ContributorId contributor, const SellerFacts& facts, int64_t days_ago = 0) {
  return {contributor, 1000 + contributor, kDay - days_ago, facts};
}

SellerFacts positive(int64_t permille) {
  return {.positive_permille = permille};
}
SellerFacts score(int64_t percent) {
  return {.score_percent = percent};
}
SellerFacts claims(int64_t sales, int64_t inflated) {
  return {.sale_claims = sales, .inflated_claims = inflated};
}
SellerFacts promised(int64_t days, std::optional<std::string> ship_to) {
  return {.promised_days = days, .ship_to = std::move(ship_to)};
}

constexpr ContributorId kLastKey = 60;

/// Keys on probation: 500 each.
Reputations fresh_keys() {
  Reputations known;
  for (ContributorId each = 1; each <= kLastKey; ++each) known[each] = new_reputation(kDay - 5, {});
  return known;
}

/// Proven ones: 1000 each.
Reputations proven_keys(ContributorId last) {
  Reputations known = fresh_keys();
  for (ContributorId each = 1; each <= last; ++each) {
    known[each] = {.first_day = kDay - 30, .standing = 900, .agreements = 20, .agreements_in = {}};
  }
  return known;
}

std::optional<PublishedSeller> decided(const std::vector<SellerReport>& reports,
                                       int64_t today = kDay) {
  return decide_seller(reports, today, fresh_keys(), false, {});
}

/// A report of every value, each by a key of its own on a network of its own.
std::vector<SellerReport> each_says(const std::vector<int64_t>& values,
                                    const std::function<SellerFacts(int64_t)>& facts) {
  std::vector<SellerReport> reports;
  for (const int64_t value : values) reports.push_back(seen(reports.size() + 1, facts(value)));
  return reports;
}

TEST(SellerConsensus, TheMedianOfEnoughKeysIsPublished) {
  struct Row {
    std::vector<int64_t> values;
    std::optional<int64_t> published;
  };
  const Row rows[] = {
      {{}, {}},
      {{978}, {}},
      {{978, 978}, {}},
      {{978, 978, 978}, 978},
      {{970, 978, 981}, 978},
      {{978, 978, 978, 120, 120}, 978},
      {{978, 979, 980, 0, 1000}, 979},
      {{970, 980, 970, 980}, 970},  // half and half: the lower one
  };
  for (const Row& row : rows) {
    const auto seller = decided(each_says(row.values, positive));
    EXPECT_EQ(seller ? seller->facts.positive_permille : std::nullopt, row.published)
        << testing::PrintToString(row.values);
  }
}

TEST(SellerConsensus, SaysWhoIsBehindItAndSinceWhen) {
  std::vector<SellerReport> reports = {seen(1, positive(978), 12), seen(2, positive(978), 3),
                                       seen(3, positive(978)), seen(4, score(80))};
  reports[1].network = reports[0].network;
  const auto seller = decided(reports);
  ASSERT_TRUE(seller);
  EXPECT_EQ(seller->keys, 3);
  EXPECT_EQ(seller->networks, 2);
  EXPECT_EQ(seller->known_since_day, kDay - 12);
  EXPECT_EQ(seller->updated_day, kDay);
  EXPECT_EQ(seller->until_day, kDay + 18) << "when the oldest report stops counting";
  EXPECT_EQ(seller->required, Thresholds());
  EXPECT_FALSE(seller->facts.score_percent) << "that one key alone reported";
  EXPECT_FALSE(seller->agreement_percent);
  reports[2].network = reports[0].network;
  EXPECT_FALSE(decided(reports)) << "one network";
}

TEST(SellerConsensus, AKeysWordIsItsNewestOfThirtyDays) {
  std::vector<SellerReport> reports = each_says({970, 970, 970}, positive);
  for (ContributorId each = 1; each <= 3; ++each) reports.push_back(seen(each, positive(900), 7));
  EXPECT_EQ(decided(reports)->facts.positive_permille, 970);
  // Newer ones without the fact leave the older one standing.
  const std::vector<SellerReport> partial = {seen(1, positive(900), 7), seen(2, positive(900), 7),
                                             seen(3, positive(900), 7), seen(1, score(80))};
  EXPECT_EQ(decided(partial)->facts.positive_permille, 900);
  EXPECT_TRUE(decided(partial, kDay + 22));
  EXPECT_FALSE(decided(partial, kDay + 23)) << "30 days after";
}

TEST(SellerConsensus, AMinorityOfLiarsMovesNoPublishedValue) {
  // Whatever they say; the honest differ a little among themselves.
  const SellerFacts honest = {.positive_permille = 978, .feedback_count = 31'000, .followers = 9'000,
                              .opened_day = 17'000, .described_hundredths = 480,
                              .communication_hundredths = 470, .shipping_hundredths = 460,
                              .promised_days = 12, .ship_to = "DE", .sale_claims = {},
                              .inflated_claims = {}, .score_percent = 82};
  const SellerFacts low = {.positive_permille = 0, .feedback_count = 0, .followers = 0,
                           .opened_day = 10'600, .described_hundredths = 100,
                           .communication_hundredths = 100, .shipping_hundredths = 100,
                           .promised_days = 1, .ship_to = "DE", .sale_claims = {},
                           .inflated_claims = {}, .score_percent = 0};
  const SellerFacts high = {.positive_permille = 1000, .feedback_count = 9'999'999'999,
                            .followers = 9'999'999'999, .opened_day = kDay,
                            .described_hundredths = 500, .communication_hundredths = 500,
                            .shipping_hundredths = 500, .promised_days = 365, .ship_to = "DE",
                            .sale_claims = {}, .inflated_claims = {}, .score_percent = 100};
  for (const SellerFacts& lie : {low, high}) {
    std::vector<SellerReport> reports;
    for (ContributorId each = 1; each <= 6; ++each) reports.push_back(seen(each, honest));
    for (ContributorId each = 7; each <= 11; ++each) reports.push_back(seen(each, lie));
    const auto seller = decided(reports);
    ASSERT_TRUE(seller);
    SellerFacts expected = honest;
    expected.ship_to = std::nullopt;
    EXPECT_EQ(seller->facts, expected);
    EXPECT_EQ(seller->promised_to, (std::vector<PromisedDays>{{"DE", 12}}));
    EXPECT_EQ(seller->agreement_percent, 54) << "six of eleven";
  }
}

TEST(SellerConsensus, ManyFreshKeysDoNotOutvoteProvenOnes) {
  std::vector<SellerReport> reports = each_says({978, 978, 978}, positive);
  for (ContributorId each = 4; each <= kLastKey; ++each) reports.push_back(seen(each, positive(120)));
  EXPECT_EQ(decided(reports)->facts.positive_permille, 120) << "as long as nobody is proven";
  const auto seller = decide_seller(reports, kDay, proven_keys(3), true, {});
  ASSERT_TRUE(seller);
  EXPECT_EQ(seller->facts.positive_permille, 978);
}

TEST(SellerConsensus, ManyKeysOfOneNetworkDoNotEither) {
  std::vector<SellerReport> reports = each_says({978, 978, 978, 978}, positive);
  for (ContributorId each = 5; each <= 40; ++each) {
    reports.push_back(seen(each, positive(120)));
    reports.back().network = 7;
  }
  EXPECT_EQ(decided(reports)->facts.positive_permille, 978) << "1500 against 2000";
}

TEST(SellerConsensus, AKeyWithoutWeightDoesNotCount) {
  Reputations known = fresh_keys();
  known[2].standing = 0;
  const auto reports = each_says({978, 978, 978}, positive);
  EXPECT_FALSE(decide_seller(reports, kDay, known, false, {}));
}

TEST(SellerConsensus, AMatureInstallationAsksForProvenKeys) {
  const auto reports = each_says({978, 978, 978}, positive);
  EXPECT_FALSE(decide_seller(reports, kDay, fresh_keys(), true, {}));
  EXPECT_FALSE(decide_seller(reports, kDay, proven_keys(1), true, {}));
  EXPECT_TRUE(decide_seller(reports, kDay, proven_keys(2), true, {}));
}

TEST(SellerConsensus, AScoreNeedsAMajorityThatAgrees) {
  struct Row {
    std::vector<int64_t> scores;
    std::optional<int64_t> agreement, score;
  };
  const Row rows[] = {
      {{80, 82}, {}, {}},
      {{80, 82, 84}, 100, 82},
      {{80, 82, 95}, 66, {}},          // two keys are not as many as may publish
      {{80, 82, 84, 95, 10}, 60, 82},
      {{80, 85, 90}, 100, 85},         // five hundredths away
      {{79, 85, 91}, 33, {}},          // six
      {{70, 71, 72, 20, 30, 90}, 50, {}},  // half is no majority
  };
  for (const Row& row : rows) {
    const auto seller = decided(each_says(row.scores, score));
    SCOPED_TRACE(testing::PrintToString(row.scores));
    EXPECT_EQ(seller ? seller->agreement_percent : std::nullopt, row.agreement);
    EXPECT_EQ(seller ? seller->facts.score_percent : std::nullopt, row.score);
  }
}

TEST(SellerConsensus, ClaimsAreSummedAndEachKeyIsCapped) {
  struct Row {
    std::vector<SellerReport> reports;
    int64_t sales, inflated;
  };
  const Row rows[] = {
      {{seen(1, claims(4, 1)), seen(2, claims(5, 2)), seen(3, claims(6, 3))}, 15, 6},
      // Over 90 days, of every day.
      {{seen(1, claims(4, 1)), seen(1, claims(4, 1), 89), seen(1, claims(9, 9), 90),
        seen(2, claims(1, 0)), seen(3, claims(1, 0))},
       10, 2},
      // Half of 50 for a key on probation: 30 of 40 become 18.75 of 25.
      {{seen(1, claims(40, 30)), seen(2, claims(1, 0)), seen(3, claims(1, 0))}, 27, 19},
  };
  for (const Row& row : rows) {
    const auto seller = decided(row.reports);
    ASSERT_TRUE(seller);
    EXPECT_EQ(seller->facts.sale_claims, row.sales);
    EXPECT_EQ(seller->facts.inflated_claims, row.inflated);
  }
  EXPECT_FALSE(decided({seen(1, claims(50, 50)), seen(2, claims(50, 50))})) << "two keys";
  const std::vector<SellerReport> two_days = {seen(1, claims(40, 10)), seen(1, claims(40, 10), 1),
                                              seen(2, claims(1, 0)), seen(3, claims(1, 0))};
  const auto proven = decide_seller(two_days, kDay, proven_keys(3), true, {});
  EXPECT_EQ(proven->facts.sale_claims, 52);
  EXPECT_EQ(proven->facts.inflated_claims, 13) << "12.5, rounded up";
}

TEST(SellerConsensus, PromisedDaysAreOfADestinationAndOverall) {
  std::vector<SellerReport> reports;
  for (ContributorId each = 1; each <= 3; ++each) reports.push_back(seen(each, promised(12, "DE")));
  for (ContributorId each = 4; each <= 5; ++each) reports.push_back(seen(each, promised(40, "BR")));
  reports.push_back(seen(6, promised(15, std::nullopt)));
  const auto seller = decided(reports);
  ASSERT_TRUE(seller);
  EXPECT_EQ(seller->promised_to, (std::vector<PromisedDays>{{"DE", 12}})) << "two keys for BR";
  EXPECT_EQ(seller->facts.promised_days, 12);
}

TEST(SellerConsensus, DestinationsAreBounded) {
  std::vector<SellerReport> reports;
  for (char first = 'A'; first <= 'C'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      for (ContributorId each = 1; each <= 3; ++each) {
        // A key names another destination every day.
        reports.push_back(seen(each, promised(9, std::string{first, second}),
                               (first - 'A') * 26 + (second - 'A')));
      }
    }
  }
  ConsensusRules rules;
  rules.seller_days = 90;
  const auto seller = decide_seller(reports, kDay, fresh_keys(), false, rules);
  ASSERT_TRUE(seller);
  EXPECT_EQ(seller->promised_to.size(), kMaxPromisedTo);
}

TEST(SellerConsensus, TheOrderOfReportsDoesNotMatter) {
  std::vector<SellerReport> reports;
  for (ContributorId each = 1; each <= 8; ++each) {
    for (int64_t ago = 0; ago < 3; ++ago) {
      SellerFacts facts = claims(static_cast<int64_t>(each), ago);
      facts.score_percent = 80 + static_cast<int64_t>(each) % 4;
      facts.promised_days = 10 + ago;
      if (ago == 1) facts.ship_to = "FR";
      reports.push_back(seen(each, facts, ago));
    }
  }
  const auto expected = decided(reports);
  ASSERT_TRUE(expected);
  for (size_t turn = 0; turn < reports.size(); ++turn) {
    std::rotate(reports.begin(), reports.begin() + 7, reports.end());
    EXPECT_EQ(decided(reports), expected);
    std::reverse(reports.begin(), reports.end());
    EXPECT_EQ(decided(reports), expected);
  }
}

}  // namespace
}  // namespace companion::crowd

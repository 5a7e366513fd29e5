#include "crowd/tally.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crowd/cell_reports.h"

namespace companion::crowd {
namespace {

constexpr ConsensusRules kRules;

WeighedVote vote(ContributorId contributor, int64_t price_minor, NetworkId network,
                 int64_t weight = 1000, bool is_proven = true) {
  return {{contributor, network, kDay * kDayMs, price_minor, std::nullopt}, weight, is_proven};
}

TEST(Tally, AContributorHasOneVoteItsLatest) {
  const auto votes = votes_of({report(1, 900, kDay, 9), report(1, 800, kDay, 15), report(2, 900)});
  ASSERT_EQ(votes.size(), 2u);
  EXPECT_EQ(votes[0].price_minor, 800);
  EXPECT_EQ(votes[1].price_minor, 900);
}

TEST(Tally, OfTwoReportsInOneHourTheCheaperCountsInAnyOrder) {
  std::vector<Report> reports{report(1, 900), report(1, 800)};
  EXPECT_EQ(votes_of(reports)[0].price_minor, 800);
  std::reverse(reports.begin(), reports.end());
  EXPECT_EQ(votes_of(reports)[0].price_minor, 800);
}

TEST(Tally, CountsExactPrices) {
  const Tally tally = count_votes(
      {vote(1, 900, 1), vote(2, 900, 2), vote(3, 900, 3), vote(4, 500, 4)}, kDay, kRules);
  ASSERT_EQ(tally.prices.size(), 2u);
  EXPECT_EQ(tally.prices[0].price_minor, 900);
  EXPECT_EQ(tally.prices[0].weight, 3000);
  EXPECT_EQ(tally.prices[0].keys, 3);
  EXPECT_EQ(tally.prices[0].networks, 3);
  EXPECT_EQ(tally.weight, 4000);
}

TEST(Tally, ANetworkWeighsNoMoreThanOneAndAHalfKeys) {
  std::vector<WeighedVote> votes{vote(100, 500, 2)};
  for (ContributorId each = 1; each <= 3; ++each) votes.push_back(vote(each, 900, 1));
  const Tally tally = count_votes(votes, kDay, kRules);
  EXPECT_EQ(tally.prices[0].weight, 1500);
  EXPECT_EQ(tally.prices[0].networks, 1);
  EXPECT_EQ(tally.prices[1].weight, 1000);
}

TEST(Tally, FreshKeysTogetherStayBelowAThirdOfACellWithProvenOnes) {
  std::vector<WeighedVote> votes;
  for (ContributorId each = 1; each <= 3; ++each) votes.push_back(vote(each, 900, each));
  for (ContributorId each = 10; each < 60; ++each)
    votes.push_back(vote(each, 450, each, 500, false));
  const Tally tally = count_votes(votes, kDay, kRules);
  EXPECT_EQ(tally.prices[0].price_minor, 900);
  EXPECT_EQ(tally.prices[0].weight, 3000);
  EXPECT_LE(tally.prices[1].weight, 1500);
}

TEST(Tally, VotesWithoutWeightAreNotCounted) {
  const Tally tally = count_votes({vote(1, 900, 1), vote(2, 500, 2, 0)}, kDay, kRules);
  EXPECT_EQ(tally.prices.size(), 1u);
  EXPECT_EQ(tally.keys, 1);
  EXPECT_EQ(tally.networks, 1);
}

TEST(Tally, AListPriceNeedsAsManyAsAPrice) {
  std::vector<WeighedVote> votes{vote(1, 900, 1), vote(2, 900, 2), vote(3, 900, 3)};
  votes[0].vote.list_price_minor = votes[1].vote.list_price_minor = 1800;
  EXPECT_FALSE(count_votes(votes, kDay, kRules).prices[0].list_price_minor);
  votes[2].vote.list_price_minor = 1800;
  EXPECT_EQ(count_votes(votes, kDay, kRules).prices[0].list_price_minor, 1800);
}

}  // namespace
}  // namespace companion::crowd

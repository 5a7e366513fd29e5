// What contributors say a product's category is, and when they agree on it.
#include <gtest/gtest.h>

#include "crowd/cell_reports.h"
#include "crowd/compact_bytes.h"
#include "crowd/consensus.h"

namespace companion::crowd {
namespace {

Report named(ContributorId contributor, std::optional<int64_t> category_id, int64_t day = kDay,
             int64_t price_minor = 1999) {
  Report one = report(contributor, price_minor, day);
  one.category_id = category_id;
  return one;
}

std::optional<int64_t> agreed(const std::vector<Report>& log) { return replay(log).category(kSeries); }

TEST(Category, NeedsAsManyKeysAsAPrice) {
  EXPECT_EQ(agreed({named(1, 7), named(2, 7), named(3, {}), named(4, {})}), std::nullopt);
  EXPECT_EQ(agreed({named(1, 7), named(2, 7), named(3, 7), named(4, {})}), 7);
}

TEST(Category, NeedsAsManyNetworks) {
  std::vector<Report> log = {named(1, 7), named(2, 7), named(3, 7), named(4, {})};
  for (size_t i = 0; i < 3; ++i) log[i].network = 5;
  EXPECT_EQ(agreed(log), std::nullopt);
}

TEST(Category, NeedsMoreThanHalfOfThoseWhoNameOne) {
  std::vector<Report> log;
  for (ContributorId each = 1; each <= 3; ++each) log.push_back(named(each, 7));
  for (ContributorId each = 4; each <= 6; ++each) log.push_back(named(each, 8));
  EXPECT_EQ(agreed(log), std::nullopt);
  log.push_back(named(7, 8));
  EXPECT_EQ(agreed(log), 8);
}

TEST(Category, DoesNotDependOnThePriceThatTheySaw) {
  std::vector<Report> log;
  for (ContributorId each = 1; each <= 4; ++each) {
    log.push_back(named(each, 7, kDay, each <= 2 ? 1999 : 999));
  }
  EXPECT_EQ(agreed(log), 7);
}

TEST(Category, StaysUntilAnotherOneIsAgreedOn) {
  std::vector<Report> log;
  for (ContributorId each = 1; each <= 3; ++each) {
    log.push_back(named(each, 7));
    log.push_back(named(each, {}, kDay + 10));
  }
  EXPECT_EQ(agreed(log), 7);
  for (ContributorId each = 1; each <= 3; ++each) log.push_back(named(each, 8, kDay + 20));
  EXPECT_EQ(agreed(log), 8);
}

TEST(Category, ComesBackOutOfBytes) {
  SeriesState state;
  state.recent.push_back({kDay, votes_of({named(1, 200'001'809), named(2, {})})});
  state.memory.category_id = 33'902;
  const auto back = decode_series_state(encode_series_state(state));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, state);
}

TEST(Category, AStateOfTheVersionBeforeKnowsNone) {
  // No days, no points, an empty memory.
  const auto back = decode_series_state(std::string_view("\1\0\0\0\0\1\0\0\0\0\0", 11));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, SeriesState());
}

}  // namespace
}  // namespace companion::crowd

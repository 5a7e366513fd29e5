#include "crowd/compact_bytes.h"

#include <gtest/gtest.h>

#include "crowd/cell_reports.h"

namespace companion::crowd {
namespace {

/// A state with votes of three days, a published price, a doubted one and a rival.
SeriesState sample_state() {
  Reputations reputations;
  for (ContributorId each = 1; each <= 9; ++each) reputations[each] = new_reputation(kDay, {});
  SeriesState state;
  for (int64_t day = kDay; day < kDay + 3; ++day) {
    std::vector<Report> reports;
    add_reports(reports, 1, 5, 1999, day);
    add_reports(reports, 6, 7, 1799, day);
    reports[0].list_price_minor = 2999;
    reports[1].in_stock = false;
    reports[2].in_stock = true;
    close_series_day(state, day, reports, reputations, false, {});
  }
  state.memory.doubted_minor = 5;
  state.memory.doubted_day = kDay + 1;
  return state;
}

TEST(CompactBytes, AStateComesBackAsItWas) {
  const SeriesState state = sample_state();
  ASSERT_FALSE(state.memory.rivals.empty());
  ASSERT_EQ(state.points.size(), 3u);
  const auto back = decode_series_state(encode_series_state(state));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, state);
}

TEST(CompactBytes, SoDoesAnEmptyOne) {
  const auto back = decode_series_state(encode_series_state({}));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, SeriesState{});
}

TEST(CompactBytes, AnIdKeepsItsLowest62Bits) {
  SeriesState state;
  Vote vote{.network = 3, .observed_at_ms = kDay * kDayMs, .price_minor = 1, .list_price_minor = {}};
  vote.contributor = ~uint64_t{0};
  state.recent.push_back({kDay, {vote}});
  const auto back = decode_series_state(encode_series_state(state));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->recent[0].votes[0].contributor, ~uint64_t{0} >> 2);
}

TEST(CompactBytes, NoCutAndNoChangedByteIsReadAsMoreThanAState) {
  const std::string bytes = encode_series_state(sample_state());
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(decode_series_state(std::string_view(bytes).substr(0, length)).ok()) << length;
  }
  EXPECT_FALSE(decode_series_state(bytes + '\0').ok());
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x81);
    // May be another state, but is never undefined (this runs with the sanitisers).
    const auto other = decode_series_state(damaged);
    if (other.ok()) {
      EXPECT_LE(other->points.size(), damaged.size());
    }
  }
}

}  // namespace
}  // namespace companion::crowd

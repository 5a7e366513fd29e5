// The stored consensus against the one in memory (wasm-core/src/crowd), on simulated worlds.
#include <algorithm>
#include <future>

#include "consensus/published_prices.h"
#include "crowd.h"
#include "crowd/consensus.h"

namespace companion::server {
namespace {

using simulation::Crowd;
using simulation::kFirstDay;
using simulation::Market;
using simulation::Scenario;

constexpr int64_t kProducts = 6;
constexpr int64_t kDays = 26;
constexpr int64_t kOpenDays = 3;

std::string product_id(crowd::SeriesId series) {
  return std::to_string(1'005'000'000 + series);
}

/// Contributors who attack after ten days, and a few products: a world in which much happens.
Scenario small_world(uint64_t seed) {
  Scenario world;
  world.seed = seed;
  world.products = kProducts;
  world.days = kDays;
  world.contributors = 30;
  world.attacker_percent = 25;
  world.strategy = simulation::Strategy::kFarmedSingle;
  world.farm_days = 10;
  return world;
}

constexpr int64_t kCategory = 33'902;

/// What the contributor's page says the category is: a few are wrong, of the last product every second.
int64_t category_of(const crowd::Report& report) {
  const uint64_t wrong_every = report.series == kProducts - 1 ? 2 : 7;
  return report.contributor % wrong_every == 0 ? kCategory + 1 : kCategory;
}

/// The coupon that the contributor's page shows: most show the same, every fifth one with a code of its own.
std::optional<CouponTerms> coupon_of(const crowd::Report& report) {
  if ((report.contributor + report.series) % 3 == 0) return std::nullopt;
  CouponTerms terms{.store_id = "1102345", .currency = "USD", .amount_minor = 100};
  // Of one product they have ended before the last day.
  terms.ends_ms = (kFirstDay + (report.series == 1 ? kDays : 60)) * kDayMs;
  if (report.contributor % 5 == 0) terms.code = "OWN" + std::to_string(report.contributor);
  return terms;
}

std::vector<crowd::Report> log_of(const Scenario& world) {
  const Market market(world);
  const Crowd crowd(world, market);
  std::vector<crowd::Report> log;
  for (int64_t day = 0; day < world.days; ++day) {
    const auto reports = crowd.reports(day);
    log.insert(log.end(), reports.begin(), reports.end());
  }
  for (crowd::Report& report : log) report.category_id = category_of(report);
  return log;
}

class StoredConsensus : public PublishedPrices, public testing::WithParamInterface<uint64_t> {
 protected:
  /// Sends a day's reports, in one contribution a report, and waits until all are stored.
  void send(const std::vector<crowd::Report>& log, int64_t day) {
    std::vector<std::future<void>> stored;
    for (const crowd::Report& report : log) {
      if (crowd::day_of(report.observed_at_ms) != day) continue;
      KeyedObservation seen = sample(product_id(report.series), 0, report.price_minor);
      seen.observation.observed_at_ms = report.observed_at_ms;
      seen.observation.list_price_minor = report.list_price_minor;
      seen.observation.category_id = report.category_id;
      auto done = std::make_shared<std::promise<void>>();
      stored.push_back(done->get_future());
      Contribution one = contribution(report.contributor, {seen});
      one.network = report.network;
      if (const auto terms = coupon_of(report)) {
        one.coupons.push_back({seen.key, {product_id(report.series), *terms, report.observed_at_ms}});
      }
      store_->contributions().append(std::move(one), [done](const std::optional<Error>& failure) {
        EXPECT_FALSE(failure);
        done->set_value();
      });
    }
    for (auto& each : stored) each.get();
  }

  void publish_on(int64_t day) {
    now_ms_ = day * kDayMs + 12 * kHourMs;
    ASSERT_TRUE(publisher_->run_once());
  }

  /// Every day as it comes, and at the end as many days more as it takes to close the last.
  void live_through(const std::vector<crowd::Report>& log) {
    for (int64_t day = kFirstDay; day < kFirstDay + kDays; ++day) {
      send(log, day);
      publish_on(day);
    }
    publish_on(kFirstDay + kDays - 1 + kOpenDays);
  }

  /// What is to be published of a product's coupons now, by what is in memory.
  std::vector<crowd::PublishedCoupon> expected_coupons(const std::vector<crowd::Report>& log,
                                                       const crowd::CrowdConsensus& expected,
                                                       crowd::SeriesId series) {
    std::vector<crowd::CouponReport> coupons;
    crowd::Reputations reputations;
    for (const crowd::Report& report : log) {
      const auto terms = coupon_of(report);
      if (report.series != series || !terms) continue;
      coupons.push_back({report.contributor, report.network, report.observed_at_ms, *terms});
      reputations[report.contributor] = *expected.reputation(report.contributor);
    }
    const bool is_mature =
        expected.proven_contributors() >= options_.rules.mature_proven_keys;
    return crowd::decide_coupons(coupons, now_ms_, reputations, is_mature, options_.rules);
  }

  void expect_same_as(const std::vector<crowd::Report>& log) {
    const crowd::CrowdConsensus expected = crowd::replay(log);
    int64_t published = 0;
    size_t categories = 0;
    size_t coupons = 0;
    for (crowd::SeriesId series = 0; series < kProducts; ++series) {
      const auto& points = expected.points(series);
      const PriceHistory history =
          PriceHistory::from_sightings(crowd::published_sightings(points));
      published += static_cast<int64_t>(history.runs().size());
      const auto stored = product(product_id(series));
      ASSERT_TRUE(stored) << series;
      ASSERT_EQ(stored->series.size(), 1U);
      EXPECT_EQ(closed_history(stored->series[0]), history) << series;
      ASSERT_FALSE(points.empty());
      EXPECT_EQ(stored->series[0].days.back(), points.back()) << series;
      EXPECT_EQ(stored->series[0].category_id, expected.category(series)) << series;
      categories += expected.category(series) ? 1 : 0;
      EXPECT_EQ(stored->coupons, expected_coupons(log, expected, series)) << series;
      coupons += stored->coupons.size();
    }
    EXPECT_GT(published, 5) << "a world in which nothing is published proves nothing";
    EXPECT_GT(categories, 2U);
    EXPECT_GT(coupons, 2U);
  }

  const std::vector<crowd::Report> log_ = log_of(small_world(GetParam()));
};

TEST_P(StoredConsensus, DecidesAsTheOneInMemory) {
  live_through(log_);
  expect_same_as(log_);
}

TEST_P(StoredConsensus, AnErasedContributorNeverReported) {
  live_through(log_);
  const crowd::ContributorId gone = log_[log_.size() / 3].contributor;
  size_t reports = 0;
  for (const crowd::Report& report : log_) {
    if (report.contributor != gone) continue;
    // Coupons are in the log only as long as they count.
    const bool has_coupon =
        coupon_of(report) && report.observed_at_ms >= now_ms_ - options_.rules.coupon_days * kDayMs;
    reports += has_coupon ? 2 : 1;
  }
  EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(gone)), reports);
  publish_on(kFirstDay + kDays + kOpenDays);
  expect_same_as(crowd::without_contributor(log_, gone));
  EXPECT_FALSE(store_->consensus().first_erased_day()) << "done with";
}

TEST_P(StoredConsensus, ForgettingWhoReportedChangesNoPrice) {
  options_.retention_days = 8;
  reopen();
  live_through(log_);
  expect_same_as(log_);
  // The base is at that day, whose votes are yet to be judged.
  EXPECT_EQ(store_->consensus().next_day_with_reports(0), kFirstDay + kDays + kOpenDays - 1 - 8);
}

TEST_P(StoredConsensus, AnErasureAfterThatStartsFromWhatWasForgotten) {
  options_.retention_days = 8;
  reopen();
  live_through(log_);
  const auto before = all();
  // Somebody who never reported within the retention: nothing to decide, nothing changes.
  EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(999'999)), 0U);
  const crowd::ContributorId gone = log_.back().contributor;
  EXPECT_GT(erase_and_wait(store_->contributions(), contributor(gone)), 0U);
  publish_on(kFirstDay + kDays - 1 + kOpenDays);
  // What was decided before the oldest day of the log is as it was.
  const int64_t first_day = kFirstDay + kDays + kOpenDays - 8;
  const auto after = all();
  ASSERT_EQ(after.size(), before.size());
  for (size_t i = 0; i < after.size(); ++i) {
    const auto old_runs = [&](const StoredProduct& product) {
      std::vector<PriceRun> runs = closed_history(product.series[0]).runs();
      std::erase_if(runs, [&](const auto& run) { return run.last_seen_ms >= first_day * kDayMs; });
      return runs;
    };
    EXPECT_EQ(old_runs(after[i]), old_runs(before[i]));
  }
  EXPECT_FALSE(store_->consensus().first_erased_day());
}

TEST_P(StoredConsensus, ADayThatWasPublishedButNotRememberedIsClosedAgain) {
  const auto data = folder_.path() / "data";
  const int64_t half = kFirstDay + kDays / 2;
  for (int64_t day = kFirstDay; day < half; ++day) {
    send(log_, day);
    publish_on(day);
  }
  close();
  // The states as they were before the next days, with everything else as after them: what a crash
  // between the two commits leaves.
  std::filesystem::copy_file(data / "consensus.sqlite", folder_.path() / "before.sqlite");
  open();
  for (int64_t day = half; day < kFirstDay + kDays; ++day) send(log_, day);
  publish_on(half + 1);
  close();
  std::filesystem::copy_file(folder_.path() / "before.sqlite", data / "consensus.sqlite",
                             std::filesystem::copy_options::overwrite_existing);
  open();
  publish_on(kFirstDay + kDays - 1 + kOpenDays);
  expect_same_as(log_);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoredConsensus, testing::Values(1, 2, 3));

}  // namespace
}  // namespace companion::server

#include "made_up_product.h"

#include <algorithm>
#include <vector>

#include "companion/history.h"

namespace companion::bench {
namespace {

constexpr int64_t kYearHours = 365 * 24;

/// The prices of one product over time.
class Prices {
 public:
  explicit Prices(int64_t number) : random_(static_cast<uint64_t>(number)) {
    // Many cheap things, few dear ones: the logarithm is uniform, prices end in 9.
    base_minor_ = 50LL << below(10);
    base_minor_ = (base_minor_ + below(base_minor_)) / 10 * 10 + 9;
  }

  PriceHistory history(int change_points, int64_t last_day) {
    const int64_t step = kYearHours / change_points;
    const int64_t first_hour = last_day * 24 - step * change_points;
    std::vector<PriceSighting> sightings;
    for (int64_t i = 0; i < change_points; ++i) {
      const bool is_sale = i % 2 == 1;
      // In the mean `step` long: a sale some days, the base price the rest of both.
      const int64_t begin = first_hour + i * step - (is_sale ? 0 : step / 4) + below(24);
      const int64_t end = first_hour + (i + 1) * step - (is_sale ? step / 4 : 0);
      add_run(sightings, begin, std::max(begin, end - 1 - below(48)), is_sale);
    }
    return PriceHistory::from_sightings(std::move(sightings));
  }

  int64_t below(int64_t limit) { return static_cast<int64_t>(random_() % static_cast<uint64_t>(limit)); }

 private:
  void add_run(std::vector<PriceSighting>& sightings, int64_t begin, int64_t end, bool is_sale) {
    if (is_sale && (sale_minor_ == 0 || below(2) == 0)) {
      sale_minor_ = std::max<int64_t>(1, base_minor_ * (50 + below(46)) / 100);
    }
    if (!is_sale && below(4) == 0) base_minor_ += base_minor_ * (below(9) - 4) / 100;
    PriceSighting sighting{.time_ms = begin * kHourMs,
                           .price_minor = is_sale ? sale_minor_ : base_minor_,
                           .list_price_minor = {},
                           .in_stock = below(20) != 0};
    if (is_sale && base_minor_ > sale_minor_) sighting.list_price_minor = base_minor_;
    sightings.push_back(sighting);
    sighting.time_ms = end * kHourMs;
    sightings.push_back(sighting);
  }

  std::mt19937_64 random_;
  int64_t base_minor_ = 0;
  int64_t sale_minor_ = 0;
};

crowd::DayPoint decided(int64_t day, const PriceRun& run, Prices& prices) {
  const int64_t keys = 3 + prices.below(6);
  return {.day = day,
          .state = crowd::PointState::kPublished,
          .reason = crowd::PointReason::kAgreed,
          .lowest_minor = run.price_minor,
          .highest_minor = run.price_minor,
          .list_price_minor = run.list_price_minor,
          .in_stock = run.in_stock,
          .keys = keys,
          .networks = keys - 1,
          .weight_share_permille = 1000,
          .first_seen_ms = day * kDayMs + 2 * kHourMs,
          .last_seen_ms = day * kDayMs + 20 * kHourMs,
          .required = {.keys = 3, .networks = 2}};
}

}  // namespace

std::string made_up_id(int64_t number) {
  constexpr int64_t kFirst = 1'005'001'000'000'000, kSpread = 7'919;
  return std::to_string(kFirst + number * kSpread);
}

server::StoredProduct made_up_product(int64_t number, int change_points, int64_t last_day) {
  Prices prices(number);
  const PriceHistory history = prices.history(change_points, last_day);
  server::StoredSeries series;
  series.key.product_id = made_up_id(number);
  series.key.currency = "USD";
  series.closed = history.encode();
  series.days.push_back(decided(last_day, history.runs().back(), prices));
  return {.product_id = made_up_id(number),
          .closed_day = last_day,
          .replay = 0,
          .series = {std::move(series)}};
}

}  // namespace companion::bench

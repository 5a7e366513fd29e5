#include "market.h"

#include <algorithm>
#include <cstdlib>

#include "random_numbers.h"

namespace companion::simulation {
namespace {

/// One product: a sale every two to six weeks, 10 to 50 % off for three to seven days, and once in
/// a hundred days a new base price.
std::vector<int64_t> product_prices(RandomNumbers random, int64_t days) {
  int64_t base = random.between(500, 20'000);
  const int64_t period = random.between(14, 40);
  const int64_t phase = random.between(0, period - 1);
  const int64_t length = random.between(3, 7);
  const int64_t off_percent = random.between(10, 50);
  std::vector<int64_t> prices;
  for (int64_t day = 0; day < days; ++day) {
    if (random.percent(1)) base = base * random.between(85, 115) / 100;
    const bool is_sale = (day + phase) % period < length;
    prices.push_back(is_sale ? base * (100 - off_percent) / 100 : base);
  }
  return prices;
}

bool is_far(int64_t price_minor, int64_t true_minor) {
  return std::abs(price_minor - true_minor) * 100 > true_minor * 5;
}

}  // namespace

Market::Market(const Scenario& scenario) {
  for (int64_t product = 0; product < scenario.products; ++product) {
    const RandomNumbers random(seed_of({scenario.seed, 1, static_cast<uint64_t>(product)}));
    prices_.push_back(product_prices(random, scenario.days));
  }
}

int64_t Market::price(int64_t product, int64_t day, int64_t hour) const {
  return prices_[product][std::max<int64_t>(hour < kChangeHour ? day - 1 : day, 0)];
}

bool Market::is_wrong(int64_t price_minor, int64_t product, int64_t day) const {
  return is_far(price_minor, price(product, day, 0)) &&
         is_far(price_minor, price(product, day, kChangeHour));
}

}  // namespace companion::simulation

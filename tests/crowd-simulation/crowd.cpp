#include "crowd.h"

#include <algorithm>
#include <optional>

namespace companion::simulation {
namespace {

/// What the random numbers of a seed are for, so that no two uses share any.
enum Purpose : uint64_t { kVisits = 2, kKind = 3, kPersonal = 4, kNetwork = 5 };

int64_t off(int64_t price_minor, int64_t percent) {
  return price_minor * (100 - percent) / 100;
}

/// What takes a price 5 to 40 % down, in hundredths of a percent.
int64_t drawn_discount(RandomNumbers& random) { return random.between(500, 4000); }

/// The discount that all personal prices of a product share, as with a welcome price; on seven
/// products of ten there is none.
std::optional<int64_t> shared_discount(const Scenario& scenario, int64_t product) {
  RandomNumbers everyone(seed_of({scenario.seed, kPersonal, static_cast<uint64_t>(product), 0}));
  if (!everyone.percent(30)) return std::nullopt;
  return drawn_discount(everyone);
}

int64_t discounted(int64_t price_minor, int64_t basis_points) {
  return price_minor * (10'000 - basis_points) / 10'000;
}

/// What a contributor sees of a product: the price, or a personal one that is 5 to 40 % lower.
int64_t personal_price(const Scenario& scenario, int64_t contributor, int64_t product,
                       int64_t price_minor) {
  RandomNumbers pair(seed_of({scenario.seed, kPersonal, static_cast<uint64_t>(product),
                              static_cast<uint64_t>(contributor) + 1}));
  if (!pair.percent(scenario.personalised_percent)) return price_minor;
  const int64_t own = drawn_discount(pair);
  return discounted(price_minor, shared_discount(scenario, product).value_or(own));
}

/// A reader that takes the wrong number: the same mistake for one contributor, on most pages.
int64_t misread(int64_t price_minor, uint64_t mistake) {
  switch (mistake % 3) {
    case 0: return price_minor * 8 / 5;                      // the list price
    case 1: return price_minor * 100;                        // a currency without minor units
    default: return std::max<int64_t>(price_minor / 10, 1);  // per piece
  }
}

}  // namespace

bool Crowd::is_attacker(int64_t contributor) const {
  return contributor * 100 < scenario_.contributors * scenario_.attacker_percent;
}

bool Crowd::attacks(int64_t contributor, int64_t day) const {
  const bool is_farming =
      (scenario_.strategy == Strategy::kFarm || scenario_.strategy == Strategy::kFarmedSingle) &&
      day < scenario_.farm_days;
  return is_attacker(contributor) && !is_farming;
}

bool Crowd::aims_at_target() const {
  return scenario_.strategy == Strategy::kSingle || scenario_.strategy == Strategy::kFarmedSingle;
}

uint64_t Crowd::key(int64_t contributor, int64_t day) const {
  const bool is_fresh = scenario_.strategy == Strategy::kFlood && is_attacker(contributor);
  const int64_t rotated =
      scenario_.rotation_days == 0 ? 0 : (day + contributor) / scenario_.rotation_days;
  const int64_t generation = is_fresh ? day : rotated;
  return static_cast<uint64_t>(contributor + generation * scenario_.contributors);
}

uint64_t Crowd::network(int64_t contributor) const {
  const auto own = static_cast<uint64_t>(contributor);
  if (is_attacker(contributor) && scenario_.strategy == Strategy::kFewNetworks) {
    return own % static_cast<uint64_t>(scenario_.attacker_networks);
  }
  // Some live behind the same address.
  RandomNumbers random(seed_of({scenario_.seed, kNetwork, own}));
  return 1000 + static_cast<uint64_t>(random.between(0, 2 * scenario_.contributors));
}

int64_t Crowd::visited_product(RandomNumbers& random) const {
  // The lower of two draws: the first products are looked at about twice as often as the middle.
  const int64_t last = scenario_.products - 1;
  const int64_t first_draw = random.between(0, last);
  return std::min(first_draw, random.between(0, last));
}

int64_t Crowd::attack_price(int64_t product, int64_t day, int64_t hour) const {
  const int64_t true_minor = market_.price(product, day, hour);
  switch (scenario_.strategy) {
    case Strategy::kUnderJump:
    case Strategy::kSingle:
    case Strategy::kFarmedSingle: return off(true_minor, 30);
    case Strategy::kAbove: return true_minor * 130 / 100;
    case Strategy::kDrift: return true_minor * std::max<int64_t>(1000 - 15 * (day + 1), 400) / 1000;
    case Strategy::kMimic:
      return discounted(true_minor, shared_discount(scenario_, product).value_or(0));
    default: return off(true_minor, 50);
  }
}

int64_t Crowd::honest_price(int64_t contributor, int64_t product, int64_t day, int64_t hour,
                            RandomNumbers& random) const {
  RandomNumbers kind(seed_of({scenario_.seed, kKind, static_cast<uint64_t>(contributor)}));
  const int64_t drawn = kind.between(0, 99);
  const bool is_stale = drawn < scenario_.stale_percent;
  const bool is_buggy = !is_stale && drawn < scenario_.stale_percent + scenario_.buggy_percent;
  const int64_t seen_day = is_stale ? day - random.between(1, 5) : day;
  const int64_t price_minor =
      personal_price(scenario_, contributor, product, market_.price(product, seen_day, hour));
  return is_buggy && random.percent(70) ? misread(price_minor, kind.next()) : price_minor;
}

void Crowd::visit(int64_t contributor, int64_t product, int64_t day, RandomNumbers& random,
                  std::vector<crowd::Report>& reports) const {
  const int64_t hour = random.between(0, 23);
  const int64_t price_minor = attacks(contributor, day)
                                  ? attack_price(product, day, hour)
                                  : honest_price(contributor, product, day, hour, random);
  reports.push_back({key(contributor, day), network(contributor), static_cast<uint64_t>(product),
                     (kFirstDay + day) * kDayMs + hour * kHourMs, price_minor, std::nullopt});
}

std::vector<crowd::Report> Crowd::reports(int64_t day) const {
  std::vector<crowd::Report> reports;
  for (int64_t contributor = 0; contributor < scenario_.contributors; ++contributor) {
    RandomNumbers random(seed_of(
        {scenario_.seed, kVisits, static_cast<uint64_t>(day), static_cast<uint64_t>(contributor)}));
    if (attacks(contributor, day) && aims_at_target()) {
      visit(contributor, target(), day, random, reports);
      continue;
    }
    if (!random.percent(scenario_.active_percent)) continue;
    for (int64_t visits = 0; visits < scenario_.visits; ++visits) {
      visit(contributor, visited_product(random), day, random, reports);
    }
  }
  return reports;
}

}  // namespace companion::simulation

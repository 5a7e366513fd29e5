#include "measurement.h"

#include <cstdlib>
#include <map>
#include <set>
#include <vector>

#include "crowd.h"
#include "crowd/consensus.h"

namespace companion::simulation {
namespace {

using crowd::DayPoint;
using crowd::PointState;
using crowd::Report;

/// A world while it is played.
struct Play {
  const Scenario& scenario;
  const crowd::ConsensusRules& rules;
  const Market& market;
  Crowd crowd;
  crowd::CrowdConsensus consensus;
  std::vector<Report> log;
  std::map<int64_t, int64_t> last_published;  ///< product → price
  Outcome outcome;
};

std::map<int64_t, std::vector<int64_t>> prices_by_product(const std::vector<Report>& reports) {
  std::map<int64_t, std::vector<int64_t>> prices;
  for (const Report& report : reports) {
    prices[static_cast<int64_t>(report.series)].push_back(report.price_minor);
  }
  return prices;
}

const DayPoint* point_of(const Play& play, int64_t product, int64_t day) {
  for (const DayPoint& point : play.consensus.points(static_cast<uint64_t>(product))) {
    if (point.day == day) return &point;
  }
  return nullptr;
}

/// How many keys reported this price in the days that may be carried: counted from the log, so that
/// the consensus does not vouch for itself.
int64_t keys_behind(const Play& play, int64_t product, int64_t price_minor, int64_t day) {
  std::set<crowd::ContributorId> keys;
  for (auto report = play.log.rbegin(); report != play.log.rend(); ++report) {
    if (crowd::day_of(report->observed_at_ms) <= day - play.rules.carry_days) break;
    if (static_cast<int64_t>(report->series) != product || report->price_minor != price_minor)
      continue;
    keys.insert(report->contributor);
  }
  return static_cast<int64_t>(keys.size());
}

void check_jump(Play& play, const DayPoint& point, int64_t product) {
  const auto [before, is_first] = play.last_published.try_emplace(product, point.lowest_minor);
  const int64_t change = std::abs(point.lowest_minor - before->second);
  if (!is_first && change * 1000 > play.rules.jump_permille * before->second) {
    const int64_t wanted = point.reason == crowd::PointReason::kConfirmed
                               ? play.rules.publish.keys
                               : play.rules.publish_jump.keys;
    if (keys_behind(play, product, point.lowest_minor, point.day) < wanted)
      ++play.outcome.weak_jumps;
  }
  before->second = point.lowest_minor;
}

void count_point(Play& play, const DayPoint& point, int64_t product, int64_t day) {
  Outcome& outcome = play.outcome;
  if (point.state == PointState::kVaries) {
    ++outcome.varying;
    const int64_t true_minor = play.market.price(product, day, kChangeHour);
    const bool holds = point.lowest_minor <= true_minor && true_minor <= point.highest_minor;
    outcome.range_misses += holds ? 0 : 1;
  }
  if (point.state != PointState::kPublished) return;
  ++outcome.published;
  check_jump(play, point, product);
  if (!play.market.is_wrong(point.lowest_minor, product, day)) return;
  ++outcome.wrong;
  if (product == play.crowd.target()) ++outcome.target_wrong;
}

void count_estimators(Play& play, const std::vector<int64_t>& prices, int64_t product,
                      int64_t day) {
  if (static_cast<int64_t>(prices.size()) < play.rules.publish.keys) return;
  ++play.outcome.estimated;
  for (size_t i = 0; i < kEstimators.size(); ++i) {
    const bool is_wrong = play.market.is_wrong(kEstimators[i].estimate(prices), product, day);
    play.outcome.wrong_by_estimator[i] += is_wrong ? 1 : 0;
  }
}

void play_day(Play& play, int64_t day) {
  const std::vector<Report> reports = play.crowd.reports(day);
  const int64_t calendar_day = kFirstDay + day;
  play.log.insert(play.log.end(), reports.begin(), reports.end());
  play.consensus.close_day(calendar_day, reports);
  for (const auto& [product, prices] : prices_by_product(reports)) {
    ++play.outcome.product_days;
    if (product == play.crowd.target()) ++play.outcome.target_days;
    count_estimators(play, prices, product, day);
    const DayPoint* point = point_of(play, product, calendar_day);
    if (point) count_point(play, *point, product, day);
  }
}

/// Whether the price that holds from a change on was published on its day or the next.
bool is_followed(const Play& play, int64_t product, int64_t day) {
  const int64_t true_minor = play.market.price(product, day, kChangeHour);
  for (const DayPoint& point : play.consensus.points(static_cast<uint64_t>(product))) {
    const int64_t since = point.day - kFirstDay - day;
    if (since < 0 || since > 1 || point.state != PointState::kPublished) continue;
    if (std::abs(point.lowest_minor - true_minor) * 20 <= true_minor) return true;
  }
  return false;
}

void count_changes(Play& play) {
  for (int64_t product = 0; product < play.scenario.products; ++product) {
    for (int64_t day = 1; day + 1 < play.scenario.days; ++day) {
      const int64_t before = play.market.price(product, day, 0);
      const int64_t after = play.market.price(product, day, kChangeHour);
      if (std::abs(after - before) * 20 <= before) continue;
      ++play.outcome.changes;
      play.outcome.followed += is_followed(play, product, day) ? 1 : 0;
    }
  }
}

}  // namespace

Outcome measure(const Scenario& scenario, const crowd::ConsensusRules& rules) {
  const Market market(scenario);
  Play play{scenario, rules, market, Crowd(scenario, market), crowd::CrowdConsensus(rules),
            {},       {},    {}};
  for (int64_t day = 0; day < scenario.days; ++day) play_day(play, day);
  count_changes(play);
  return play.outcome;
}

}  // namespace companion::simulation

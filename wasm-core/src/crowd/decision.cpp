#include "crowd/decision.h"

#include <algorithm>

namespace companion::crowd {
namespace {

constexpr int64_t kThousand = 1000;
/// Enough to know again: a price that may lead tomorrow is among the heaviest today.
constexpr size_t kRivalsOfDay = 8;

struct Verdict {
  PointState state;
  PointReason reason;
};

bool reaches(const SupportedPrice& price, const Thresholds& wanted) {
  return price.keys >= wanted.keys && price.networks >= wanted.networks;
}

/// An installation that publishes what one contributor says takes its word for a range, too.
Thresholds range_end(const ConsensusRules& rules) {
  return {std::min(rules.range_end.keys, rules.publish.keys),
          std::min(rules.range_end.networks, rules.publish.networks)};
}

/// Every price that may be the end of a range.
std::vector<SupportedPrice> range_ends(const Tally& tally, const ConsensusRules& rules) {
  std::vector<SupportedPrice> ends;
  for (const SupportedPrice& price : tally.prices) {
    if (reaches(price, range_end(rules))) ends.push_back(price);
  }
  return ends;
}

bool has_enough_weight(const Tally& tally, const ConsensusRules& rules) {
  const int64_t leading = tally.prices.front().weight;
  const int64_t next = tally.prices.size() > 1 ? tally.prices[1].weight : 0;
  return leading * kThousand >= rules.min_share_permille * tally.weight &&
         (leading - next) * kThousand >= rules.min_margin_permille * tally.weight;
}

bool leads_today(const Tally& tally) {
  return std::all_of(tally.prices.begin() + 1, tally.prices.end(),
                     [&](const SupportedPrice& other) {
                       return other.today_weight < tally.prices.front().today_weight;
                     });
}

/// Far more keys than usual.
bool is_surge(const Tally& tally, const SeriesMemory& memory, const ConsensusRules& rules) {
  const int64_t usual = memory.usual_keys_milli;
  const int64_t limit =
      rules.surge_permille * usual / kThousand + rules.surge_extra_keys * kThousand;
  return usual > 0 && tally.today_keys * kThousand > limit;
}

/// Whether a sudden crowd outvotes those who report on this series otherwise.
bool surge_contradicts(const Tally& tally, const SeriesMemory& memory,
                       const ConsensusRules& rules) {
  if (!is_surge(tally, memory, rules)) return false;
  return std::any_of(
      tally.prices.begin() + 1, tally.prices.end(), [&](const SupportedPrice& other) {
        const bool is_usual = other.keys * kThousand * kThousand >=
                              rules.surge_opposition_permille * memory.usual_keys_milli;
        return other.proven_keys >= rules.range_end.keys && reaches(other, rules.range_end) &&
               (is_usual || other.price_minor == memory.published_minor);
      });
}

/// Whether a sudden crowd brings another price, and was not left uncontradicted for long enough.
bool is_hasty_surge(const Tally& tally, const SeriesMemory& memory, const ConsensusRules& rules) {
  return is_surge(tally, memory, rules) && memory.published_minor &&
         tally.prices.front().price_minor != memory.published_minor &&
         memory.calm_surge_days < rules.surge_calm_days;
}

/// Whether the price published before, if that is not long ago, is still seen by too many for
/// another to take its place.
bool is_old_price_seen(const Tally& tally, int64_t day, const SeriesMemory& memory,
                       const ConsensusRules& rules) {
  const SupportedPrice& leading = tally.prices.front();
  if (day - memory.published_day > rules.old_price_days) return false;
  return std::any_of(tally.prices.begin() + 1, tally.prices.end(),
                     [&](const SupportedPrice& other) {
                       return other.price_minor == memory.published_minor &&
                              other.today_weight * rules.change_ratio > leading.today_weight;
                     });
}

/// Whether enough see a dearer price today: then the leading one may be the personal price of many.
bool is_dearer_price_seen(const Tally& tally, const ConsensusRules& rules) {
  int64_t today_weight = 0;
  for (const SupportedPrice& price : tally.prices) today_weight += price.today_weight;
  return std::any_of(tally.prices.begin() + 1, tally.prices.end(),
                     [&](const SupportedPrice& other) {
                       return other.price_minor > tally.prices.front().price_minor &&
                              reaches(other, range_end(rules)) &&
                              other.today_weight * kThousand >=
                                  rules.dearer_share_permille * today_weight;
                     });
}

bool is_jump(int64_t price_minor, const SeriesMemory& memory, const ConsensusRules& rules) {
  if (!memory.published_minor) return false;
  const int64_t before = *memory.published_minor;
  const int64_t change = std::max(before, price_minor) - std::min(before, price_minor);
  return change * kThousand > rules.jump_permille * before;
}

/// Whether this price was seen beside the published one for some time: then it is another price of
/// some shoppers, and not a change.
bool is_rival(int64_t price_minor, int64_t day, const SeriesMemory& memory,
              const ConsensusRules& rules) {
  const auto found = memory.rivals.find(price_minor);
  return found != memory.rivals.end() && memory.published_minor != price_minor &&
         day - found->second.first_day >= 2 && day - found->second.last_day <= rules.rival_days;
}

/// Whether the same doubtful change was pending on an earlier day that is not long ago.
bool is_second_day(int64_t price_minor, int64_t day, const SeriesMemory& memory,
                   const ConsensusRules& rules) {
  return memory.doubted_minor == price_minor && day - memory.doubted_day <= rules.carry_days;
}

Verdict disagreement(const Tally& tally, const ConsensusRules& rules) {
  if (range_ends(tally, rules).size() < 2) return {PointState::kPending, PointReason::kNoAgreement};
  return {PointState::kVaries, PointReason::kDifferentPrices};
}

/// For a price that has the weight: whether those behind it may publish it.
Verdict support(const Tally& tally, int64_t day, bool is_mature, const SeriesMemory& memory,
                const ConsensusRules& rules) {
  const SupportedPrice& leading = tally.prices.front();
  const PointState pending = PointState::kPending;
  if (leading.keys < rules.publish.keys) return {pending, PointReason::kFewKeys};
  if (leading.networks < rules.publish.networks) return {pending, PointReason::kFewNetworks};
  if (!leads_today(tally)) return {pending, PointReason::kNotSeenToday};
  if (is_mature && leading.proven_keys < rules.proven_supporters) {
    return {pending, PointReason::kNoProvenKeys};
  }
  if (surge_contradicts(tally, memory, rules)) return {PointState::kVaries, PointReason::kSurge};
  if (is_hasty_surge(tally, memory, rules)) return {pending, PointReason::kSurge};
  if (is_old_price_seen(tally, day, memory, rules)) return {pending, PointReason::kOldPriceSeen};
  if (is_dearer_price_seen(tally, rules)) {
    return {PointState::kVaries, PointReason::kDifferentPrices};
  }
  return {PointState::kPublished, PointReason::kAgreed};
}

Verdict verdict(const Tally& tally, int64_t day, bool is_mature, const SeriesMemory& memory,
                const ConsensusRules& rules) {
  if (tally.keys < rules.publish.keys) return {PointState::kPending, PointReason::kFewKeys};
  if (!has_enough_weight(tally, rules)) return disagreement(tally, rules);
  const Verdict supported = support(tally, day, is_mature, memory, rules);
  const SupportedPrice& leading = tally.prices.front();
  if (supported.state != PointState::kPublished) return supported;
  const bool is_doubtful_jump =
      is_jump(leading.price_minor, memory, rules) && !reaches(leading, rules.publish_jump);
  const bool is_old_rival = is_rival(leading.price_minor, day, memory, rules);
  if (!is_doubtful_jump && !is_old_rival) return supported;
  if (is_second_day(leading.price_minor, day, memory, rules)) {
    return {PointState::kPublished, PointReason::kConfirmed};
  }
  return {PointState::kPending,
          is_old_rival ? PointReason::kSeenBeside : PointReason::kLargeChange};
}

void count_calm_surge_days(SeriesMemory& memory, const Tally& tally, const ConsensusRules& rules) {
  const bool is_calm = is_surge(tally, memory, rules) && !surge_contradicts(tally, memory, rules);
  memory.calm_surge_days = is_calm ? memory.calm_surge_days + 1 : 0;
}

void follow_usual_keys(SeriesMemory& memory, const Tally& tally, bool is_published,
                       const ConsensusRules& rules) {
  int64_t& usual = memory.usual_keys_milli;
  const int64_t today = tally.today_keys * kThousand;
  if (usual == 0) {
    usual = today;
  } else if (is_published) {
    usual += (today - usual) / rules.usual_divisor;
  } else {
    usual += (std::min(today, 2 * usual) - usual) / rules.usual_divisor_unpublished;
  }
}

/// Keeps what was seen beside a published price; a change's own day is excused by first_day.
void remember_rivals(SeriesMemory& memory, const Tally& tally, int64_t day,
                     const ConsensusRules& rules) {
  std::erase_if(memory.rivals,
                [&](const auto& rival) { return day - rival.second.last_day > rules.rival_days; });
  const size_t count = std::min<size_t>(tally.prices.size(), 1 + kRivalsOfDay);
  for (size_t i = 1; i < count; ++i) {
    if (tally.prices[i].today_weight == 0 || tally.prices[i].keys < rules.range_end.keys) continue;
    memory.rivals.try_emplace(tally.prices[i].price_minor, Rival{day, day}).first->second.last_day =
        day;
  }
  memory.rivals.erase(tally.prices.front().price_minor);
}

void remember(SeriesMemory& memory, const DayPoint& point) {
  if (point.state == PointState::kPublished) {
    memory.published_minor = point.lowest_minor;
    memory.published_day = point.day;
    memory.published_last_seen_ms = point.last_seen_ms;
    memory.doubted_minor.reset();
  } else if (point.reason == PointReason::kLargeChange ||
             point.reason == PointReason::kSeenBeside) {
    memory.doubted_minor = point.lowest_minor;
    memory.doubted_day = point.day;
  }
}

void set_prices(DayPoint& point, const Tally& tally, const ConsensusRules& rules) {
  point.lowest_minor = point.highest_minor = tally.prices.front().price_minor;
  if (point.state != PointState::kVaries) return;
  for (const SupportedPrice& end : range_ends(tally, rules)) {
    point.lowest_minor = std::min(point.lowest_minor, end.price_minor);
    point.highest_minor = std::max(point.highest_minor, end.price_minor);
  }
}

}  // namespace

std::optional<DayPoint> decide_day(const Tally& tally, int64_t day, bool is_mature,
                                   SeriesMemory& memory, const ConsensusRules& rules) {
  if (tally.today_keys == 0 || tally.weight == 0) return std::nullopt;
  const SupportedPrice& leading = tally.prices.front();
  DayPoint point{
      .day = day,
      .list_price_minor = leading.list_price_minor,
      .in_stock = leading.in_stock,
      .keys = leading.keys,
      .networks = leading.networks,
      .weight_share_permille = leading.weight * kThousand / tally.weight,
      .first_seen_ms = leading.first_seen_ms,
      .last_seen_ms = leading.last_seen_ms,
      .required = is_jump(leading.price_minor, memory, rules) ? rules.publish_jump : rules.publish};
  count_calm_surge_days(memory, tally, rules);
  const Verdict decided = verdict(tally, day, is_mature, memory, rules);
  point.state = decided.state;
  point.reason = decided.reason;
  if (decided.reason == PointReason::kConfirmed) point.required = rules.publish;
  set_prices(point, tally, rules);
  follow_usual_keys(memory, tally, point.state == PointState::kPublished, rules);
  remember(memory, point);
  if (point.state == PointState::kPublished) remember_rivals(memory, tally, day, rules);
  return point;
}

}  // namespace companion::crowd

#include "reviews/star_differences.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "base/iso_time.h"

namespace companion::reviews {
namespace {

/// Smaller differences of the average are not worth telling (hundredths of a star).
constexpr int64_t kSmallestGap = 30;
/// Half width of the 95 % interval in standard errors.
constexpr double kInterval = 1.96;
/// How many standard errors a difference must have: one chance finding in a hundred.
constexpr double kSignificant = 2.576;
/// Reviews that speak of an aspect, in both times together.
constexpr int64_t kFewestMentions = 8;

struct StarSums {
  int64_t count = 0;
  int64_t sum = 0;
  int64_t squares = 0;

  void add(int stars) {
    ++count;
    sum += stars;
    squares += int64_t{stars} * stars;
  }
  StarSums without(const StarSums& part) const {
    return {count - part.count, sum - part.sum, squares - part.squares};
  }
  double mean() const { return static_cast<double>(sum) / static_cast<double>(count); }
  /// Of the mean. A group in which all agree still has the doubt of one review that does not.
  double variance() const {
    const auto n = static_cast<double>(count);
    const double spread = static_cast<double>(squares) - n * mean() * mean();
    return std::max(spread, 1.0) / (n - 1) / n;
  }
};

int64_t hundredths(double value) {
  return std::llround(value * 100);
}

/// Absent when there are too few reviews or the difference may be chance. `comparisons`: how many
/// are made at once.
std::optional<StarGap> gap_between(const StarSums& group, const StarSums& others,
                                   size_t comparisons) {
  if (group.count < kFewestToCompare || others.count < kFewestToCompare) return std::nullopt;
  const double gap = group.mean() - others.mean();
  const double error = std::sqrt(group.variance() + others.variance());
  // Close to what Bonferroni's correction asks for, for up to a few hundred comparisons.
  const double wanted =
      kSignificant + 0.35 * std::log(static_cast<double>(std::max<size_t>(comparisons, 1)));
  if (std::abs(gap) < wanted * error || std::abs(hundredths(gap)) < kSmallestGap)
    return std::nullopt;
  return StarGap{group.count,
                 hundredths(group.mean()),
                 others.count,
                 hundredths(others.mean()),
                 hundredths(gap - kInterval * error),
                 hundredths(gap + kInterval * error)};
}

std::optional<int64_t> day_of(const std::optional<std::string>& date) {
  return date ? parse_iso_day(*date) : std::nullopt;
}

/// Which reviews are of the last days (1), of before (0), or of no known day (-1).
std::vector<int> times_of(const std::vector<Review>& reviews,
                          const std::optional<std::string>& today) {
  std::optional<int64_t> newest = day_of(today);
  if (!newest) {
    for (const Review& review : reviews) newest = std::max(newest, day_of(review.date));
  }
  std::vector<int> out;
  for (const Review& review : reviews) {
    const auto day = day_of(review.date);
    out.push_back(!day || !newest ? -1 : (*day > *newest - kLatelyDays ? 1 : 0));
  }
  return out;
}

struct Counts {
  int64_t recent = 0;
  int64_t before = 0;

  void add(int time) {
    if (time == 1) ++recent;
    if (time == 0) ++before;
  }
};

Counts counts_of(const std::vector<size_t>& indices, const std::vector<int>& times) {
  Counts out;
  for (const size_t index : indices) out.add(times[index]);
  return out;
}

int64_t permille(int64_t part, int64_t whole) {
  return whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
}

/// Whether two shares differ by more than chance (two proportions, pooled).
bool differs(const Counts& part, const Counts& whole) {
  if (whole.recent < kFewestToCompare || whole.before < kFewestToCompare) return false;
  if (part.recent + part.before < kFewestMentions) return false;
  const auto recent = static_cast<double>(whole.recent);
  const auto before = static_cast<double>(whole.before);
  const double pooled = static_cast<double>(part.recent + part.before) / (recent + before);
  const double error = std::sqrt(pooled * (1 - pooled) * (1 / recent + 1 / before));
  const double gap =
      static_cast<double>(part.recent) / recent - static_cast<double>(part.before) / before;
  return error > 0 && std::abs(gap) >= kSignificant * error;
}

}  // namespace

std::vector<StarDifference> differences_by_variant(const std::vector<Review>& reviews) {
  std::map<std::string, StarSums> all;
  std::map<std::pair<std::string, std::string>, StarSums> groups;
  for (const Review& review : reviews) {
    if (!review.stars || !review.sku) continue;
    std::set<std::string> named;
    for (auto& attribute : sku_attributes(*review.sku)) {
      if (!named.insert(attribute.first).second) continue;
      all[attribute.first].add(*review.stars);
      groups[std::move(attribute)].add(*review.stars);
    }
  }
  std::vector<StarDifference> out;
  for (const auto& [name, sums] : groups) {
    const auto gap = gap_between(sums, all[name.first].without(sums), groups.size());
    if (gap) out.push_back({name.first, name.second, *gap});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::abs(a.gap.average - a.gap.others_average) >
           std::abs(b.gap.average - b.gap.others_average);
  });
  return out;
}

std::vector<RecentChange> changes_lately(const std::vector<Review>& reviews,
                                         const std::map<std::string, AspectTally>& tallies,
                                         const std::optional<std::string>& today) {
  const std::vector<int> times = times_of(reviews, today);
  std::vector<RecentChange> out;
  StarSums recent;
  StarSums before;
  Counts whole;
  for (size_t i = 0; i < reviews.size(); ++i) {
    whole.add(times[i]);
    if (times[i] >= 0 && reviews[i].stars) (times[i] == 1 ? recent : before).add(*reviews[i].stars);
  }
  if (const auto gap = gap_between(recent, before, 1)) {
    RecentChange change;
    change.gap = *gap;
    change.recent_count = recent.count;
    change.before_count = before.count;
    out.push_back(change);
  }
  for (const auto& [aspect, tally] : tallies) {
    for (const bool is_praise : {false, true}) {
      const Counts part = counts_of(is_praise ? tally.praising : tally.blaming, times);
      if (!differs(part, whole)) continue;
      out.push_back({aspect,
                     is_praise,
                     {},
                     permille(part.recent, whole.recent),
                     permille(part.before, whole.before),
                     whole.recent,
                     whole.before});
    }
  }
  return out;
}

}  // namespace companion::reviews

#include <algorithm>
#include <map>

#include "base/iso_time.h"
#include "reviews/pattern_parts.h"
#include "reviews/pattern_weights.h"
#include "reviews/signal_builder.h"

namespace companion::reviews {
namespace {

struct DatedReview {
  int64_t day;  ///< since 1970
  size_t review;
};

/// A stretch of dated reviews, [first, last) in order of their days.
struct Window {
  size_t first;
  size_t last;
};

std::vector<DatedReview> dated(std::span<const Review> reviews) {
  std::vector<DatedReview> out;
  for (size_t at = 0; at < reviews.size(); ++at) {
    if (!reviews[at].date) continue;
    if (const auto day = parse_iso_day(*reviews[at].date)) out.push_back({*day, at});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DatedReview& a, const DatedReview& b) { return a.day < b.day; });
  return out;
}

/// The windows that hold far more than the rest of the time would lead one to expect, the fullest
/// first, none overlapping.
std::vector<Window> bursts_of(const std::vector<DatedReview>& reviews) {
  const int64_t days = pattern_weight("bursts", "days");
  if (reviews.empty()) return {};
  const int64_t span = reviews.back().day - reviews.front().day + 1;
  if (span < pattern_weight("bursts", "least_span_days")) return {};
  std::vector<Window> found;
  for (size_t first = 0, last = 0; first < reviews.size(); ++first) {
    while (last < reviews.size() && reviews[last].day < reviews[first].day + days) ++last;
    const auto inside = static_cast<int64_t>(last - first);
    if (inside < pattern_weight("bursts", "least_reviews")) continue;
    const int64_t outside = static_cast<int64_t>(reviews.size()) - inside;
    // inside ≥ factor × outside / (span − days) × days, without dividing
    const bool far_more = inside * (span - days) >= pattern_weight("bursts", "factor") * outside * days;
    if (far_more) found.push_back({first, last});
  }
  std::stable_sort(found.begin(), found.end(), [](const Window& a, const Window& b) {
    return a.last - a.first > b.last - b.first;
  });
  std::vector<Window> apart;
  for (const Window& window : found) {
    const bool overlaps = std::any_of(apart.begin(), apart.end(), [&](const Window& other) {
      return window.first < other.last && other.first < window.last;
    });
    if (!overlaps) apart.push_back(window);
  }
  return apart;
}

using Values = std::map<std::string, std::vector<size_t>>;

Values values_of(const ReviewSet& set, const std::vector<DatedReview>& reviews, Window window,
                 std::optional<std::string> Review::*member) {
  Values values;
  for (size_t at = window.first; at < window.last; ++at) {
    const auto& value = set.reviews[reviews[at].review].*member;
    if (value && !value->empty()) values[*value].push_back(reviews[at].review);
  }
  return values;
}

/// One value has nearly all of the window, and not of the rest.
void add_flood(const ReviewSet& set, const std::vector<DatedReview>& reviews, Window window,
               std::string_view id, std::optional<std::string> Review::*member, Signals& out) {
  const Values inside = values_of(set, reviews, window, member);
  const auto most = std::max_element(inside.begin(), inside.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  if (most == inside.end()) return;
  const auto share_of = [&](const Values& values) {
    size_t all = 0;
    for (const auto& [value, its] : values) all += its.size();
    const auto row = values.find(most->first);
    return all == 0 || row == values.end() ? 0 : static_cast<int64_t>(row->second.size() * 100 / all);
  };
  Values rest = values_of(set, reviews, {0, window.first}, member);
  for (const auto& [value, its] : values_of(set, reviews, {window.last, reviews.size()}, member)) {
    rest[value].insert(rest[value].end(), its.begin(), its.end());
  }
  if (rest.empty() || share_of(inside) < pattern_weight("bursts", "flood_percent") ||
      share_of(rest) > pattern_weight("bursts", "flood_rest_percent")) {
    return;
  }
  auto signal = signal_of(id, "bursts", most->second, set.reviews.size());
  if (!signal) return;
  add_fact(*signal, "value", most->first);
  add_fact(*signal, "burst_percent", static_cast<size_t>(share_of(inside)));
  add_fact(*signal, "rest_percent", static_cast<size_t>(share_of(rest)));
  out.push_back(std::move(*signal));
}

}  // namespace

void find_bursts(const ReviewSet& set, Signals& out) {
  const auto reviews = dated(set.reviews);
  for (const Window& window : bursts_of(reviews)) {
    std::vector<size_t> inside;
    for (size_t at = window.first; at < window.last; ++at) inside.push_back(reviews[at].review);
    auto signal = signal_of("burst", "bursts", std::move(inside), set.reviews.size());
    if (!signal) continue;
    add_fact(*signal, "from", format_iso_day(reviews[window.first].day));
    add_fact(*signal, "to", format_iso_day(reviews[window.last - 1].day));
    add_fact(*signal, "of_dated", reviews.size());
    out.push_back(std::move(*signal));
    add_flood(set, reviews, window, "country_flood", &Review::country, out);
    add_flood(set, reviews, window, "sku_flood", &Review::sku, out);
  }
}

}  // namespace companion::reviews

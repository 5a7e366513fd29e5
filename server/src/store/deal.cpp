#include "store/deal.h"

#include <algorithm>

#include "companion/history.h"
#include "price/honest_discount.h"

namespace companion::server {
namespace {

/// As the extension's own verdict: less says nothing.
constexpr int64_t kMinHistoryMs = 35 * kDayMs;
constexpr int64_t kMinDropPercent = 10;

/// Everything published about a series, also on days that are still open.
std::optional<PriceHistory> published_history(const StoredSeries& series) {
  std::vector<PriceSighting> sightings = crowd::published_sightings(series.days);
  if (!series.closed.empty()) {
    const Result<PriceHistory> closed = PriceHistory::decode(series.closed);
    if (!closed) return std::nullopt;
    const std::vector<PriceSighting> final_sightings = closed->sightings();
    sightings.insert(sightings.end(), final_sightings.begin(), final_sightings.end());
  }
  return PriceHistory::from_sightings(std::move(sightings));
}

std::optional<Deal> deal_of(const StoredSeries& series) {
  if (series.key.context != PriceContext::kPublic) return std::nullopt;
  const std::optional<PriceHistory> history = published_history(series);
  if (!history || history->empty()) return std::nullopt;
  const PriceRun& now = history->runs().back();
  const int64_t now_ms = now.last_seen_ms;
  if (now.in_stock == false || now_ms - history->runs().front().first_seen_ms < kMinHistoryMs) {
    return std::nullopt;
  }
  const auto typical = price::typical_discount(*history, now.price_minor, now_ms);
  const auto legal = price::legal_discount(*history, now_ms);
  if (!typical || !typical->reference_minor || !legal || !legal->reference_minor) {
    return std::nullopt;
  }
  const int64_t percent = std::min(typical->percent, legal->percent);
  if (percent < kMinDropPercent) return std::nullopt;
  return Deal{.series = series.key,
              .price_minor = now.price_minor,
              .typical_minor = *typical->reference_minor,
              .lowest_before_minor = *legal->reference_minor,
              .drop_percent = percent,
              .seen_at_ms = now_ms};
}

}  // namespace

std::vector<Deal> deals_of(const StoredProduct& product) {
  std::vector<Deal> deals;
  for (const StoredSeries& series : product.series) {
    const auto deal = deal_of(series);
    if (!deal) continue;
    const auto same_place = std::find_if(deals.begin(), deals.end(), [&](const Deal& other) {
      return other.series.currency == deal->series.currency &&
             other.series.ship_to == deal->series.ship_to;
    });
    if (same_place == deals.end()) {
      deals.push_back(*deal);
    } else if (deal->drop_percent > same_place->drop_percent) {
      *same_place = *deal;
    }
  }
  const std::optional<int64_t> category_id = category_of(product);
  for (Deal& deal : deals) deal.category_id = category_id;
  return deals;
}

}  // namespace companion::server

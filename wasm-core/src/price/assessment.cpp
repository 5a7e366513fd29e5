#include "price/assessment.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace companion::price {
int64_t cut_after(PriceHistory& history, int64_t now_ms) {
  if (history.empty() || history.runs().back().last_seen_ms <= now_ms) return 0;
  std::vector<PriceSighting> kept;
  int64_t left_out = 0;
  for (const PriceRun& run : history.runs()) {
    if (run.last_seen_ms > now_ms) ++left_out;
    if (run.first_seen_ms > now_ms) continue;
    kept.push_back({run.first_seen_ms, run.price_minor, run.list_price_minor});
    kept.push_back({std::min(run.last_seen_ms, now_ms), run.price_minor, run.list_price_minor});
  }
  history = PriceHistory::from_sightings(std::move(kept));
  return left_out;
}

Assessment assess(AssessmentInput input) {
  Assessment result;
  result.horizon_days = input.horizon_days;
  result.drop_percent = input.drop_percent;
  result.later_sightings_left_out = cut_after(input.history, input.now_ms);
  result.verdict = judge(input.history, input.offer, input.now_ms);
  result.history = std::move(input.history);
  if (input.offer) {
    result.history.add(
        {input.now_ms, input.offer->price_minor, input.offer->claim.list_price_minor});
  }
  if (input.offer && input.public_history) {
    result.public_price =
        public_price(*input.public_history, input.offer->price_minor, input.now_ms);
  }
  result.statistics = price_statistics(result.history, input.now_ms);
  const bool current = result.verdict.label != kNotSeenLately;
  if (result.statistics && current) {
    result.forecast =
        forecast_from_own_history(result.history, result.statistics->current_minor, input.now_ms,
                                  input.horizon_days, input.drop_percent);
  }
  const int64_t from_ms =
      result.history.empty() ? input.now_ms : result.history.runs().front().first_seen_ms;
  result.sale_events =
      sale_events(from_ms, input.now_ms + input.horizon_days * kDayMs, input.ship_to);
  return result;
}

}  // namespace companion::price

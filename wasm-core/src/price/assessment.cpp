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
    PriceSighting end{run.first_seen_ms, run.price_minor, run.list_price_minor, run.in_stock};
    kept.push_back(end);
    end.time_ms = std::min(run.last_seen_ms, now_ms);
    kept.push_back(end);
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
  if (input.offer) result.history.add(sighting_of(*input.offer, input.now_ms));
  if (input.offer && input.public_history) {
    result.public_price =
        public_price(*input.public_history, input.offer->price_minor, input.now_ms);
  }
  result.statistics = price_statistics(result.history, input.now_ms);
  const bool can_be_bought =
      result.verdict.label != kNotSeenLately && result.verdict.label != kSoldOut;
  if (result.statistics && can_be_bought) {
    const int64_t price_minor = result.statistics->current_minor;
    const AdviceWeights& weights = advice_weights();
    result.forecast =
        forecast_from_own_history(result.history, price_minor, input.now_ms, input.horizon_days,
                                  input.drop_percent, weights.least_saving_percent);
    result.advice = advise(result.forecast, price_minor, weights);
  }
  const int64_t from_ms =
      result.history.empty() ? input.now_ms : result.history.runs().front().first_seen_ms;
  result.sale_events =
      sale_events(from_ms, input.now_ms + input.horizon_days * kDayMs, input.ship_to);
  return result;
}

}  // namespace companion::price

#include "price/advice.h"

namespace companion::price {

Advice advise(const std::optional<ForecastNumbers>& forecast, int64_t price_minor,
              const AdviceWeights& weights) {
  if (!forecast) return {};
  // Amounts are at most 10^11, so that the products fit.
  const bool is_worth_waiting =
      forecast->expected_saving_minor * 100 >= price_minor * weights.least_saving_percent;
  const int64_t chance = forecast->worthwhile_permille;
  if (is_worth_waiting && chance >= weights.wait_from_permille) {
    return {AdviceAction::kWait, AdviceReason::kSavingLikely};
  }
  if (!is_worth_waiting && chance <= weights.buy_now_to_permille) {
    return {AdviceAction::kBuyNow, AdviceReason::kFallUnlikely};
  }
  return {AdviceAction::kNone, AdviceReason::kTooUncertain};
}

}  // namespace companion::price

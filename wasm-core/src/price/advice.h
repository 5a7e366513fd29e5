// From the forecast to an advice: wait, buy now, or no advice. Conservative: whoever is told
// to wait is told so because a fall worth waiting for is at least as likely as not.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "price/advice_weights.h"
#include "price/forecast.h"

namespace companion::price {

enum class AdviceAction { kNone, kWait, kBuyNow };

/// By AdviceAction.
inline constexpr std::string_view kAdviceActionNames[] = {"no_advice", "wait", "buy_now"};

/// saving_likely: wait · fall_unlikely: buy now · too_uncertain, no_forecast: no advice.
enum class AdviceReason { kNoForecast, kSavingLikely, kFallUnlikely, kTooUncertain };

/// By AdviceReason.
inline constexpr std::string_view kAdviceReasonNames[] = {"no_forecast", "saving_likely",
                                                          "fall_unlikely", "too_uncertain"};

struct Advice {
  AdviceAction action = AdviceAction::kNone;
  AdviceReason reason = AdviceReason::kNoForecast;
};

/// The advice for a price of `price_minor` (> 0). With the weights 3 %, 500 ‰ and 200 ‰:
///
///   expected saving   chance of the fall   advice
///   143 of 1000       720 ‰                wait
///   143 of 1000       499 ‰                no advice, too uncertain
///   29 of 1000        720 ‰                no advice, too uncertain
///   29 of 1000        200 ‰                buy now
Advice advise(const std::optional<ForecastNumbers>& forecast, int64_t price_minor,
              const AdviceWeights& weights);

}  // namespace companion::price

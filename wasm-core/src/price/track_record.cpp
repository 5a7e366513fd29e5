#include "price/track_record.h"

#include <algorithm>

#include "companion/observation.h"
#include "price/buyable.h"
#include "price/held_price.h"
#include "price/rounding.h"

namespace companion::price {
namespace {

int64_t end_ms(const GivenAdvice& advice) {
  return advice.made_at_ms + advice.horizon_days * kDayMs;
}

bool is_low_enough(int64_t price_minor, const GivenAdvice& advice) {
  return price_minor * 100 <= advice.price_minor * (100 - advice.drop_percent);  // at most 10^13
}

/// What was seen after the advice was given and before its horizon was over.
struct SeenInTime {
  int64_t known_days = 0;
  std::optional<int64_t> low_enough_minor;  ///< the first that was
  std::optional<int64_t> last_minor;
};

SeenInTime seen_in_time(const GivenAdvice& advice, const PriceHistory& history) {
  SeenInTime seen;
  int64_t next_day = 0;       // days before it are counted, or known to be unseen
  int64_t looked_before_ms = 0;
  for (const PriceRun& run : history.runs()) {
    const bool is_soon = run.first_seen_ms - looked_before_ms <= kCarryOnMs;
    const int64_t known_from_ms = is_soon ? looked_before_ms : run.first_seen_ms;
    looked_before_ms = run.last_seen_ms;
    if (run.last_seen_ms <= advice.made_at_ms || run.first_seen_ms > end_ms(advice)) continue;
    // Sold out: the day is known, and nobody got that price.
    if (!is_sold_out(run)) {
      if (!seen.low_enough_minor && is_low_enough(run.price_minor, advice)) {
        seen.low_enough_minor = run.price_minor;
      }
      seen.last_minor = run.price_minor;
    }
    // A day ends with its last instant: what is seen at made_at + 1 day belongs to day 0.
    const auto day_of = [&](int64_t time_ms) { return (time_ms - advice.made_at_ms - 1) / kDayMs; };
    const int64_t first = std::max(next_day, day_of(std::max(known_from_ms, advice.made_at_ms + 1)));
    next_day = std::max(next_day, day_of(std::min(run.last_seen_ms, end_ms(advice))) + 1);
    seen.known_days += std::max<int64_t>(0, next_day - first);
  }
  return seen;
}

bool is_known_enough(const GivenAdvice& advice, const AdviceWeights& weights) {
  return advice.known_days * 100 >= advice.horizon_days * weights.least_known_percent;
}

bool is_told(const GivenAdvice& advice) {
  return advice.outcome == AdviceOutcome::kPaidOff || advice.outcome == AdviceOutcome::kNotPaidOff;
}

int64_t mean(int64_t sum, int64_t count) { return divide_rounded(sum, count); }

/// Of a told one: whether the fall came whose chance was stated.
bool has_fallen(const GivenAdvice& advice) {
  return (advice.action == AdviceAction::kWait) == (advice.outcome == AdviceOutcome::kPaidOff);
}

}  // namespace

void settle(GivenAdvice& advice, const PriceHistory& history, int64_t now_ms,
            const AdviceWeights& weights) {
  if (is_told(advice) || now_ms < end_ms(advice)) return;
  const SeenInTime seen = seen_in_time(advice, history);
  advice.known_days = seen.known_days;
  const bool is_wait = advice.action == AdviceAction::kWait;
  if (seen.low_enough_minor || is_known_enough(advice, weights)) {
    const bool has_paid = seen.low_enough_minor.has_value() == is_wait;
    advice.outcome = has_paid ? AdviceOutcome::kPaidOff : AdviceOutcome::kNotPaidOff;
  } else {
    advice.outcome = AdviceOutcome::kUnknown;
  }
  const auto paid = seen.low_enough_minor ? seen.low_enough_minor : seen.last_minor;
  if (is_wait && paid) {
    advice.saved_permille = mean((advice.price_minor - *paid) * 1000, advice.price_minor);
  }
}

bool is_repeated(const GivenAdvice& latest, const GivenAdvice& other) {
  // Also of one in the future, which a clock that was set back leaves behind.
  const int64_t apart_ms = std::max(latest.made_at_ms - other.made_at_ms,
                                    other.made_at_ms - latest.made_at_ms);
  const int64_t days = other.action == latest.action ? other.horizon_days : 1;
  return apart_ms < days * kDayMs;
}

void TrackRecord::add(const GivenAdvice& advice, const AdviceWeights& weights) {
  AdviceTally& tally = advice.action == AdviceAction::kWait ? waits_ : buy_nows_;
  ++tally.counts[static_cast<size_t>(advice.outcome)];
  if (!is_told(advice)) return;
  if (advice.saved_permille) {
    ++tally.saved_count;
    tally.saved_permille += *advice.saved_permille;
  }
  if (!is_known_enough(advice, weights)) return;
  const int64_t distance = advice.drop_permille - (has_fallen(advice) ? 1000 : 0);
  ++scored_;
  falls_ += has_fallen(advice) ? 1 : 0;
  squares_ += distance * distance;
}

int64_t AdviceTally::mean_saved_permille() const { return mean(saved_permille, saved_count); }

int64_t TrackRecord::base_rate_permille() const { return mean(falls_ * 1000, scored_); }

int64_t TrackRecord::brier_permille() const { return mean(squares_, scored_ * 1000); }

int64_t TrackRecord::base_rate_brier_permille() const {
  return mean(falls_ * (scored_ - falls_) * 1000, scored_ * scored_);
}

}  // namespace companion::price

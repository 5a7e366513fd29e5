#include "shopper/watch.h"

#include <algorithm>
#include <utility>

namespace companion::shopper {
namespace {

/// A shop can show many; those seen first are forgotten first.
constexpr size_t kMaxCoupons = 40;

int64_t percent_of(int64_t amount_minor, int64_t percent) {
  // Amounts are at most 10^11, so that the product fits.
  return amount_minor * percent / 100;
}

int64_t minimum_step(int64_t amount_minor, const WatchWeights& weights) {
  return std::max<int64_t>(1, percent_of(amount_minor, weights.minimum_step_percent));
}

/// One wish for a price at or below a mark: what was told of it, and what is due now.
class MarkWish {
 public:
  MarkWish(std::optional<int64_t> mark_minor, std::optional<ToldMark>& told)
      : mark_minor_(mark_minor), told_(told) {
    // The shopper has moved the mark, or wishes it no more: what was told was another.
    if (told_ && (!mark_minor_ || told_->mark_minor != *mark_minor_)) told_.reset();
  }

  /// Counts as new again once the price has risen clear above the mark.
  void observe(int64_t price_minor, const WatchWeights& weights) {
    if (!told_ || !mark_minor_) return;
    const int64_t clear = std::max(minimum_step(*mark_minor_, weights),
                                   percent_of(*mark_minor_, weights.rearm_percent));
    if (price_minor >= *mark_minor_ + clear) told_.reset();
  }

  bool is_due(int64_t price_minor, const WatchWeights& weights) const {
    if (!mark_minor_ || price_minor > *mark_minor_) return false;
    return !told_ || price_minor <= told_->price_minor - minimum_step(told_->price_minor, weights);
  }

  void tell(int64_t price_minor) {
    if (mark_minor_) told_ = ToldMark{*mark_minor_, price_minor};
  }

 private:
  std::optional<int64_t> mark_minor_;
  std::optional<ToldMark>& told_;
};

class Evaluation {
 public:
  Evaluation(const WatchRules& rules, WatchState state, const WatchReading& reading,
             const WatchWeights& weights)
      : rules_(rules),
        state_(std::move(state)),
        reading_(reading),
        weights_(weights),
        target_(rules.target_minor, state_.target),
        drop_(drop_wish(), state_.drop) {}

  // The wishes hold references into the state.
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  void observe() {
    if (reading_.price_minor) {
      target_.observe(*reading_.price_minor, weights_);
      drop_.observe(*reading_.price_minor, weights_);
    }
    if (const auto& before = reading_.lowest_before_minor) {
      state_.lowest_minor = std::min(state_.lowest_minor.value_or(*before), *before);
    }
    if (!state_.lowest_minor) state_.lowest_minor = reading_.price_minor;
    // The first coupons ever seen are where comparing begins.
    if (!state_.coupons) remember_coupons();
    if (reading_.in_stock && !*reading_.in_stock) state_.was_out_of_stock = true;
    if (is_worth_waiting()) state_.is_waiting = true;
  }

  /// Everything that is fulfilled and was not told, dearest news first.
  std::vector<Alert> due() const {
    std::vector<Alert> alerts;
    if (reading_.price_minor) add_price_alerts(*reading_.price_minor, alerts);
    if (rules_.back_in_stock && is_back()) alerts.push_back(alert(AlertType::kBackInStock));
    if (rules_.wait_chance_percent && is_waiting_over()) {
      alerts.push_back(alert(AlertType::kWaitingOver));
      alerts.back().chance_percent = reading_.drop_chance_percent;
    }
    if (const std::string* coupon = rules_.coupon ? new_coupon() : nullptr) {
      alerts.push_back(alert(AlertType::kCouponAppeared));
      alerts.back().coupon = *coupon;
    }
    return alerts;
  }

  /// What is fulfilled counts as told from now on.
  void tell() {
    if (reading_.price_minor) {
      if (target_.is_due(*reading_.price_minor, weights_)) target_.tell(*reading_.price_minor);
      if (drop_.is_due(*reading_.price_minor, weights_)) drop_.tell(*reading_.price_minor);
      lower_lowest();
    }
    forget_stock();
    forget_waiting();
    remember_coupons();
  }

  /// What nobody wishes to be told is not kept for later.
  void forget_unwished() {
    if (!rules_.new_low) lower_lowest();
    if (!rules_.back_in_stock) forget_stock();
    if (!rules_.wait_chance_percent) state_.is_waiting = false;
    if (!rules_.coupon) remember_coupons();
  }

  WatchState& state() { return state_; }

 private:
  std::optional<int64_t> drop_wish() const {
    if (!rules_.drop_percent || !state_.base_minor) return std::nullopt;
    return drop_mark(*state_.base_minor, *rules_.drop_percent);
  }

  Alert alert(AlertType type) const {
    Alert made{type, reading_.price_minor, {}, {}, {}, {}, 0};
    made.urgency_permille = weights_.alerts[static_cast<size_t>(type)].urgency_permille;
    return made;
  }

  Alert price_alert(AlertType type, int64_t price_minor, int64_t was_minor) const {
    Alert made = alert(type);
    const int64_t fallen = std::max<int64_t>(0, was_minor - price_minor);
    made.was_minor = was_minor;
    made.percent = (fallen * 100 + was_minor / 2) / was_minor;
    made.urgency_permille = std::min<int64_t>(
        1000, made.urgency_permille + weights_.urgency_per_percent * *made.percent);
    return made;
  }

  void add_price_alerts(int64_t price_minor, std::vector<Alert>& alerts) const {
    const int64_t base = state_.base_minor.value_or(price_minor);
    if (target_.is_due(price_minor, weights_)) {
      alerts.push_back(price_alert(AlertType::kTargetReached, price_minor, base));
    }
    if (drop_.is_due(price_minor, weights_)) {
      alerts.push_back(price_alert(AlertType::kPriceDrop, price_minor, base));
    }
    const auto& lowest = state_.lowest_minor;
    if (rules_.new_low && lowest && price_minor <= new_low_mark(*lowest, weights_)) {
      alerts.push_back(price_alert(AlertType::kNewLow, price_minor, *lowest));
    }
  }

  bool is_back() const { return reading_.in_stock.value_or(false) && state_.was_out_of_stock; }

  bool is_worth_waiting() const {
    return rules_.wait_chance_percent && !reading_.best_day_is_today &&
           reading_.drop_chance_percent &&
           *reading_.drop_chance_percent >= *rules_.wait_chance_percent;
  }

  bool is_waiting_over() const {
    if (!state_.is_waiting || !reading_.drop_chance_percent) return false;
    return reading_.best_day_is_today ||
           *reading_.drop_chance_percent < *rules_.wait_chance_percent - weights_.wait_percent;
  }

  const std::string* new_coupon() const {
    if (!reading_.coupons || !state_.coupons) return nullptr;
    const auto& seen = *state_.coupons;
    for (const std::string& coupon : *reading_.coupons) {
      if (std::find(seen.begin(), seen.end(), coupon) == seen.end()) return &coupon;
    }
    return nullptr;
  }

  void lower_lowest() {
    if (!reading_.price_minor) return;
    const int64_t price = *reading_.price_minor;
    // A step too small to be told is not swallowed: the next one counts from the same low.
    const bool is_news = !state_.lowest_minor || price <= new_low_mark(*state_.lowest_minor, weights_);
    if (rules_.new_low && !is_news) return;
    state_.lowest_minor = std::min(state_.lowest_minor.value_or(price), price);
  }

  void forget_stock() {
    if (reading_.in_stock.value_or(false)) state_.was_out_of_stock = false;
  }

  void forget_waiting() {
    if (rules_.wait_chance_percent && is_waiting_over()) state_.is_waiting = false;
  }

  void remember_coupons() {
    if (!reading_.coupons) return;
    auto& seen = state_.coupons.emplace(state_.coupons.value_or(std::vector<std::string>()));
    for (const std::string& coupon : *reading_.coupons) {
      if (std::find(seen.begin(), seen.end(), coupon) == seen.end()) seen.push_back(coupon);
    }
    if (seen.size() > kMaxCoupons) seen.erase(seen.begin(), seen.end() - kMaxCoupons);
  }

  const WatchRules& rules_;
  WatchState state_;
  const WatchReading& reading_;
  const WatchWeights& weights_;
  MarkWish target_;
  MarkWish drop_;
};

/// Leaves out what is more than a day old, and what lies ahead after a clock was set back.
void keep_last_day(std::vector<int64_t>& times_ms, int64_t now_ms) {
  std::erase_if(times_ms, [now_ms](int64_t t) { return t > now_ms || t <= now_ms - kDayMs; });
}

}  // namespace

int64_t drop_mark(int64_t base_minor, int64_t percent) {
  return percent_of(base_minor, 100 - percent);
}

int64_t new_low_mark(int64_t lowest_minor, const WatchWeights& weights) {
  return lowest_minor - minimum_step(lowest_minor, weights);
}

WatchOutcome evaluate(const WatchRules& rules, std::optional<WatchState> before,
                      const WatchReading& reading, int64_t now_ms, const WatchWeights& weights) {
  if (before && before->key != reading.key) return {*std::move(before), {}, "other_series"};
  const bool begins = !before.has_value();
  WatchState state = begins ? WatchState() : *std::move(before);
  state.key = reading.key;
  if (!state.base_minor) state.base_minor = reading.price_minor;
  keep_last_day(state.told_at_ms, now_ms);

  Evaluation evaluation(rules, std::move(state), reading, weights);
  evaluation.observe();
  WatchOutcome outcome;
  outcome.alerts = evaluation.due();
  const bool is_snoozed = rules.snoozed_until_ms && now_ms < *rules.snoozed_until_ms;
  const bool told_enough = evaluation.state().told_at_ms.size() >=
                           static_cast<size_t>(rules.alerts_per_day.value_or(weights.alerts_per_day));
  if (begins) {
    outcome.alerts.clear();
    evaluation.tell();
  } else if (!outcome.alerts.empty() && (is_snoozed || told_enough)) {
    outcome.held = is_snoozed ? "snoozed" : "told_enough";
    outcome.alerts.clear();
  } else if (!outcome.alerts.empty()) {
    evaluation.tell();
    evaluation.state().told_at_ms.push_back(now_ms);
  }
  evaluation.forget_unwished();
  outcome.state = std::move(evaluation.state());
  return outcome;
}

}  // namespace companion::shopper

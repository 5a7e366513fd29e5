// What became of earlier advices: each is judged by what was seen within its horizon, and
// all together make the track record.
//
// An advice states a chance that the price falls by drop_percent or more. Since only offers
// that can be bought are recorded, a price that was seen could be paid. A day is known that
// lies between two looks at most 14 days apart, the later of them in time, whether they saw
// the same price or not (else a price that stays would be known, and one that falls would
// not). After the last look nothing is known. The outcome
// is known only when the horizon is over: were a fall counted at once, and its absence a
// week later, the record would always look better than it is.
//
//   advice    fall seen in time   half of the days known           outcome
//   wait      yes                 –                                paid off
//   wait      no                  yes                              did not pay off
//   buy now   yes                 –                                did not pay off
//   buy now   no                  yes                              paid off
//   either    no                  no                               unknown
//
// Few looks find a fall only by chance. So the record counts unknown outcomes among the
// advices that ended, and scores stated chances only where half of the days are known,
// whatever happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "companion/history.h"
#include "price/advice.h"
#include "price/advice_weights.h"

namespace companion::price {

enum class AdviceOutcome { kOpen, kPaidOff, kNotPaidOff, kUnknown };

/// By AdviceOutcome.
inline constexpr std::string_view kAdviceOutcomeNames[] = {"open", "paid_off", "not_paid_off",
                                                           "unknown"};

/// An advice as it was given, and what became of it.
struct GivenAdvice {
  AdviceAction action = AdviceAction::kWait;  ///< never kNone
  int64_t made_at_ms = 0;
  int64_t price_minor = 0;
  int64_t horizon_days = 0;
  int64_t drop_percent = 0;   ///< the fall that the chance is of
  int64_t drop_permille = 0;  ///< the chance that was stated
  AdviceOutcome outcome = AdviceOutcome::kOpen;
  int64_t known_days = 0;  ///< how many of the horizon's days are known
  /// Price when advised minus the price paid by whoever followed, in thousandths of the
  /// former: of a wait the first price seen that was low enough, else the last one seen
  /// in time. Negative when waiting cost money; absent when nothing was seen.
  std::optional<int64_t> saved_permille;
};

/// Judges an open or unknown advice by the history of its series, known up to `now_ms`;
/// any other stays as it is.
///
/// 1000, wait for 14 % within 7 days: 860 seen on day 5 → paid off, saved 140;
/// 861 all week → did not pay off, saved 139; nothing seen → unknown.
void settle(GivenAdvice& advice, const PriceHistory& history, int64_t now_ms,
            const AdviceWeights& weights);

/// Whether `latest` is no further advice beside another one of its series: at most one a day
/// is, and the same advice once per horizon: until the horizon of the first is over,
/// repeating it says nothing new.
bool is_repeated(const GivenAdvice& latest, const GivenAdvice& other);

/// What became of the advices of one kind.
struct AdviceTally {
  int64_t counts[4] = {};  ///< by AdviceOutcome
  int64_t saved_count = 0;
  int64_t saved_permille = 0;  ///< sum over saved_count advices that paid off or did not

  int64_t mean_saved_permille() const;  ///< saved_count > 0
};

/// Counts settled advices and scores the chances they stated.
///
/// Brier scores in thousandths, less is better: the mean squared distance between a stated
/// chance and what happened. Always stating the base rate r scores r (1 − r), and knows r
/// only afterwards: to beat it is hard. Chances 720 ‰, 720 ‰, 100 ‰ with a fall, no fall,
/// no fall: base rate 333, Brier 202, of the base rate 222.
class TrackRecord {
 public:
  void add(const GivenAdvice& advice, const AdviceWeights& weights);

  const AdviceTally& waits() const { return waits_; }
  const AdviceTally& buy_nows() const { return buy_nows_; }

  /// How many chances were scored; when none, the rest must not be asked for.
  int64_t scored() const { return scored_; }
  int64_t base_rate_permille() const;
  int64_t brier_permille() const;
  int64_t base_rate_brier_permille() const;

 private:
  AdviceTally waits_;
  AdviceTally buy_nows_;
  int64_t scored_ = 0;
  int64_t falls_ = 0;
  int64_t squares_ = 0;  ///< of distances in thousandths
};

}  // namespace companion::price

#include "base/iso_time.h"
#include "seller/factor_parts.h"
#include "seller/factors.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

constexpr int64_t kDayMs = 86'400'000;

}  // namespace

// days since it was opened → score: 0→0.00, 90→0.20, 365→0.50, 1,095→0.80, 3,650→1.00
Factor longevity_factor(const LatestFacts& latest, std::optional<int64_t> now_ms) {
  Factor factor;
  if (!now_ms) now_ms = latest.newest_ms;
  if (!latest.opened_day || !now_ms) return factor;
  const int64_t days = *now_ms / kDayMs - latest.opened_day->value;
  if (days < 0) return factor;
  factor.value = with_spread(score_on(score_rules().longevity_curve, static_cast<double>(days)), 0);
  factor.evidence.push_back(evidence_of(*latest.opened_day, "opened",
                                        {{"day", format_iso_day(latest.opened_day->value), false}}));
  return factor;
}

Factor verification_factor(const LatestFacts& latest) {
  Factor factor;
  if (!latest.badges) return factor;
  factor.value = with_spread(1, 0);
  for (const std::string& badge : latest.badges->value) {
    const bool is_top_rated = badge == "top_rated";  // the one that pages are read for
    factor.evidence.push_back(is_top_rated ? evidence_of(*latest.badges, "top_rated", {})
                                           : evidence_of(*latest.badges, "badge", {{"badge", badge, false}}));
  }
  return factor;
}

}  // namespace companion::seller

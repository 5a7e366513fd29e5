#include "base/iso_time.h"
#include "seller/factor_parts.h"
#include "seller/factors.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

constexpr int64_t kDayMs = 86'400'000;

double score_of_age(int64_t days) { return score_on(score_rules().longevity_curve, static_cast<double>(days)); }

/// By the day it was opened; else at least since the crowd first saw it, and perhaps much longer.
Factor age_factor(const LatestFacts& latest, int64_t today) {
  Factor factor;
  if (latest.opened_day && latest.opened_day->value <= today) {
    const int64_t day = latest.opened_day->value;
    factor.value = with_spread(score_of_age(today - day), 0);
    factor.evidence.push_back(evidence_of(*latest.opened_day, "opened", {{"day", format_iso_day(day), false}}));
  } else if (latest.known_since_day && *latest.known_since_day <= today) {
    const int64_t day = *latest.known_since_day;
    factor.value = FactorValue{score_of_age(today - day), score_of_age(today - day), 1};
    factor.evidence.push_back({{"known_since", {{"day", format_iso_day(day), false}}}, "crowd", std::nullopt});
  }
  return factor;
}

}  // namespace

// days since it was opened → score: 0→0.00, 90→0.20, 365→0.50, 1,095→0.80, 3,650→1.00
Factor longevity_factor(const LatestFacts& latest, std::optional<int64_t> now_ms) {
  if (!now_ms) now_ms = latest.newest_ms;
  return now_ms ? age_factor(latest, *now_ms / kDayMs) : Factor{};
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

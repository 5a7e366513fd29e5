// The named weights of the deal score: rules/weights/deal.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace companion::price {

/// Turns a percentage into a strength: a straight line between the two percentages.
struct SignalWeight {
  int64_t weight = 0;
  int64_t zero_at_percent = 0;  ///< strength 0 here and beyond
  int64_t full_at_percent = 0;  ///< strength 1 here and beyond

  /// Strength in thousandths, 0–1000.
  /// zero at 25, full at 0: 25 → 0, 10 → 600, 0 → 1000, −5 → 1000
  int64_t strength_permille(int64_t percent) const;
};

struct ScoreLabel {
  std::string label;
  int64_t from_score = 0;
};

struct DealWeights {
  SignalWeight above_lowest;
  SignalWeight below_typical;
  SignalWeight time_dearer;
  std::vector<ScoreLabel> labels;  ///< from the highest score down to 0
  int64_t min_history_days = 0;
  int64_t min_known_days = 0;
  int64_t max_last_seen_days = 0;
};

/// The weights compiled in.
const DealWeights& deal_weights();

}  // namespace companion::price

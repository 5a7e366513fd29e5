// The numbers behind advices: rules/weights/advice.json.
#pragma once

#include <cstdint>

namespace companion::price {

struct AdviceWeights {
  int64_t least_saving_percent = 0;
  int64_t wait_from_permille = 0;
  int64_t buy_now_to_permille = 0;
  int64_t least_known_percent = 0;
};

/// The weights compiled in.
const AdviceWeights& advice_weights();

}  // namespace companion::price

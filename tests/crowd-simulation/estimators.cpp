#include "estimators.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace companion::simulation {

int64_t mean(std::vector<int64_t> prices) {
  return std::accumulate(prices.begin(), prices.end(), int64_t{0}) /
         static_cast<int64_t>(prices.size());
}

int64_t trimmed_mean(std::vector<int64_t> prices) {
  std::sort(prices.begin(), prices.end());
  const auto fifth = static_cast<std::ptrdiff_t>(prices.size() / 5);
  return mean({prices.begin() + fifth, prices.end() - fifth});
}

int64_t median(std::vector<int64_t> prices) {
  std::sort(prices.begin(), prices.end());
  return prices[(prices.size() - 1) / 2];
}

int64_t plurality(std::vector<int64_t> prices) {
  std::map<int64_t, int64_t> counts;
  for (const int64_t price : prices) ++counts[price];
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace companion::simulation

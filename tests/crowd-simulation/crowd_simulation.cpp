// crowd_simulation: the study of who can fool the consensus, as a table or JSON. See
// scripts/simulate.
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>

#include "study.h"

namespace {

using companion::simulation::StudyOptions;

constexpr std::string_view kUsage =
    "usage: crowd_simulation [--seed N] [--seeds N] [--products N] [--days N] [--contributors N]\n"
    "                        [--visits N] [--rotation-days N] [--json]\n";

/// The option's place among the options; null when there is none of that name.
int64_t* place_of(std::string_view name, StudyOptions& options, int64_t& seed) {
  if (name == "--seed") return &seed;
  if (name == "--seeds") return &options.seeds;
  if (name == "--products") return &options.world.products;
  if (name == "--days") return &options.world.days;
  if (name == "--contributors") return &options.world.contributors;
  if (name == "--visits") return &options.world.visits;
  if (name == "--rotation-days") return &options.world.rotation_days;
  return nullptr;
}

bool read_number(std::string_view text, int64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 &&
         number <= 100'000;
}

bool read_options(int count, char** words, StudyOptions& options, bool& as_json) {
  int64_t seed = 1;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--json") {
      as_json = true;
      continue;
    }
    int64_t* const place = place_of(word, options, seed);
    if (!place || i + 1 >= count || !read_number(words[++i], *place)) return false;
  }
  options.world.seed = static_cast<uint64_t>(seed);
  return true;
}

}  // namespace

int main(int count, char** words) {
  StudyOptions options;
  bool as_json = false;
  if (!read_options(count, words, options, as_json)) {
    std::cerr << kUsage;
    return 2;
  }
  const auto rows = companion::simulation::run_study(options);
  if (as_json) {
    std::cout << study_json(options, rows);
    return 0;
  }
  int64_t weak_jumps = 0;
  for (const auto& row : rows) weak_jumps += row.weak_jumps;
  std::cout << study_table(rows) << "\nThe strategy that fooled most:\n"
            << study_table(worst_strategies(rows))
            << "\nLarge changes published with fewer keys than asked for: " << weak_jumps << "\n";
}

// page_trials: damages fixture pages in many ways and holds every answer against what must
// always be so. Prints a line per layout; ends with status 1 when something did not hold.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "companion/engine.h"
#include "facts_invariants.h"
#include "page_editor.h"
#include "trial_pages.h"

namespace companion::fuzz {
namespace {

using nlohmann::json;

constexpr const char* kUsage =
    "usage: page_trials edits FOLDER COUNT [SEED]   COUNT random edits, spread over all pages\n"
    "       page_trials cuts FOLDER STEP            one page per layout, cut off at every STEP "
    "bytes\n"
    "FOLDER is what tests/fuzz/trial-pages.mjs wrote. What did not hold is kept in "
    "FOLDER/failed.\n";

/// Far more than any page needs, far less than a reader whose work is not linear.
constexpr double kMaxSecondsPerRead = 2;
constexpr int kMaxFailuresKept = 20;

/// What became of the pages of one layout.
struct Outcomes {
  int64_t certain = 0;    ///< prices without a warning, and all of them true
  int64_t uncertain = 0;  ///< a warning, another state, or no product at all
  int64_t failed = 0;
};

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Trials {
 public:
  explicit Trials(std::string folder) : folder_(std::move(folder)) {}

  /// Reads `text`, a damaged copy of `page`, and records what came out.
  void read(const TrialPage& page, const std::string& text, const std::string& description) {
    const double begin = cpu_seconds();
    const std::string envelope = call("facts.read", page.args, text);
    if (cpu_seconds() - begin > kMaxSecondsPerRead) fail(page, text, description + ": too slow");
    const std::vector<std::string> violations = facts_violations(envelope);
    if (!violations.empty()) return fail(page, text, description + ": " + violations.front());
    const json answer = json::parse(envelope);
    const auto prices =
        answer["ok"] ? certain_prices(answer["value"]) : std::vector<CertainPrice>();
    for (const CertainPrice& price : prices) {
      if (!is_true(page, price)) {
        return fail(page, text,
                    description + ": certain of " + price.currency + " " +
                        std::to_string(price.min_minor) + "-" + std::to_string(price.max_minor));
      }
    }
    ++(prices.empty() ? outcomes_[page.layout].uncertain : outcomes_[page.layout].certain);
  }

  /// Prints the outcomes; true when everything held.
  bool report() const {
    Outcomes total;
    std::printf("%-22s %9s %9s %7s\n", "layout", "certain", "uncertain", "failed");
    for (const auto& [layout, outcomes] : outcomes_) {
      print(layout, outcomes);
      total.certain += outcomes.certain;
      total.uncertain += outcomes.uncertain;
      total.failed += outcomes.failed;
    }
    print("total", total);
    return total.failed == 0;
  }

 private:
  static bool is_true(const TrialPage& page, const CertainPrice& price) {
    return page.currencies.count(price.currency) > 0 &&
           page.true_prices.count(price.min_minor) > 0 &&
           page.true_prices.count(price.max_minor) > 0;
  }

  static void print(const std::string& name, const Outcomes& outcomes) {
    std::printf("%-22s %9lld %9lld %7lld\n", name.c_str(), static_cast<long long>(outcomes.certain),
                static_cast<long long>(outcomes.uncertain),
                static_cast<long long>(outcomes.failed));
  }

  void fail(const TrialPage& page, const std::string& text, const std::string& what) {
    ++outcomes_[page.layout].failed;
    if (++failures_ > kMaxFailuresKept) return;
    const std::string path = folder_ + "/failed-" + std::to_string(failures_) + ".txt";
    std::ofstream(path, std::ios::binary) << text;
    std::printf("%s: %s\n  args %s, page in %s\n", page.name.c_str(), what.c_str(),
                page.args.c_str(), path.c_str());
  }

  std::string folder_;
  std::map<std::string, Outcomes> outcomes_;
  int failures_ = 0;
};

/// Words that stand near a price: what keys are called, and the currency.
std::vector<std::string> focus_words(const TrialPage& page) {
  std::vector<std::string> words = {"rice", "mount", "urrency", "sku"};
  words.insert(words.end(), page.currencies.begin(), page.currencies.end());
  return words;
}

void try_edits(const std::vector<TrialPage>& pages, int64_t count, uint64_t seed, Trials& trials) {
  std::vector<PageEditor> editors;
  for (size_t i = 0; i < pages.size(); ++i) {
    editors.emplace_back(pages[i].text, focus_words(pages[i]), seed + i);
  }
  for (int64_t i = 0; i < count; ++i) {
    const size_t which = static_cast<size_t>(i) % pages.size();
    const PageEditor::Edited edited = editors[which].next();
    trials.read(pages[which], edited.page, edited.description);
  }
}

void try_cuts(const std::vector<TrialPage>& pages, size_t step, Trials& trials) {
  std::map<std::string, const TrialPage*> smallest;  // of those that sell something
  for (const TrialPage& page : pages) {
    const TrialPage*& chosen = smallest[page.layout];
    const bool sells = !page.true_prices.empty();
    const bool is_better =
        chosen == nullptr || chosen->true_prices.empty() || page.text.size() < chosen->text.size();
    if (chosen == nullptr || (sells && is_better)) chosen = &page;
  }
  for (const auto& [layout, page] : smallest) {
    for (size_t end = 1; end <= page->text.size(); end += step) {
      // A copy of its own size, so that the sanitizer sees a read past the end.
      trials.read(*page, page->text.substr(0, end), "cut at " + std::to_string(end));
    }
  }
}

int run(int argc, char** argv) {
  const std::string trial = argc > 1 ? argv[1] : "";
  const int64_t number = argc > 3 ? std::atoll(argv[3]) : 0;
  if ((trial != "edits" && trial != "cuts") || number <= 0) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  const std::vector<TrialPage> pages = load_trial_pages(argv[2]);
  Trials trials(argv[2]);
  if (trial == "edits") {
    try_edits(pages, number, argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1, trials);
  } else {
    try_cuts(pages, static_cast<size_t>(number), trials);
  }
  return trials.report() ? 0 : 1;
}

}  // namespace
}  // namespace companion::fuzz

int main(int argc, char** argv) {
  try {
    return companion::fuzz::run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "page_trials: %s\n", fault.what());
    return 2;
  }
}

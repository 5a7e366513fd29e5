#include <algorithm>

#include "companion/observation.h"
#include "signals/category_names.h"
#include "signals/checks.h"
#include "signals/signal_rules.h"
#include "signals/title_language.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "store_range_changed";

/// Products of one time, each once, with the categories that they are in.
struct Range {
  std::vector<std::string> titles;
  std::vector<std::string> categories;  ///< of each title
  int64_t first_ms = 0;
  int64_t last_ms = 0;

  void add(const StoreItem& item) {
    const std::string category = widest_category(item.category_path);
    if (category.empty() || std::find(titles.begin(), titles.end(), item.title) != titles.end()) return;
    if (titles.empty()) first_ms = item.seen_ms;
    last_ms = item.seen_ms;
    titles.push_back(item.title);
    categories.push_back(category);
  }

  bool knows(const std::string& category) const {
    return std::find(categories.begin(), categories.end(), category) != categories.end();
  }

  /// Each name once, three at most: "Toys, Tools".
  std::string names() const {
    std::vector<std::string> once;
    std::string out;
    for (const std::string& name : categories) {
      if (once.size() == 3 || std::find(once.begin(), once.end(), name) != once.end()) continue;
      out += (once.empty() ? "" : ", ") + name;
      once.push_back(name);
    }
    return out;
  }

  int64_t size() const { return static_cast<int64_t>(titles.size()); }
};

int64_t percent_in(const Range& range, const Range& other) {
  const auto known = std::count_if(range.categories.begin(), range.categories.end(),
                                   [&](const std::string& category) { return other.knows(category); });
  return known * 100 / range.size();
}

Evidence evidence_of(const char* key, const Range& range, int64_t seen_ms) {
  const std::string names = range.names();
  return {{key, {{"categories", names}, {"count", range.size()}}}, seen_ms, names};
}

}  // namespace

void check_store_range_changed(const Listing& listing, Report& report) {
  std::vector<StoreItem> items = listing.store_items;
  if (items.empty()) return report.not_checked.push_back({kId, "no_history"});
  std::stable_sort(items.begin(), items.end(),
                   [](const StoreItem& a, const StoreItem& b) { return a.seen_ms < b.seen_ms; });
  const int64_t recent_ms = items.back().seen_ms - threshold(kId, "recent_days") * kDayMs;
  Range before;
  Range lately;
  for (const StoreItem& item : items) (item.seen_ms < recent_ms ? before : lately).add(item);
  const int64_t least = threshold(kId, "least_items");
  if (before.size() + lately.size() == 0) return report.not_checked.push_back({kId, "no_category"});
  if (before.size() < least || lately.size() < least) return report.not_checked.push_back({kId, "no_history"});
  const auto language = prevailing_language(before.titles);
  if (!language || language != prevailing_language(lately.titles)) {
    return report.not_checked.push_back({kId, "nothing_to_compare"});
  }
  const int64_t familiar = std::max(percent_in(lately, before), percent_in(before, lately));
  if (familiar > threshold(kId, "familiar_percent")) return;
  report.signals.push_back({kId, Severity::kWarning, {kId, {}}, {}});
  report.signals.back().evidence = {evidence_of("store_before", before, before.last_ms),
                                    evidence_of("store_lately", lately, lately.first_ms)};
}

}  // namespace companion::signals

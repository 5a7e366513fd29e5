#include <algorithm>
#include <bit>

#include "signals/category_names.h"
#include "signals/checks.h"
#include "signals/signal_rules.h"
#include "signals/title_language.h"
#include "signals/title_overlap.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "listing_changed";

int64_t limit(std::string_view name) { return threshold(kId, name); }

/// What the title says about a change.
enum class TitleSays { kNothing, kSame, kChanged };

/// One earlier appearance held against what the page shows now.
class Comparison {
 public:
  Comparison(const Appearance& before, const Appearance& now) : before_(before), now_(now) {
    are_words_comparable_ = languages_agree();
    compare_words();
    compare_picture();
    compare_price();
    if (!before_.store_id.empty() && !now_.store_id.empty()) {
      compared = true;
      if (before_.store_id != now_.store_id) add("store_changed", before_.store_id, now_.store_id);
    }
    if (title_ == TitleSays::kSame) changes.clear();
  }

  std::vector<Evidence> changes;  ///< empty for the same item
  bool compared = false;          ///< anything at all is known of both

 private:
  void add(const char* key, std::string was, std::string is) {
    changes.push_back({{key, {{"was", was}, {"is", std::move(is)}}}, before_.seen_ms, was});
  }

  /// Titles and categories of another language are others whatever the item is.
  bool languages_agree() const {
    const auto language = [](const Appearance& one) {
      return one.language.empty() ? title_language(one.title) : std::optional(one.language.substr(0, 2));
    };
    const auto mine = language(before_);
    return mine && mine == language(now_);
  }

  void compare_words() {
    const auto overlap = title_overlap_percent(before_.title, now_.title, limit("least_words"));
    // The same words are the same in any language; other words only in one.
    if (overlap && *overlap >= limit("same_overlap_percent")) title_ = TitleSays::kSame;
    if (overlap && (are_words_comparable_ || title_ == TitleSays::kSame)) compared = true;
    if (overlap && are_words_comparable_ && *overlap <= limit("changed_overlap_percent")) {
      title_ = TitleSays::kChanged;
      add("title_changed", before_.title, now_.title);
    }
    compare_category();
  }

  void compare_category() {
    const std::string was = widest_category(before_.category_path);
    const std::string is = widest_category(now_.category_path);
    if (!was.empty() && !is.empty()) {
      if (!are_words_comparable_) return;
      compared = true;
      if (was != is) add("category_changed", was, is);
    } else if (!before_.category_id.empty() && !now_.category_id.empty()) {
      // A number of the narrowest category: sellers move goods between neighbours.
      compared = true;
      if (title_ == TitleSays::kChanged && before_.category_id != now_.category_id) {
        add("category_changed", before_.category_id, now_.category_id);
      }
    }
  }

  void compare_picture() {
    if (!before_.picture_hash || !now_.picture_hash) return;
    compared = true;
    const int bits = std::popcount(*before_.picture_hash ^ *now_.picture_hash);
    if (bits < limit("changed_picture_bits")) return;
    changes.push_back({{"picture_changed", {}}, before_.seen_ms, {}});
  }

  void compare_price() {
    const bool is_known = before_.price_minor && now_.price_minor && *before_.price_minor > 0 &&
                          *now_.price_minor > 0 && before_.currency == now_.currency;
    if (!is_known || before_.currency.empty()) return;
    compared = true;
    const int64_t least = std::min(*before_.price_minor, *now_.price_minor);
    if (std::max(*before_.price_minor, *now_.price_minor) / least < limit("price_factor")) return;
    changes.push_back({{"price_changed",
                        {{"was", Amount{*before_.price_minor, before_.currency}},
                         {"is", Amount{*now_.price_minor, now_.currency}}}},
                       before_.seen_ms,
                       {}});
  }

  const Appearance& before_;
  const Appearance& now_;
  bool are_words_comparable_ = false;
  TitleSays title_ = TitleSays::kNothing;
};

}  // namespace

void check_listing_changed(const Listing& listing, Report& report) {
  if (listing.before.empty()) return report.not_checked.push_back({kId, "no_history"});
  std::vector<Evidence> most;
  int64_t since_ms = 0;
  bool compared = false;
  for (const Appearance& before : listing.before) {
    Comparison comparison(before, listing.now);
    compared = compared || comparison.compared;
    // Of equal ones the latest: it stands nearest to the change.
    const bool is_better = comparison.changes.size() > most.size() ||
                           (comparison.changes.size() == most.size() && before.seen_ms > since_ms);
    if (comparison.changes.empty() || !is_better) continue;
    most = std::move(comparison.changes);
    since_ms = before.seen_ms;
  }
  if (!compared) return report.not_checked.push_back({kId, "nothing_to_compare"});
  const auto count = static_cast<int64_t>(most.size());
  if (count < limit("warning_changes")) return;
  const Severity severity = count >= limit("strong_changes") ? Severity::kStrong : Severity::kWarning;
  report.signals.push_back({kId, severity, {kId, {{"count", count}}}, std::move(most)});
}

}  // namespace companion::signals

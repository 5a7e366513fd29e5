// Signals about the store's age and about reviews, each out of facts that stand ready.
#include "base/iso_time.h"
#include "signals/checks.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

constexpr const char* kNewStore = "new_store_many_sales";
constexpr const char* kReviews = "reviews_of_other_goods";

/// The id that the review digest gives it.
constexpr const char* kOtherProduct = "other_product";

void add_count(const char* key, std::optional<int64_t> count, std::string_view least, std::vector<Evidence>& out) {
  if (!count || *count < threshold(kNewStore, least)) return;
  out.push_back({{key, {{"count", *count}}}, std::nullopt, std::to_string(*count)});
}

Severity severity_of(const std::string& pattern_severity) {
  if (pattern_severity == "high") return Severity::kStrong;
  return pattern_severity == "medium" ? Severity::kWarning : Severity::kNote;
}

}  // namespace

void check_new_store_many_sales(const Listing& listing, std::optional<int64_t> today, Report& report) {
  if (!listing.store_opened_day) return report.not_checked.push_back({kNewStore, "no_store_age"});
  if (!today) return report.not_checked.push_back({kNewStore, "no_time"});
  const int64_t days = *today - *listing.store_opened_day;
  if (days < 0) return report.not_checked.push_back({kNewStore, "no_store_age"});
  if (!listing.sold && !listing.ratings && !listing.store_feedback) {
    return report.not_checked.push_back({kNewStore, "no_counts"});
  }
  if (days >= threshold(kNewStore, "young_days")) return;
  std::vector<Evidence> counts;
  add_count("sold_count", listing.sold, "least_sold", counts);
  add_count("rating_count", listing.ratings, "least_ratings", counts);
  add_count("feedback_count", listing.store_feedback, "least_feedback", counts);
  if (counts.empty()) return;
  const bool is_very_young = days < threshold(kNewStore, "very_young_days");
  report.signals.push_back(
      {kNewStore, is_very_young ? Severity::kStrong : Severity::kWarning,
       {kNewStore, {{"opened", format_iso_day(*listing.store_opened_day)}, {"days", days}}}, std::move(counts)});
}

void check_reviews_of_other_goods(const Listing& listing, Report& report) {
  if (!listing.has_review_patterns) return report.not_checked.push_back({kReviews, "no_reviews"});
  for (const ReviewPattern& pattern : listing.review_patterns) {
    if (pattern.id != kOtherProduct) continue;
    Signal signal{kReviews, severity_of(pattern.severity), {kReviews, {}}, {}};
    if (!pattern.explanation.empty()) signal.evidence.push_back({{"plain", {{"quote", pattern.explanation}}}});
    report.signals.push_back(std::move(signal));
    return;
  }
}

}  // namespace companion::signals

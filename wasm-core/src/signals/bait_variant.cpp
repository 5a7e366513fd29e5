#include <algorithm>
#include <vector>

#include "signals/checks.h"
#include "signals/phrases.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "bait_variant";

std::vector<const Variant*> priced_from_cheap(const Listing& listing) {
  std::vector<const Variant*> priced;
  for (const Variant& variant : listing.variants) {
    if (variant.price_minor && *variant.price_minor > 0) priced.push_back(&variant);
  }
  std::stable_sort(priced.begin(), priced.end(), [](const Variant* a, const Variant* b) {
    return *a->price_minor < *b->price_minor;
  });
  return priced;
}

/// The words for parts and extras, without those in the title: of a cable a cable is no extra.
PhraseList extras(const MarkedText& title) {
  static const PhraseList all(strings_of_all(rule_file("words/extras")));
  return all.without_those_in(title);
}

/// The middle price of the variants that are no extras; absent when there are few of them, or when
/// as many are: then they are what is sold.
std::optional<int64_t> usual_price(const std::vector<const Variant*>& priced, const PhraseList& words) {
  std::vector<int64_t> others;
  for (const Variant* variant : priced) {
    if (!words.is_in(MarkedText(variant->name))) others.push_back(*variant->price_minor);
  }
  const auto count = static_cast<int64_t>(others.size());
  const int64_t shared = 100 - count * 100 / static_cast<int64_t>(priced.size());
  if (count < threshold(kId, "least_others") || shared > threshold(kId, "shared_name_percent")) return std::nullopt;
  return others[(others.size() - 1) / 2];
}

}  // namespace

void check_bait_variant(const Listing& listing, Report& report) {
  const std::vector<const Variant*> priced = priced_from_cheap(listing);
  if (priced.empty()) return report.not_checked.push_back({kId, "no_variants"});
  const PhraseList words = extras(MarkedText(listing.now.title));
  const Variant& cheapest = *priced.front();
  if (!words.is_in(MarkedText(cheapest.name))) return;
  const auto usual = usual_price(priced, words);
  if (!usual) return;
  const int64_t percent = *cheapest.price_minor * 100 / *usual;
  if (percent >= threshold(kId, "price_percent")) return;
  const bool is_far = percent < threshold(kId, "warning_percent");
  const std::string& currency = listing.now.currency;
  const Amount price{*cheapest.price_minor, currency};
  report.signals.push_back({kId,
                            is_far ? Severity::kWarning : Severity::kNote,
                            {kId, {{"quote", cheapest.name}, {"price", price}, {"usual", Amount{*usual, currency}}}},
                            {{{"priced", {{"quote", cheapest.name}, {"price", price}}}, std::nullopt, cheapest.name}}});
}

}  // namespace companion::signals

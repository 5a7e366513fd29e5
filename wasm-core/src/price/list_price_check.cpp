#include "price/list_price_check.h"

#include <algorithm>
#include <vector>

#include "price/buyable.h"
#include "price/honest_discount.h"
#include "price/rounding.h"
#include "price/statistics.h"

namespace companion::price {
namespace {

constexpr int64_t kSamePercent = 2;
constexpr int64_t kRisePercent = 5;
/// A price that was asked for longer than this before the reduction was no show.
constexpr int64_t kRaiseWindowMs = 30 * kDayMs;
/// How far back an earlier list price still is "the same sale".
constexpr int64_t kListPriceWindowMs = 60 * kDayMs;

bool reaches(int64_t price_minor, int64_t list_price_minor) {
  return Wide{price_minor} * 100 >= Wide{list_price_minor} * (100 - kSamePercent);
}

bool is_rise(int64_t from_minor, int64_t to_minor) {
  return Wide{to_minor} * 100 >= Wide{from_minor} * (100 + kRisePercent);
}

const PriceRun* dearest_since(const std::vector<PriceRun>& runs, int64_t from_ms) {
  const PriceRun* dearest = nullptr;
  for (const PriceRun& run : runs) {
    if (run.last_seen_ms < from_ms) continue;
    if (dearest == nullptr || run.price_minor > dearest->price_minor) dearest = &run;
  }
  return dearest;
}

ListPriceCheck rests_on(ListPriceFinding finding, int64_t reference_minor, const PriceRun& run) {
  return {finding, reference_minor, run.first_seen_ms, run.last_seen_ms};
}

/// The price before a rise, when the list price was reached only after it and the rise came within
/// kRaiseWindowMs of the reduction.
std::optional<ListPriceCheck> raised_before_sale(const std::vector<PriceRun>& runs,
                                                 int64_t list_price_minor, int64_t year_begin_ms,
                                                 std::optional<int64_t> reduction_begin_ms) {
  if (!reduction_begin_ms) return std::nullopt;
  const auto first_reaching = std::find_if(runs.begin(), runs.end(), [&](const PriceRun& run) {
    return run.last_seen_ms >= year_begin_ms && reaches(run.price_minor, list_price_minor);
  });
  if (first_reaching == runs.begin() || first_reaching == runs.end()) return std::nullopt;
  const PriceRun& before = *(first_reaching - 1);
  const bool is_late = *reduction_begin_ms - first_reaching->first_seen_ms <= kRaiseWindowMs;
  if (!is_late || !is_rise(before.price_minor, first_reaching->price_minor)) return std::nullopt;
  return rests_on(ListPriceFinding::kRaisedBeforeSale, before.price_minor, before);
}

/// The lowest list price claimed lately, when today's lies clearly above it and the price does not.
std::optional<ListPriceCheck> list_price_raised(const std::vector<PriceRun>& runs,
                                                int64_t list_price_minor, int64_t now_ms) {
  const PriceRun* lowest_claim = nullptr;
  for (const PriceRun& run : runs) {
    if (!run.list_price_minor || run.last_seen_ms < now_ms - kListPriceWindowMs) continue;
    if (lowest_claim == nullptr || run.list_price_minor < lowest_claim->list_price_minor) lowest_claim = &run;
  }
  if (lowest_claim == nullptr || !is_rise(*lowest_claim->list_price_minor, list_price_minor)) return std::nullopt;
  if (is_rise(lowest_claim->price_minor, runs.back().price_minor)) return std::nullopt;
  return rests_on(ListPriceFinding::kListPriceRaised, *lowest_claim->list_price_minor, *lowest_claim);
}

}  // namespace

std::string_view name_of(ListPriceFinding finding) {
  switch (finding) {
    case ListPriceFinding::kCharged: return "charged";
    case ListPriceFinding::kRaisedBeforeSale: return "raised_before_sale";
    case ListPriceFinding::kListPriceRaised: return "list_price_raised";
    case ListPriceFinding::kNeverCharged: return "never_charged";
  }
  return "";
}

std::optional<ListPriceCheck> check_list_price(const PriceHistory& history, int64_t list_price_minor,
                                               int64_t now_ms) {
  const std::vector<PriceRun> runs = buyable_runs(history);
  const int64_t year_begin_ms = now_ms - kTypicalWindowMs;
  const PriceRun* dearest = dearest_since(runs, year_begin_ms);
  if (dearest == nullptr) return std::nullopt;
  if (reaches(dearest->price_minor, list_price_minor)) {
    const auto raised = raised_before_sale(runs, list_price_minor, year_begin_ms, reduction_begin(history, now_ms));
    return raised ? raised : rests_on(ListPriceFinding::kCharged, dearest->price_minor, *dearest);
  }
  const auto raised = list_price_raised(runs, list_price_minor, now_ms);
  return raised ? raised : rests_on(ListPriceFinding::kNeverCharged, dearest->price_minor, *dearest);
}

}  // namespace companion::price

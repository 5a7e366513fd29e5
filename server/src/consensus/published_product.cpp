#include "consensus/published_product.h"

#include <algorithm>
#include <stdexcept>

#include "companion/history.h"

namespace companion::server {
namespace {

PriceHistory decoded(const std::string& bytes) {
  if (bytes.empty()) return {};
  Result<PriceHistory> history = PriceHistory::decode(bytes);
  if (!history) throw std::runtime_error("a stored history cannot be read");
  return std::move(*history);
}

std::string encoded(const PriceHistory& history) {
  return history.empty() ? std::string() : history.encode();
}

/// The history as it was when a price had last been published at `last_seen_ms`.
PriceHistory cut_after(const PriceHistory& history, int64_t last_seen_ms) {
  std::vector<PriceSighting> kept;
  for (const PriceRun& run : history.runs()) {
    if (run.first_seen_ms > last_seen_ms) break;
    const PriceSighting first{run.first_seen_ms, run.price_minor, run.list_price_minor, run.in_stock};
    PriceSighting last = first;
    last.time_ms = std::min(run.last_seen_ms, last_seen_ms);
    kept.push_back(first);
    kept.push_back(last);
  }
  return PriceHistory::from_sightings(std::move(kept));
}

/// Whether a decided day has nothing to explain any more: it is final, and too old, or was published
/// like later ones (its price is in the history).
bool explains_nothing(const crowd::DayPoint& point, const std::vector<crowd::DayPoint>& days,
                      int64_t closed_day) {
  if (point.day > closed_day) return false;
  if (point.day <= days.back().day - kExplainedDays) return true;
  return point.state == crowd::PointState::kPublished &&
         std::any_of(days.begin(), days.end(), [&](const auto& later) {
           return later.day > point.day && later.day <= closed_day &&
                  later.state == crowd::PointState::kPublished;
         });
}

/// Puts a day into its place, and forgets what explains nothing.
void add_day(StoredSeries& series, const crowd::DayPoint& point, int64_t closed_day) {
  std::erase_if(series.days, [&](const auto& other) { return other.day == point.day; });
  const auto later = std::find_if(series.days.begin(), series.days.end(),
                                  [&](const auto& other) { return other.day > point.day; });
  series.days.insert(later, point);
  const std::vector<crowd::DayPoint> all = series.days;
  std::erase_if(series.days,
                [&](const auto& other) { return explains_nothing(other, all, closed_day); });
}

/// A personal price that hardly anybody reported says more about them than about the price: such a
/// series has to be shared by enough people first.
bool may_be_told(const SeriesKey& key, const crowd::DayPoint& point) {
  return key.context == PriceContext::kPublic || point.state != crowd::PointState::kPending ||
         (point.keys >= point.required.keys && point.networks >= point.required.networks);
}

}  // namespace

PublishedProduct::PublishedProduct(ConsensusSession& session, const ProductReports& reports,
                                   int64_t replay, int64_t first_day)
    : session_(session), key_(reports.key), replay_(replay) {
  if (auto known = session.product(key_)) {
    product_ = *std::move(known);
    is_of_other_product_ =
        !reports.product_id.empty() && reports.product_id != product_.product_id;
  } else {
    product_.product_id = reports.product_id;
    product_.replay = replay;
  }
  if (product_.replay < replay) put_back_to_base(first_day);
}

void PublishedProduct::put_back_to_base(int64_t first_day) {
  for (StoredSeries& series : product_.series) {
    // The first time that a replay reaches a series, its state is still that of the base.
    const crowd::SeriesMemory base = session_.state(key_, series_id(series.key)).memory;
    series.closed = base.published_minor
                        ? encoded(cut_after(decoded(series.closed), base.published_last_seen_ms))
                        : std::string();
    series.category_id = base.category_id;
    std::erase_if(series.days, [first_day](const auto& point) { return point.day >= first_day; });
  }
  product_.closed_day = first_day - 1;
  product_.replay = replay_;
}

void PublishedProduct::drop_open_days(int64_t from_day, int64_t to_day) {
  for (StoredSeries& series : product_.series) {
    std::erase_if(series.days, [=](const auto& point) {
      return point.day >= from_day && point.day <= to_day;
    });
    series.open_category_id.reset();
  }
}

void PublishedProduct::add_closed(const SeriesKey& key, const crowd::DayPoint& point,
                                  std::optional<int64_t> category_id) {
  if (!may_be_told(key, point)) return;
  StoredSeries& series = product_.series_of(key);
  series.category_id = category_id;
  const auto sightings = crowd::published_sightings({point});
  if (!sightings.empty()) {
    PriceHistory history = decoded(series.closed);
    for (const PriceSighting& sighting : sightings) history.add(sighting);
    series.closed = encoded(history);
  }
  add_day(series, point, point.day);
}

void PublishedProduct::add_open(const SeriesKey& key, const crowd::DayPoint& point,
                                std::optional<int64_t> category_id) {
  if (!may_be_told(key, point)) return;
  StoredSeries& series = product_.series_of(key);
  series.open_category_id = category_id;
  add_day(series, point, product_.closed_day);
}

void PublishedProduct::save() {
  if (is_of_other_product_) return;
  std::erase_if(product_.series,
                [](const auto& series) { return series.closed.empty() && series.days.empty(); });
  session_.save(key_, product_);
}

}  // namespace companion::server

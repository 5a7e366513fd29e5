// What is public about a product, and its compact form: one value a product, whatever the engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/observation.h"
#include "companion/result.h"
#include "crowd/coupon_consensus.h"
#include "crowd/day_point.h"
#include "store/product_key.h"

namespace companion::server {

/// Decisions of this many days are kept beside the history, to explain the latest prices; of final
/// ones that were published, only the last.
inline constexpr int64_t kExplainedDays = 14;

struct StoredSeries {
  SeriesKey key;                      ///< `product_id` is that of the product
  std::string closed;                 ///< PriceHistory::encode() of the closed days; may be empty
  std::vector<crowd::DayPoint> days;  ///< the latest, also open ones, oldest first
  std::optional<int64_t> category_id{};       ///< as last agreed on in a day that is closed
  std::optional<int64_t> open_category_id{};  ///< the same, with the open days

  friend bool operator==(const StoredSeries&, const StoredSeries&) = default;
};

struct StoredProduct {
  std::string product_id;
  int64_t closed_day = 0;      ///< days up to this one are final
  int64_t replay = 0;          ///< the number of the last replay that reached this product
  std::vector<StoredSeries> series;  ///< in a fixed order
  std::vector<crowd::PublishedCoupon> coupons{};

  /// The series with this key, added in its place when it is new.
  StoredSeries& series_of(const SeriesKey& key);

  friend bool operator==(const StoredProduct&, const StoredProduct&) = default;
};

/// Whether any price of the product was ever published. Only such products count as company for
/// others in a bucket: anybody can report about made-up ones.
bool has_published_price(const StoredProduct& product);

/// The category that most series agree on, of equals the lowest number; absent where none does.
std::optional<int64_t> category_of(const StoredProduct& product);

/// Whether a decided day may still change.
inline bool is_open(const StoredProduct& product, const crowd::DayPoint& point) {
  return point.day > product.closed_day;
}

/// Compact bytes of all but the product id.
///   version 2; closed day; replay; category or 0; count of series, per series: SKU, currency,
///   destination, context (a byte), closed history, day points (crowd/compact_bytes.h), its category and that
///   with the open days: 0 none, 1 the product's, else one more than it; coupons (store/coupon_bytes.h); texts
///   with their length (version 1, still read: no categories and no coupons)
std::string encode_series(const StoredProduct& product);

/// Reads what encode_series wrote; invalid_input for anything else.
Result<StoredProduct> decode_product(std::string_view product_id, std::string_view bytes);

}  // namespace companion::server

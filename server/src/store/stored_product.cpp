#include "store/stored_product.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/byte_codec.h"
#include "crowd/compact_bytes.h"
#include "store/coupon_bytes.h"
#include "store/text_bytes.h"

namespace companion::server {
namespace {

/// The first did not know categories.
constexpr uint8_t kFirstVersion = 1;
constexpr uint8_t kVersion = 2;

constexpr uint64_t kNoCategory = 0;
constexpr uint64_t kCategoryOfProduct = 1;


auto order_of(const SeriesKey& key) {
  return std::tuple(key.sku_id.value_or(""), key.currency, key.ship_to.value_or(""), key.context);
}

void append_category(std::string& out, std::optional<int64_t> category_id,
                     std::optional<int64_t> of_product) {
  const bool is_of_product = category_id && category_id == of_product;
  append_varint(out, !category_id    ? kNoCategory
                     : is_of_product ? kCategoryOfProduct
                                     : static_cast<uint64_t>(*category_id) + 1);
}

std::optional<int64_t> checked_category(ByteReader& in, uint64_t number) {
  if (number == kNoCategory) return std::nullopt;
  return in.sum(0, static_cast<int64_t>(number), 1, kMaxCategoryId);
}

std::optional<int64_t> read_category(ByteReader& in, std::optional<int64_t> of_product) {
  const uint64_t code = in.varint();
  if (code == kCategoryOfProduct) return of_product;
  return checked_category(in, code == kNoCategory ? code : code - 1);
}

StoredSeries read_series(ByteReader& in, std::string_view product_id) {
  StoredSeries series;
  series.key.product_id = product_id;
  series.key.sku_id = absent_if_empty(read_text(in));
  series.key.currency = read_text(in);
  series.key.ship_to = absent_if_empty(read_text(in));
  const std::string_view context_name = read_text(in);
  const auto context =
      context_name.empty() ? PriceContext::kPublic : price_context_from_name(context_name);
  if (!context) in.fail();
  series.key.context = context.value_or(PriceContext::kPublic);
  series.closed = read_text(in);
  series.days = crowd::read_day_points(in);
  return series;
}

}  // namespace

StoredSeries& StoredProduct::series_of(const SeriesKey& key) {
  const auto at = std::lower_bound(
      series.begin(), series.end(), key,
      [](const StoredSeries& one, const SeriesKey& other) { return order_of(one.key) < order_of(other); });
  if (at != series.end() && at->key == key) return *at;
  return *series.insert(at, {.key = key, .closed = {}, .days = {}, .category_id = {}, .open_category_id = {}});
}

bool has_published_price(const StoredProduct& product) {
  return std::any_of(product.series.begin(), product.series.end(), [](const StoredSeries& series) {
    return !series.closed.empty() ||
           std::any_of(series.days.begin(), series.days.end(), [](const auto& point) {
             return point.state == crowd::PointState::kPublished;
           });
  });
}

std::optional<int64_t> category_of(const StoredProduct& product) {
  std::map<int64_t, int64_t> series_by_category;
  for (const StoredSeries& series : product.series) {
    const auto latest = series.open_category_id ? series.open_category_id : series.category_id;
    if (latest) ++series_by_category[*latest];
  }
  const auto most = std::max_element(
      series_by_category.begin(), series_by_category.end(),
      [](const auto& one, const auto& other) { return one.second < other.second; });
  if (most == series_by_category.end()) return std::nullopt;
  return most->first;
}

std::string encode_series(const StoredProduct& product) {
  std::string out(1, static_cast<char>(kVersion));
  append_varint(out, zigzag(product.closed_day));
  append_varint(out, zigzag(product.replay));
  const std::optional<int64_t> category_id = category_of(product);
  append_varint(out, static_cast<uint64_t>(category_id.value_or(0)));
  append_varint(out, product.series.size());
  for (const StoredSeries& series : product.series) {
    append_text(out, series.key.sku_id.value_or(""));
    append_text(out, series.key.currency);
    append_text(out, series.key.ship_to.value_or(""));
    // The everyday context is the empty text: most series have it.
    const bool is_public = series.key.context == PriceContext::kPublic;
    append_text(out, is_public ? "" : price_context_name(series.key.context));
    append_text(out, series.closed);
    crowd::append_day_points(out, series.days);
    append_category(out, series.category_id, category_id);
    append_category(out, series.open_category_id, category_id);
  }
  append_coupons(out, product.coupons);
  return out;
}

Result<StoredProduct> decode_product(std::string_view product_id, std::string_view bytes) {
  ByteReader in(bytes);
  const uint8_t version = in.byte();
  const bool is_latest = version == kVersion;
  const bool is_known_version = is_latest || version == kFirstVersion;
  StoredProduct product;
  product.product_id = product_id;
  product.closed_day = unzigzag(in.varint());
  product.replay = unzigzag(in.varint());
  const auto category_id = is_latest ? checked_category(in, in.varint()) : std::nullopt;
  const uint64_t count = is_known_version ? in.varint() : 0;
  for (uint64_t i = 0; i < count && !in.failed(); ++i) {
    StoredSeries& series = product.series.emplace_back(read_series(in, product_id));
    if (!is_latest) continue;
    series.category_id = read_category(in, category_id);
    series.open_category_id = read_category(in, category_id);
  }
  if (is_latest) product.coupons = read_coupons(in);
  if (!is_known_version || in.failed() || in.left() != 0) {
    return Error{ErrorCode::kInvalidInput, "store.product", "not a stored product"};
  }
  return product;
}

}  // namespace companion::server

#include "store/stored_product.h"

#include <algorithm>
#include <tuple>

#include "base/byte_codec.h"
#include "crowd/compact_bytes.h"

namespace companion::server {
namespace {

constexpr uint8_t kVersion = 1;

auto order_of(const SeriesKey& key) {
  return std::tuple(key.sku_id.value_or(""), key.currency, key.ship_to.value_or(""), key.context);
}

std::optional<std::string> absent_if_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

std::string_view read_text(ByteReader& in) {
  const uint64_t size = in.varint();
  return in.bytes(size);
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
  return *series.insert(at, {.key = key, .closed = {}, .days = {}});
}

bool has_published_price(const StoredProduct& product) {
  return std::any_of(product.series.begin(), product.series.end(), [](const StoredSeries& series) {
    return !series.closed.empty() ||
           std::any_of(series.days.begin(), series.days.end(), [](const auto& point) {
             return point.state == crowd::PointState::kPublished;
           });
  });
}

std::string encode_series(const StoredProduct& product) {
  std::string out(1, static_cast<char>(kVersion));
  append_varint(out, zigzag(product.closed_day));
  append_varint(out, zigzag(product.replay));
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
  }
  return out;
}

Result<StoredProduct> decode_product(std::string_view product_id, std::string_view bytes) {
  ByteReader in(bytes);
  const bool is_known_version = in.byte() == kVersion;
  StoredProduct product;
  product.product_id = product_id;
  product.closed_day = unzigzag(in.varint());
  product.replay = unzigzag(in.varint());
  const uint64_t count = is_known_version ? in.varint() : 0;
  for (uint64_t i = 0; i < count && !in.failed(); ++i) {
    product.series.push_back(read_series(in, product_id));
  }
  if (!is_known_version || in.failed() || in.left() != 0) {
    return Error{ErrorCode::kInvalidInput, "store.product", "not a stored product"};
  }
  return product;
}

}  // namespace companion::server

#include "handlers/bucket.h"

#include <algorithm>
#include <span>

#include "api/category_field.h"
#include "api/coupon_observation_json.h"
#include "api/json_members.h"
#include "api/series_fields.h"
#include "api/series_json.h"
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "crypto/base64.h"

namespace companion::server {
namespace {

constexpr size_t kSmallestSize = 16 * 1024;
constexpr int64_t kBucketsPerDigit = 16;

std::string base64_of(const std::string& bytes) {
  return base64_encode({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

/// 20416 → "2025-11-24"
std::string iso_day(int64_t day) {
  const std::string time = format_iso_time(day * kDayMs);
  return time.substr(0, time.find('T'));
}

void write_day(JsonWriter& out, const crowd::DayPoint& point, bool is_open) {
  out.begin_object();
  out.key("day").string(iso_day(point.day));
  out.key("state").string(crowd::point_state_name(point.state));
  out.key("reason").string(crowd::point_reason_name(point.reason));
  out.key("lowest_minor").integer(point.lowest_minor);
  out.key("highest_minor").integer(point.highest_minor);
  out.key("keys").integer(point.keys);
  out.key("networks").integer(point.networks);
  out.key("required");
  write_required(out, point.required);
  if (is_open) out.key("open").boolean(true);
  out.end_object();
}

/// The open days' published prices, as runs.
void write_open_runs(JsonWriter& out, const StoredProduct& product, const StoredSeries& series) {
  std::vector<crowd::DayPoint> open;
  std::copy_if(series.days.begin(), series.days.end(), std::back_inserter(open),
               [&](const auto& point) { return is_open(product, point); });
  api::write_runs(out, PriceHistory::from_sightings(crowd::published_sightings(open)));
}

void write_stored_series(JsonWriter& out, const StoredProduct& product,
                         const StoredSeries& series) {
  SeriesKey key = series.key;
  key.product_id.clear();  // said once a product
  out.begin_object();
  api::write_series_key(out, key);
  if (!series.closed.empty()) out.key("encoded").string(base64_of(series.closed));
  out.key("runs");
  write_open_runs(out, product, series);
  out.key("days").begin_array();
  const size_t explained = static_cast<size_t>(kExplainedDays);
  const size_t skipped = series.days.size() - std::min(series.days.size(), explained);
  for (const crowd::DayPoint& point : std::span(series.days).subspan(skipped)) {
    write_day(out, point, is_open(product, point));
  }
  out.end_array().end_object();
}

void write_coupon(JsonWriter& out, const crowd::PublishedCoupon& coupon) {
  out.begin_object();
  api::write_coupon_terms(out, coupon.terms);
  out.key("last_seen").string(format_iso_time(coupon.last_seen_ms));
  out.key("keys").integer(coupon.keys);
  out.key("networks").integer(coupon.networks);
  out.key("required");
  write_required(out, coupon.required);
  out.end_object();
}

void write_product(JsonWriter& out, const StoredProduct& product) {
  out.begin_object();
  out.key("product_id").string(product.product_id);
  api::write_category(out, category_of(product));
  out.key("series").begin_array();
  for (const StoredSeries& series : product.series) write_stored_series(out, product, series);
  out.end_array();
  api::rows_member(out, "coupons", product.coupons, write_coupon);
  out.end_object();
}

}  // namespace

size_t prefix_digits(int64_t products) {
  size_t digits = 0;
  while (digits < kMaxPrefixDigits &&
         expected_bucket(products, digits + 1) >= kMinBucketProducts) {
    ++digits;
  }
  return digits;
}

int64_t expected_bucket(int64_t products, size_t digits) {
  for (size_t i = 0; i < digits; ++i) products /= kBucketsPerDigit;
  return products;
}

std::string product_json(const StoredProduct& product) {
  JsonWriter out;
  write_product(out, product);
  return out.take();
}

void write_required(JsonWriter& out, const crowd::Thresholds& required) {
  out.begin_object();
  out.key("keys").integer(required.keys);
  out.key("networks").integer(required.networks);
  out.end_object();
}

Result<KeyPrefix> allowed_prefix(const std::string& text, int64_t products) {
  const std::string digits = text == kWholeStore ? "" : text;
  const auto prefix = KeyPrefix::from_hex(digits);
  if (!prefix || text.empty()) {
    return Error{ErrorCode::kInvalidInput, "prefix",
                 "must be lower-case hexadecimal digits, or the word all"};
  }
  const size_t announced = prefix_digits(products);
  if (digits.size() > announced || digits.size() + 1 < announced) {
    return Error{ErrorCode::kInvalidInput, "prefix",
                 "must have as many digits as /v1/config says, now " + std::to_string(announced)};
  }
  return *prefix;
}

std::string bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                        const std::vector<StoredProduct>& products) {
  JsonWriter out;
  out.begin_object();
  out.key("prefix").string(prefix);
  out.key("required");
  write_required(out, required);
  out.key("products").begin_array();
  for (const StoredProduct& product : products) write_product(out, product);
  out.end_array().end_object();
  return out.take();
}

std::string padded(std::string text) {
  size_t size = kSmallestSize;
  while (size < text.size()) size *= 2;
  text.resize(size, ' ');
  return text;
}

std::string padded_bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                               const std::vector<StoredProduct>& products) {
  return padded(R"({"ok":true,"value":)" + bucket_json(prefix, required, products) + '}');
}

}  // namespace companion::server

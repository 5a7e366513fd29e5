#include "handlers/get_deals.h"

#include <algorithm>
#include <utility>

#include "api/category_field.h"
#include "api/series_fields.h"
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "companion/currency.h"
#include "handlers/bucket.h"
#include "handlers/entity_tag.h"
#include "handlers/envelope.h"
#include "handlers/query.h"

namespace companion::server {
namespace {

constexpr size_t kDealsPerPlace = 20;
constexpr int64_t kMaxDealAgeMs = 2 * kDayMs;

Error invalid(std::string where, std::string message) {
  return {ErrorCode::kInvalidInput, std::move(where), std::move(message)};
}

bool is_country(const std::string& code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What the query asks for; an error that names what it cannot ask for.
Result<DealFilter> read_filter(std::string_view query) {
  DealFilter filter{.category_id = {},
                    .ship_to = query_value(query, "country"),
                    .currency = query_value(query, "currency")};
  if (const auto category = query_value(query, "category")) {
    filter.category_id = api::category_of_text(*category);
    if (!filter.category_id) return invalid("category", "must be a category's number");
  }
  if (filter.ship_to && !is_country(*filter.ship_to)) {
    return invalid("country", "must be two upper-case letters (ISO 3166)");
  }
  if (filter.currency && !currency_exponent(*filter.currency)) {
    return invalid("currency", "must be an ISO 4217 code the shop sells in");
  }
  return filter;
}

void write_deal(JsonWriter& out, const Deal& deal) {
  out.begin_object();
  api::write_series_key(out, deal.series);
  out.key("price_minor").integer(deal.price_minor);
  out.key("typical_minor").integer(deal.typical_minor);
  out.key("lowest_before_minor").integer(deal.lowest_before_minor);
  out.key("drop_percent").integer(deal.drop_percent);
  out.key("seen_at").string(format_iso_time(deal.seen_at_ms));
  api::write_category(out, deal.category_id);
  out.end_object();
}

}  // namespace

Response get_deals(const Request& request, PriceStore& store, const Clock& now_ms,
                   const crowd::Thresholds& required) {
  const Result<DealFilter> filter = read_filter(request.query);
  if (!filter) return error_response(filter.error());
  const Result<std::vector<Deal>> deals =
      store.read_deals(*filter, now_ms() - kMaxDealAgeMs, kDealsPerPlace);
  if (!deals) return error_response(deals.error());
  JsonWriter out;
  out.begin_object();
  out.key("ok").boolean(true);
  out.key("value").begin_object();
  out.key("required");
  write_required(out, required);
  out.key("deals").begin_array();
  for (const Deal& deal : *deals) write_deal(out, deal);
  out.end_array().end_object().end_object();
  Response response{.status = 200, .content_type = "application/json", .body = out.take()};
  const std::string tag = content_tag(response.body);
  return with_entity_tag(std::move(response), tag, request.if_none_match, "public, max-age=3600");
}

}  // namespace companion::server

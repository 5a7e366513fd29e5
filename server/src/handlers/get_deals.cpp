#include "handlers/get_deals.h"

#include "api/series_fields.h"
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "handlers/bucket.h"
#include "handlers/entity_tag.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

constexpr size_t kDealsPerPlace = 20;
constexpr int64_t kMaxDealAgeMs = 2 * kDayMs;

void write_deal(JsonWriter& out, const Deal& deal) {
  out.begin_object();
  api::write_series_key(out, deal.series);
  out.key("price_minor").integer(deal.price_minor);
  out.key("typical_minor").integer(deal.typical_minor);
  out.key("lowest_before_minor").integer(deal.lowest_before_minor);
  out.key("drop_percent").integer(deal.drop_percent);
  out.key("seen_at").string(format_iso_time(deal.seen_at_ms));
  out.end_object();
}

}  // namespace

Response get_deals(const Request& request, PriceStore& store, const Clock& now_ms,
                   const crowd::Thresholds& required) {
  const Result<std::vector<Deal>> deals =
      store.read_deals(now_ms() - kMaxDealAgeMs, kDealsPerPlace);
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

#include "handlers/seller_bucket.h"

#include "api/json_members.h"
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "handlers/bucket.h"
#include "seller_json/seller_observation_json.h"

namespace companion::server {
namespace {

void write_promised(JsonWriter& out, const crowd::PromisedDays& promised) {
  out.begin_object();
  out.key("ship_to").string(promised.ship_to);
  out.key("days").integer(promised.days);
  out.end_object();
}

void write_seller(JsonWriter& out, const StoredSeller& seller) {
  const crowd::PublishedSeller& published = seller.published;
  out.begin_object();
  out.key("store_id").string(seller.store_id);
  out.key("known_since").string(format_iso_day(published.known_since_day));
  out.key("updated").string(format_iso_day(published.updated_day));
  out.key("contributors").integer(published.keys);
  out.key("networks").integer(published.networks);
  out.key("required");
  write_required(out, published.required);
  seller_json::write_hundredths(out, "agreement", published.agreement_percent);
  seller_json::write_seller_facts(out, published.facts);
  api::rows_member(out, "promised_to", published.promised_to, write_promised);
  out.end_object();
}

}  // namespace

std::string padded_seller_bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                                      const std::vector<StoredSeller>& sellers) {
  JsonWriter out;
  out.begin_object();
  out.key("ok").boolean(true);
  out.key("value").begin_object();
  out.key("prefix").string(prefix);
  out.key("required");
  write_required(out, required);
  out.key("sellers").begin_array();
  for (const StoredSeller& seller : sellers) write_seller(out, seller);
  out.end_array().end_object().end_object();
  return padded(out.take());
}

}  // namespace companion::server

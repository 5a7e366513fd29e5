#include "api/order_json.h"

#include "api/json_members.h"

namespace companion::api {
namespace {

void write_order_store(JsonWriter& out, const page::Order& order) {
  if (!order.store_id && !order.store_name && !order.store_url) return;
  out.key("store").begin_object();
  member(out, "id", order.store_id);
  member(out, "name", order.store_name);
  member(out, "url", order.store_url);
  out.end_object();
}

void write_line(JsonWriter& out, const page::OrderLine& line) {
  out.begin_object().key("product").begin_object();
  member(out, "id", line.product_id);
  member(out, "title", line.title);
  member(out, "image_urls", line.image_urls);
  out.end_object();
  if (line.sku_id || line.sku_text) {
    out.key("sku").begin_object();
    member(out, "id", line.sku_id);
    member(out, "text", line.sku_text);
    out.end_object();
  }
  member(out, "quantity", line.quantity);
  if (line.price) out.key("price_minor").integer(line.price->amount.min_minor);
  out.end_object();
}

void write_tracking_number(JsonWriter& out, const page::TrackingNumber& tracking) {
  out.begin_object().key("number").string(tracking.number);
  member(out, "carrier", tracking.carrier);
  out.end_object();
}

void write_event(JsonWriter& out, const page::ParcelEvent& event) {
  out.begin_object();
  member(out, "time", event.time);
  member(out, "text", event.text);
  member(out, "place", event.place);
  member(out, "status", event.status);
  out.end_object();
}

void write_follow_up(JsonWriter& out, const page::FollowUp& follow_up) {
  out.key("follow_up").begin_object().key("text").string(follow_up.text);
  member(out, "translated", follow_up.translated);
  member(out, "date", follow_up.date);
  out.end_object();
}

}  // namespace

void write_order(JsonWriter& out, const page::Order& order) {
  out.begin_object();
  member(out, "id", order.id);
  member(out, "placed", order.placed);
  member(out, "status", order.status);
  member(out, "status_code", order.status_code);
  write_order_store(out, order);
  member(out, "currency", order.currency);
  member(out, "total_minor", order.total_minor);
  out.key("items").begin_array();
  for (const page::OrderLine& line : order.lines) write_line(out, line);
  out.end_array();
  rows_member(out, "tracking", order.tracking, write_tracking_number);
  member(out, "protection_ends", order.protection_ends);
  out.end_object();
}

void write_parcel(JsonWriter& out, const page::Parcel& parcel) {
  out.begin_object();
  member(out, "number", parcel.number);
  member(out, "aliases", parcel.aliases);
  member(out, "carrier", parcel.carrier);
  member(out, "status", parcel.status);
  member(out, "origin", parcel.origin);
  member(out, "destination", parcel.destination);
  out.key("events").begin_array();
  for (const page::ParcelEvent& event : parcel.events) write_event(out, event);
  out.end_array();
  if (parcel.eta_from || parcel.eta_to) {
    out.key("eta").begin_object();
    member(out, "from", parcel.eta_from);
    member(out, "to", parcel.eta_to);
    out.end_object();
  }
  out.end_object();
}

void write_review(JsonWriter& out, const page::Review& review) {
  out.begin_object();
  member(out, "id", review.id);
  member(out, "stars", review.stars);
  member(out, "text", review.text);
  member(out, "translated", review.translated);
  member(out, "language", review.language);
  member(out, "country", review.country);
  member(out, "date", review.date);
  member(out, "sku", review.sku);
  member(out, "photos", review.photos);
  member(out, "helpful", review.helpful);
  member(out, "anonymous", review.anonymous);
  if (review.follow_up) write_follow_up(out, *review.follow_up);
  member(out, "logistics", review.logistics);
  member(out, "seller_reply", review.seller_reply);
  out.end_object();
}

}  // namespace companion::api

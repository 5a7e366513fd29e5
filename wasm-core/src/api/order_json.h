// JSON of orders, parcels and reviews.
#pragma once

#include "base/json_writer.h"
#include "page/order_facts.h"
#include "page/review_facts.h"

namespace companion::api {

void write_order(JsonWriter& out, const page::Order& order);
void write_parcel(JsonWriter& out, const page::Parcel& parcel);
void write_review(JsonWriter& out, const page::Review& review);

}  // namespace companion::api

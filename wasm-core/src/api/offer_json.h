// JSON of what product pages and product cards have in common.
#pragma once

#include "base/json_writer.h"
#include "page/page_facts.h"

namespace companion::api {

void write_product(JsonWriter& out, const page::ProductFacts& product);
void write_offer(JsonWriter& out, const page::OfferFacts& offer);
void write_rating(JsonWriter& out, const page::RatingFacts& rating);
void write_sold(JsonWriter& out, const std::optional<page::Count>& sold);
void write_store(JsonWriter& out, const page::StoreFacts& store);

}  // namespace companion::api

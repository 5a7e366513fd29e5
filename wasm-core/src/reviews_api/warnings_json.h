// What of a payload was not read.
#pragma once

#include "base/json_writer.h"
#include "reviews_api/review_payload.h"

namespace companion::reviews_api {

/// The member `warnings` into an object that is open; nothing when there are none.
void write_warnings(JsonWriter& out, const ReviewPayload& payload);

}  // namespace companion::reviews_api

#include "reviews_api/warnings_json.h"

namespace companion::reviews_api {

void write_warnings(JsonWriter& out, const ReviewPayload& payload) {
  if (payload.unreadable == 0 && payload.left_out == 0) return;
  const auto write = [&](const char* code, size_t count) {
    if (count == 0) return;
    out.begin_object().key("code").string(code);
    out.key("count").integer(static_cast<int64_t>(count)).end_object();
  };
  out.key("warnings").begin_array();
  write("unreadable_reviews", payload.unreadable);
  write("too_many_reviews", payload.left_out);
  out.end_array();
}

}  // namespace companion::reviews_api

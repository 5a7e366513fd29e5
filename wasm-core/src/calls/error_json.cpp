#include "calls/error_json.h"

#include "base/utf8.h"

namespace companion::calls {

void write_error(JsonWriter& out, const Error& error) {
  out.key("code").string(error_name(error.code));
  out.key("where").string(utf8::sanitised(error.where));
  out.key("message").string(utf8::sanitised(error.message));
}

}  // namespace companion::calls

#include "calls/method_call.h"

#include <exception>

#include "calls/error_json.h"
#include "rules/parsed_json.h"

namespace companion::calls {
namespace {

using nlohmann::json;

Result<std::string> run(std::span<const Method> methods, std::string_view method,
                        std::string_view args_text, std::string_view payload) {
  json args = json::object();
  if (!args_text.empty()) args = rules::parsed_json(args_text);
  if (!args.is_object()) {
    return Error{ErrorCode::kInvalidInput, std::string(method), "the arguments are not a JSON object"};
  }
  for (const Method& row : methods) {
    if (row.name != method) continue;
    return row.answer(args, payload);
  }
  return Error{ErrorCode::kUnknownMethod, std::string(method), "no engine method of this name"};
}

std::string envelope(const Result<std::string>& value_text) {
  if (value_text) return "{\"ok\":true,\"value\":" + *value_text + "}";
  JsonWriter out;
  out.begin_object().key("ok").boolean(false);
  out.key("error").begin_object();
  write_error(out, value_text.error());
  out.end_object().end_object();
  return out.take();
}

}  // namespace

std::string answer(std::span<const Method> methods, std::string_view method, std::string_view args,
                   std::string_view payload) {
  try {
    return envelope(run(methods, method, args, payload));
  } catch (const std::exception& fault) {
    // Nothing may be thrown across the WASM boundary. Methods check their input, so what
    // arrives here is our own mistake (or memory running out).
    return envelope(Error{ErrorCode::kInternal, std::string(method), fault.what()});
  }
}

}  // namespace companion::calls

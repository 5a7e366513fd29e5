// picture.hash.
#include <span>

#include "base/base64.h"
#include "base/json_writer.h"
#include "signals/picture_hash.h"
#include "trust_api/signal_methods.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;

Error invalid(const char* where, const char* message) { return {ErrorCode::kInvalidInput, where, message}; }

/// A side in pixels; 0 when it is none that is read.
size_t side_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  if (found == args.end() || !found->is_number_integer()) return 0;
  const auto side = found->get<int64_t>();
  const bool is_read = side >= static_cast<int64_t>(signals::kLeastSide) && side <= static_cast<int64_t>(signals::kMostSide);
  return is_read ? static_cast<size_t>(side) : 0;
}

std::string hex_of(uint64_t hash) {
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) hex.push_back("0123456789abcdef"[hash >> shift & 0xFU]);
  return hex;
}

}  // namespace

Result<std::string> picture_hash(const json& args, std::string_view payload) {
  const size_t width = side_argument(args, "width");
  if (width == 0) return invalid("width", "not a whole number of pixels from 8 to 128");
  const size_t height = side_argument(args, "height");
  if (height == 0) return invalid("height", "not a whole number of pixels from 8 to 128");
  const auto bytes = decode_base64(payload);
  if (!bytes || bytes->size() != width * height) {
    return invalid("picture.hash", "the payload is not width × height bytes in base64");
  }
  const std::span grey(reinterpret_cast<const uint8_t*>(bytes->data()), bytes->size());
  const auto hash = signals::picture_hash(grey, width, height);
  JsonWriter out;
  out.begin_object();
  if (hash) out.key("hash").string(hex_of(*hash));
  return out.end_object().take();
}

}  // namespace companion::trust_api

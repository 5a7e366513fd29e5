// Writes JSON text straight into a string.
//
// Why not nlohmann_json: building its tree and dumping it takes longer than reading a product
// page does, and the code that builds trees is the larger part of the engine's download.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace companion {

/// Appends values in the order of the calls; puts the commas. The caller balances begin
/// and end, and writes a key before each member's value. Strings must be valid UTF-8.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// Keys are our own names and hold nothing that needs escaping.
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A number given as its decimal text, which must be a JSON number ("4.8").
  JsonWriter& decimal(std::string_view text);

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view text);

  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace companion

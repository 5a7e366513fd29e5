#include "rules/parsed_json.h"

#include <string>
#include <utility>
#include <vector>

namespace companion::rules {
namespace {

using nlohmann::json;

/// Receives the parts of a text in order and puts them together.
class TreeBuilder {
 public:
  json take() { return std::move(root_); }

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(json::number_integer_t value) { return put(value); }
  bool number_unsigned(json::number_unsigned_t value) { return put(value); }
  bool number_float(json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(json::binary_t&) { return false; }  // JSON text holds none
  bool start_object(size_t) { return open(json::object()); }
  bool start_array(size_t) { return open(json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    member_ = &(*open_.back())[name];
    return true;
  }
  bool parse_error(size_t, const std::string&, const json::exception&) { return false; }

 private:
  /// Puts a value where the text has it: last into the open array, under the key last read, or as
  /// the whole.
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    *member_ = std::move(value);
    return member_;
  }

  bool put(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json container) {
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  json root_;
  std::vector<json*> open_;  ///< from the whole down to what is being read
  json* member_ = nullptr;
};

}  // namespace

json parsed_json(std::string_view text) {
  TreeBuilder builder;
  if (!json::sax_parse(text, &builder)) return json(json::value_t::discarded);
  return builder.take();
}

}  // namespace companion::rules

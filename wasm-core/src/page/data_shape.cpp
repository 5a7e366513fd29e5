#include "page/data_shape.h"

#include <algorithm>
#include <deque>

#include "json_reader/values.h"

namespace companion::page {
namespace {

constexpr std::string_view kMasked = "<id>";
constexpr size_t kMaxDigits = 4;       // a year may be part of a name; more digits are an id
constexpr size_t kMaxKeyBytes = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' ||
         c == '$' || c == '@';
}

/// The key with runs of many digits masked ("order_<id>"), or masked as a whole where it
/// does not look like a name that a programmer gave.
std::string shown_key(std::string_view key) {
  std::string out;
  size_t digits_kept = 0;
  for (size_t pos = 0; pos < key.size();) {
    const auto run_end = std::find_if_not(key.begin() + static_cast<ptrdiff_t>(pos), key.end(), is_digit);
    const size_t digits = static_cast<size_t>(run_end - key.begin()) - pos;
    if (digits > kMaxDigits) {
      out += kMasked;
    } else {
      out += key.substr(pos, std::max<size_t>(digits, 1));
      digits_kept += digits;
      if (digits == 0 && !is_name_character(key[pos])) return std::string(kMasked);
    }
    pos += std::max<size_t>(digits, 1);
  }
  const bool is_number = digits_kept == key.size();
  const bool is_name = !is_number && digits_kept <= kMaxDigits && key.size() <= kMaxKeyBytes;
  return is_name ? out : std::string(kMasked);
}

std::string_view type_of(std::string_view raw) {
  if (json_reader::is_object(raw)) return "object";
  if (json_reader::is_array(raw)) return "array";
  if (json_reader::is_string(raw)) {
    const char first = raw.size() > 2 ? raw[1] : ' ';
    return first == '{' || first == '[' ? "json_string" : "string";
  }
  if (raw == "true" || raw == "false") return "boolean";
  return raw == "null" ? "null" : "number";
}

struct Pending {
  DataShape* shape;
  std::string_view raw;
  int depth;
};

/// Lists shapes breadth first.
class ShapeReader {
 public:
  DataShape read(std::string_view raw) {
    DataShape root{"", type_of(raw), {}};
    pending_.push_back({&root, raw, 0});
    while (!pending_.empty()) {
      const Pending next = pending_.front();
      pending_.pop_front();
      if (next.depth < kMaxShapeDepth) add_members(next);
    }
    return root;
  }

 private:
  void add_members(const Pending& parent) {
    DataShape& shape = *parent.shape;
    std::vector<std::string_view> values;
    json_reader::for_each_member(parent.raw, [&](std::string_view key, std::string_view value) {
      if (keys_ == kMaxShapeKeys) return false;
      std::string name = shown_key(key);
      const bool is_known = std::any_of(shape.members.begin(), shape.members.end(),
                                        [&name](const DataShape& member) { return member.key == name; });
      if (is_known) return true;
      shape.members.push_back({std::move(name), type_of(value), {}});
      values.push_back(value);
      ++keys_;
      return true;
    });
    json_reader::for_each_element(parent.raw, [&](std::string_view element) {
      shape.members.push_back({"", type_of(element), {}});
      values.push_back(element);
      return false;
    });
    // Only now: the members no longer move.
    for (size_t i = 0; i < values.size(); ++i) {
      pending_.push_back({&shape.members[i], values[i], parent.depth + 1});
    }
  }

  std::deque<Pending> pending_;
  size_t keys_ = 0;
};

}  // namespace

DataShape data_shape(std::string_view raw) {
  raw.remove_prefix(std::min(json_reader::skip_space(raw, 0), raw.size()));
  return ShapeReader().read(raw);
}

}  // namespace companion::page

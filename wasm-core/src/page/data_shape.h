// The shape of JSON data: names and types, never a value. What people need to write a layout
// for a page they cannot see, and may be shown to anybody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion::page {

/// The type of a value and, of a container, what is in it.
struct DataShape {
  std::string key;        ///< under which its parent holds it; "" = the root, an array's element
  std::string_view type;  ///< object, array, string, json_string (JSON text), number, boolean, null
  /// Of an object its members; of an array its first element. Empty for an empty container,
  /// and for one that lies too deep or came after the largest number of keys.
  std::vector<DataShape> members;
};

/// Keys are listed level by level until there are this many: the names at the top tell most.
inline constexpr size_t kMaxShapeKeys = 200;
inline constexpr int kMaxShapeDepth = 5;  // {"data":{"result":{module:{field:…}}}}

/// The shape of a JSON text, as far as it is whole. A key that may be a value itself (an id,
/// a text) reads "<id>"; several such members are shown as one.
DataShape data_shape(std::string_view raw);

}  // namespace companion::page

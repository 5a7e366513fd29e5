// Reads many paths out of one JSON object in a single forward pass.
//
// The paths of a layout form a tree; the pass descends only where the tree does and skips
// everything else at memory speed (skip.h), so the cost is that of looking at each byte
// once, whatever the number of paths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace companion::json_reader {

/// The slices that one pass found.
struct Extraction {
  /// Raw value per path index; empty = not there. When a key occurs twice the last one
  /// counts, as in JSON.parse.
  std::vector<std::string_view> values;
  /// False when the text was cut off or malformed: what was found before that counts.
  bool complete = true;
};

/// A fixed set of dotted member paths ("priceModule.minAmount.value"). A number selects
/// an array element ("offers.0.price").
class PathSet {
 public:
  PathSet();

  /// Adds a path (or finds it again) and returns its index in Extraction::values.
  size_t add(std::string_view path);

  /// Declares that the objects under these keys of the root hold the same paths, so that
  /// {"data":{"result":{…}}} reads like {…}. Nested at most kMaxWrapping deep.
  void unwrap_root(std::vector<std::string> keys);

  /// Extracts from the object at the start of `text`; bytes after it are not looked at.
  Extraction extract(std::string_view text) const;

  /// The same into an Extraction that is used again and again.
  void extract_into(std::string_view text, Extraction& out) const;

  size_t size() const { return path_count_; }

  static constexpr int kMaxWrapping = 4;

 private:
  struct Node {
    std::vector<std::pair<std::string, size_t>> children;  // key → index into nodes_
    int value_index = -1;
  };
  class Pass;

  std::vector<Node> nodes_;
  std::vector<std::string> wrapper_keys_;
  size_t path_count_ = 0;
};

}  // namespace companion::json_reader

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
  /// A value of a path that leads through a key pattern, with the key that matched.
  struct Repeated {
    size_t path;
    std::string_view key, raw;
  };
  /// All of these, in the order of the text.
  std::vector<Repeated> repeated;
  /// False when the text was cut off or malformed: what was found before that counts.
  bool complete = true;
};

/// A fixed set of dotted member paths ("priceModule.minAmount.value"). A number selects an
/// array element ("offers.0.price"); a key that ends in * stands for every key that begins
/// so ("order_*.total"); the empty path is the whole value.
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

  /// The same into an Extraction that is used again and again. Returns the offset after
  /// the value, npos when it is cut off or malformed.
  size_t extract_into(std::string_view text, Extraction& out) const;

  size_t size() const { return path_count_; }

  static constexpr int kMaxWrapping = 4;

 private:
  struct Node {
    std::vector<std::pair<std::string, size_t>> children;  // key → index into nodes_
    std::vector<std::pair<std::string, size_t>> patterns;  // beginning of a key → index
    int value_index = -1;
    bool repeats = false;  // below a pattern: every value counts
  };
  class Pass;

  size_t child_of(size_t node, std::string_view key);

  std::vector<Node> nodes_;
  std::vector<std::string> wrapper_keys_;
  size_t path_count_ = 0;
};

}  // namespace companion::json_reader

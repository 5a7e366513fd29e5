#include "json_reader/path_set.h"

#include "json_reader/skip.h"

namespace companion::json_reader {

PathSet::PathSet() : nodes_(1) {}

size_t PathSet::child_of(size_t node, std::string_view key) {
  const bool is_pattern = key.size() > 1 && key.back() == '*';
  if (is_pattern) key.remove_suffix(1);
  for (const auto& [name, index] : is_pattern ? nodes_[node].patterns : nodes_[node].children) {
    if (name == key) return index;
  }
  const size_t next = nodes_.size();
  nodes_.emplace_back();
  nodes_[next].repeats = is_pattern || nodes_[node].repeats;
  auto& siblings = is_pattern ? nodes_[node].patterns : nodes_[node].children;
  siblings.emplace_back(key, next);
  return next;
}

size_t PathSet::add(std::string_view path) {
  size_t node = 0;
  while (!path.empty()) {
    const size_t dot = std::min(path.find('.'), path.size());
    node = child_of(node, path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  if (nodes_[node].value_index < 0) nodes_[node].value_index = static_cast<int>(path_count_++);
  return static_cast<size_t>(nodes_[node].value_index);
}

void PathSet::unwrap_root(std::vector<std::string> keys) { wrapper_keys_ = std::move(keys); }

/// One run over one text. Recursion follows the path tree, never the depth of the input.
class PathSet::Pass {
 public:
  Pass(const PathSet& paths, std::string_view text, Extraction& out)
      : paths_(paths), text_(text), out_(out) {}

  /// Reads the value at `pos` for `node`; returns the position after it or npos.
  size_t value(size_t pos, size_t node, int wrapping) {
    if (pos >= text_.size()) return npos;
    // The same key again: what its first value held no longer counts.
    if (node != kRoot) forget_below(node);
    size_t end = npos;
    if (text_[pos] == '{' && has_children(node, wrapping)) {
      end = object(pos, node, wrapping);
    } else if (text_[pos] == '[' && has_children(node, wrapping)) {
      end = array(pos, node);
    } else {
      end = skip_value(text_, pos);
    }
    const int index = paths_.nodes_[node].value_index;
    if (index >= 0 && end != npos) keep(static_cast<size_t>(index), node, text_.substr(pos, end - pos));
    return end;
  }

 private:
  static constexpr size_t kRoot = 0;
  static constexpr size_t kNoChild = kRoot;  // the root is nobody's child

  void forget_below(size_t node) {
    for (const auto& [key, child] : paths_.nodes_[node].children) {
      const int index = paths_.nodes_[child].value_index;
      if (index >= 0) out_.values[static_cast<size_t>(index)] = {};
      forget_below(child);
    }
  }

  void keep(size_t index, size_t node, std::string_view raw) {
    out_.values[index] = raw;
    if (paths_.nodes_[node].repeats) out_.repeated.push_back({index, pattern_key_, raw});
  }

  bool has_children(size_t node, int wrapping) const {
    const Node& at = paths_.nodes_[node];
    return !at.children.empty() || !at.patterns.empty() || wrapping > 0;
  }

  size_t child(size_t node, std::string_view key) {
    for (const auto& [name, index] : paths_.nodes_[node].children) {
      // Nearly all comparisons end at the first byte: the call of memcmp is spared.
      if (name.size() == key.size() && name.front() == key.front() && name == key) return index;
    }
    for (const auto& [beginning, index] : paths_.nodes_[node].patterns) {
      if (key.substr(0, beginning.size()) != beginning) continue;
      pattern_key_ = key;
      return index;
    }
    return kNoChild;
  }

  /// Elements from here on are never selected: paths name only the first few.
  size_t selected_elements(size_t node) const {
    constexpr size_t kMaxNamedElement = 10;
    return paths_.nodes_[node].children.empty() ? 0 : kMaxNamedElement;
  }

  bool unwraps(std::string_view key) const {
    for (const std::string& wrapper : paths_.wrapper_keys_) {
      if (wrapper == key) return true;
    }
    return false;
  }

  size_t member(size_t pos, size_t node, std::string_view key, int wrapping) {
    if (wrapping > 0 && unwraps(key)) return value(pos, kRoot, wrapping - 1);
    if (key.empty()) return skip_value(text_, pos);
    const size_t next = child(node, key);
    return next == kNoChild ? skip_value(text_, pos) : value(pos, next, 0);
  }

  size_t object(size_t pos, size_t node, int wrapping) {
    pos = skip_space(text_, pos + 1);
    if (pos < text_.size() && text_[pos] == '}') return pos + 1;
    while (pos < text_.size() && text_[pos] == '"') {
      const size_t key_end = skip_string(text_, pos);
      if (key_end == npos) return npos;
      const std::string_view key(text_.data() + pos + 1, key_end - pos - 2);
      pos = skip_space(text_, key_end);
      if (pos >= text_.size() || text_[pos] != ':') return npos;
      pos = member(skip_space(text_, pos + 1), node, key, wrapping);
      if (pos == npos) return npos;
      pos = skip_space(text_, pos);
      if (pos >= text_.size()) return npos;
      if (text_[pos] == '}') return pos + 1;
      if (text_[pos] != ',') return npos;
      pos = skip_space(text_, pos + 1);
    }
    return npos;
  }

  size_t array(size_t pos, size_t node) {
    pos = skip_space(text_, pos + 1);
    if (pos < text_.size() && text_[pos] == ']') return pos + 1;
    const size_t selected = selected_elements(node);
    for (size_t element = 0; pos < text_.size(); ++element) {
      const size_t next = element < selected ? child(node, std::to_string(element)) : kNoChild;
      pos = next == kNoChild ? skip_value(text_, pos) : value(pos, next, 0);
      if (pos == npos) return npos;
      pos = skip_space(text_, pos);
      if (pos >= text_.size()) return npos;
      if (text_[pos] == ']') return pos + 1;
      if (text_[pos] != ',') return npos;
      pos = skip_space(text_, pos + 1);
    }
    return npos;
  }

  const PathSet& paths_;
  std::string_view text_;
  Extraction& out_;
  std::string_view pattern_key_;  // the last key that matched a pattern
};

Extraction PathSet::extract(std::string_view text) const {
  Extraction out;
  extract_into(text, out);
  return out;
}

size_t PathSet::extract_into(std::string_view text, Extraction& out) const {
  out.values.assign(path_count_, std::string_view());
  out.repeated.clear();
  const size_t begin = skip_space(text, 0);
  const int wrapping = wrapper_keys_.empty() ? 0 : kMaxWrapping;
  const size_t end = Pass(*this, text, out).value(begin, 0, wrapping);
  out.complete = end != npos;
  return end;
}

}  // namespace companion::json_reader

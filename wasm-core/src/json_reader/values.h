// Reads single JSON values out of raw slices of the text ("raw" = exactly the bytes of
// one value, quotes and brackets included).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "json_reader/skip.h"

namespace companion::json_reader {

/// True for a slice that is a JSON (or JavaScript) string literal.
bool is_string(std::string_view raw);
bool is_object(std::string_view raw);
bool is_array(std::string_view raw);

/// Decodes a string literal, double or single quoted, with all JSON escapes. Lone
/// surrogates and broken UTF-8 become U+FFFD. Absent when `raw` is not a string.
std::optional<std::string> decode_string(std::string_view raw);

/// The text as a JSON string literal, so that plain text can be read like a raw value.
std::string quoted(std::string_view text);

/// Text of a scalar: a string's content, or a number's or literal's own characters
/// ("null" is absent, as are objects and arrays).
std::optional<std::string> scalar_text(std::string_view raw);

/// true/false, also as strings "true"/"false".
std::optional<bool> boolean(std::string_view raw);

/// Calls `step(pos)` for the position of each element, which returns the position after it,
/// npos when there is no whole element. False when the array is broken or no array.
/// A template, as it is called for every row of every table.
template <typename Step>
bool walk_array(std::string_view raw_array, Step&& step) {
  if (!is_array(raw_array)) return false;
  size_t pos = skip_space(raw_array, 1);
  if (pos < raw_array.size() && raw_array[pos] == ']') return true;
  while (pos < raw_array.size()) {
    pos = step(pos);
    if (pos == npos) return false;
    pos = skip_space(raw_array, pos);
    if (pos >= raw_array.size()) return false;
    if (raw_array[pos] == ']') return true;
    if (raw_array[pos] != ',') return false;
    pos = skip_space(raw_array, pos + 1);
  }
  return false;
}

/// Calls `visit(raw_element)` for each element until it returns false.
/// Returns false when the array is broken or not an array (elements before the break
/// have been visited).
template <typename Visit>
bool for_each_element(std::string_view raw_array, Visit&& visit) {
  bool stopped = false;
  const bool whole = walk_array(raw_array, [&](size_t pos) {
    const size_t end = skip_value(raw_array, pos);
    if (end == npos) return npos;
    stopped = !visit(raw_array.substr(pos, end - pos));
    return stopped ? npos : end;
  });
  return whole || stopped;
}

/// Calls `visit(key, raw_value)` for each member until it returns false; keys are the
/// raw characters between the quotes. Returns false when the object is broken.
template <typename Visit>
bool for_each_member(std::string_view raw_object, Visit&& visit) {
  if (!is_object(raw_object)) return false;
  size_t pos = skip_space(raw_object, 1);
  if (pos < raw_object.size() && raw_object[pos] == '}') return true;
  while (pos < raw_object.size() && raw_object[pos] == '"') {
    const size_t key_end = skip_string(raw_object, pos);
    if (key_end == npos) return false;
    const std::string_view key = raw_object.substr(pos + 1, key_end - pos - 2);
    pos = skip_space(raw_object, key_end);
    if (pos >= raw_object.size() || raw_object[pos] != ':') return false;
    pos = skip_space(raw_object, pos + 1);
    const size_t end = skip_value(raw_object, pos);
    if (end == npos) return false;
    if (!visit(key, raw_object.substr(pos, end - pos))) return true;
    pos = skip_space(raw_object, end);
    if (pos >= raw_object.size()) return false;
    if (raw_object[pos] == '}') return true;
    if (raw_object[pos] != ',') return false;
    pos = skip_space(raw_object, pos + 1);
  }
  return false;
}

/// The raw values of the members of these names, in their order; empty where there is none.
template <size_t N>
std::array<std::string_view, N> members(std::string_view raw_object,
                                        const std::array<std::string_view, N>& names) {
  std::array<std::string_view, N> out;
  for_each_member(raw_object, [&](std::string_view key, std::string_view value) {
    for (size_t i = 0; i < N; ++i) {
      if (key == names[i]) out[i] = value;
    }
    return true;
  });
  return out;
}

}  // namespace companion::json_reader

#include "page/script_data.h"

#include <algorithm>

#include "json_reader/skip.h"
#include "json_reader/values.h"
#include "page/page_sources.h"

namespace companion::page {
namespace {

using json_reader::npos;
using json_reader::skip_value;

bool is_identifier_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || c == '.';
}

/// Past white space and comments. An unclosed comment is looked for only so far, or a text
/// full of comment openers would be passed over once for each.
size_t skip_script_space(std::string_view text, size_t pos) {
  constexpr size_t kMaxCommentBytes = 4096;
  while (true) {
    pos = json_reader::skip_space(text, pos);
    const std::string_view next = text.substr(std::min(pos, text.size()), 2);
    if (next == "//") {
      const size_t end = text.substr(pos, kMaxCommentBytes).find('\n');
      if (end == npos) return text.size();
      pos += end;
    } else if (next == "/*") {
      const size_t end = text.substr(pos, kMaxCommentBytes).find("*/");
      if (end == npos) return text.size();
      pos += end + 2;
    } else {
      return pos;
    }
  }
}

std::string_view identifier_at(std::string_view text, size_t pos) {
  size_t end = pos;
  while (end < text.size() && is_identifier_char(text[end])) ++end;
  return text.substr(pos, end - pos);
}

/// After `NAME` at `pos`: the position of the value of `NAME = value`, or npos.
size_t assigned_value(std::string_view text, size_t pos) {
  pos = skip_script_space(text, pos);
  if (pos >= text.size() || text[pos] != '=' || text.substr(pos, 2) == "==") return npos;
  pos = skip_script_space(text, pos + 1);
  return pos < text.size() ? pos : npos;
}

/// The raw value at `pos`. An object or array that the text cuts off reaches to the end
/// (its complete members count); a scalar that is cut off is empty.
std::string_view value_at(std::string_view text, size_t pos) {
  const size_t end = skip_value(text, pos);
  if (end == npos) {
    const bool container = text[pos] == '{' || text[pos] == '[';
    return container ? text.substr(pos) : text.substr(text.size());
  }
  std::string_view value = text.substr(pos, end - pos);
  const size_t semicolon = value.front() == '"' || value.front() == '\'' ||
                                   value.front() == '{' || value.front() == '['
                               ? npos
                               : value.find(';');
  return value.substr(0, semicolon);
}

/// The key of an object literal's member at `pos` (quoted or bare); moves past it.
std::string_view take_key(std::string_view text, size_t& pos) {
  if (text[pos] == '"' || text[pos] == '\'') {
    const size_t end = json_reader::skip_string(text, pos);
    if (end == npos) return {};
    const std::string_view key = text.substr(pos + 1, end - pos - 2);
    pos = end;
    return key;
  }
  const std::string_view key = identifier_at(text, pos);
  pos += key.size();
  return key;
}

/// The raw value of a member of the object literal at `pos`; absent when it has none.
std::optional<std::string_view> literal_member(std::string_view text, size_t pos,
                                               std::string_view member) {
  pos = skip_script_space(text, pos + 1);
  while (pos < text.size() && text[pos] != '}') {
    const std::string_view key = take_key(text, pos);
    pos = skip_script_space(text, pos);
    if (key.empty() || pos >= text.size() || text[pos] != ':') return std::nullopt;
    pos = skip_script_space(text, pos + 1);
    if (pos >= text.size()) return std::nullopt;
    if (key == member) return value_at(text, pos);
    pos = skip_value(text, pos);
    if (pos == npos) return std::nullopt;
    pos = skip_script_space(text, pos);
    if (pos < text.size() && text[pos] == ',') pos = skip_script_space(text, pos + 1);
  }
  return std::nullopt;
}

/// Offset in `script` just after `part`, which is a view into it. Scanning goes on there,
/// so that each byte is looked at once, however often a marker is repeated inside values.
size_t offset_after(std::string_view script, std::string_view part) {
  return static_cast<size_t>(part.data() - script.data()) + part.size();
}

void collect_object(std::string_view script, const ObjectMarker& marker, ScriptData& out) {
  for (size_t at = 0; (at = script.find(marker.marker, at)) != npos;) {
    at += marker.marker.size();
    const size_t value = assigned_value(script, at);
    if (value == npos || script[value] != '{') continue;
    std::optional<std::string_view> found;
    if (!marker.member.empty()) found = literal_member(script, value, marker.member);
    if (!found) found = value_at(script, value);
    out.objects.push_back(*found);
    at = offset_after(script, *found);
  }
}

/// OBJECT.name = value; for every such line of the script.
void collect_assignments(std::string_view script, ScriptData& out) {
  const std::string prefix = page_sources().assignment_object + ".";
  for (size_t at = 0; (at = script.find(prefix, at)) != npos;) {
    at += prefix.size();
    const std::string_view name = identifier_at(script, at);
    const size_t value = assigned_value(script, at + name.size());
    if (name.empty() || value == npos) continue;
    const std::string_view raw = value_at(script, value);
    out.assignments[std::string(name)] = raw;
    at = offset_after(script, raw);
  }
}

bool holds_all(std::string_view object, const std::vector<std::string>& members) {
  size_t found = 0;
  json_reader::for_each_member(object, [&](std::string_view key, std::string_view) {
    if (std::find(members.begin(), members.end(), key) != members.end()) ++found;
    return true;
  });
  return found >= members.size();
}

void collect_variables(std::string_view script, ScriptData& out) {
  for (const std::string& name : page_sources().variables) {
    const size_t at = script.find(name);
    if (at == npos) continue;
    const size_t value = assigned_value(script, at + name.size());
    if (value != npos) out.assignments[name] = value_at(script, value);
  }
}

}  // namespace

void collect_script_data(std::string_view script, ScriptData& out) {
  for (const ObjectMarker& marker : page_sources().object_markers) {
    collect_object(script, marker, out);
  }
  collect_assignments(script, out);
  collect_variables(script, out);
}

void collect_nested_objects(std::string_view script_id, std::string_view json, ScriptData& out) {
  for (const NestedObject& nested : page_sources().nested_objects) {
    if (nested.marker != script_id) continue;
    const std::string key = json_reader::quoted(nested.member) + ":";
    for (size_t at = 0; (at = json.find(key, at)) != npos;) {
      at = json_reader::skip_space(json, at + key.size());
      if (at >= json.size() || json[at] != '{') continue;
      const std::string_view value = value_at(json, at);
      if (holds_all(value, nested.holds)) out.objects.push_back(value);
      at = offset_after(json, value);
    }
  }
}

std::optional<std::string_view> first_assigned_object(std::string_view script) {
  constexpr size_t kMaxHeadBytes = 4096;  // such a file begins with its data
  for (size_t at = 0; (at = script.substr(0, kMaxHeadBytes).find('=', at)) != npos; ++at) {
    const size_t value = assigned_value(script, at);
    if (value == npos || (script[value] != '{' && script[value] != '[')) continue;
    return value_at(script, value);
  }
  return std::nullopt;
}

std::optional<std::string_view> jsonp_body(std::string_view text) {
  const size_t begin = skip_script_space(text, 0);
  const std::string_view callback = identifier_at(text, begin);
  size_t pos = skip_script_space(text, begin + callback.size());
  if (callback.empty() || pos >= text.size() || text[pos] != '(') return std::nullopt;
  pos = skip_script_space(text, pos + 1);
  if (pos >= text.size() || (text[pos] != '{' && text[pos] != '[')) return std::nullopt;
  return value_at(text, pos);
}

}  // namespace companion::page

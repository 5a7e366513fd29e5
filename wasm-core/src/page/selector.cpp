#include "page/selector.h"

namespace companion::page {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

std::string take_name(std::string_view text, size_t& pos) {
  const size_t begin = pos;
  while (pos < text.size() && is_name_char(text[pos])) ++pos;
  return std::string(text.substr(begin, pos - begin));
}

/// Parses [name], [name="value"] or [name*="part"] at `pos`.
std::optional<AttributeTest> take_attribute_test(std::string_view text, size_t& pos) {
  AttributeTest test{"", AttributeTest::Kind::kEquals, ""};
  ++pos;
  test.name = take_name(text, pos);
  if (!test.name.empty() && pos < text.size() && text[pos] == ']') {
    test.kind = AttributeTest::Kind::kPresent;
    ++pos;
    return test;
  }
  if (pos < text.size() && text[pos] == '*') {
    test.kind = AttributeTest::Kind::kContains;
    ++pos;
  }
  if (test.name.empty() || text.substr(pos, 2) != "=\"") return std::nullopt;
  const size_t end = text.find('"', pos + 2);
  if (end == std::string_view::npos || text.substr(end, 2) != "\"]") return std::nullopt;
  test.value = std::string(text.substr(pos + 2, end - pos - 2));
  pos = end + 2;
  return test;
}

std::optional<CompoundSelector> parse_compound(std::string_view text) {
  CompoundSelector out;
  size_t pos = 0;
  out.tag = take_name(text, pos);
  while (pos < text.size()) {
    if (text[pos] == '.') {
      ++pos;
      std::string name = take_name(text, pos);
      if (name.empty()) return std::nullopt;
      out.tests.push_back({"class", AttributeTest::Kind::kHasWord, std::move(name)});
    } else if (text[pos] == '[') {
      auto test = take_attribute_test(text, pos);
      if (!test) return std::nullopt;
      out.tests.push_back(std::move(*test));
    } else {
      return std::nullopt;
    }
  }
  if (out.tag.empty() && out.tests.empty()) return std::nullopt;
  return out;
}

bool has_word(std::string_view words, std::string_view word) {
  for (size_t pos = words.find(word); pos != std::string_view::npos;
       pos = words.find(word, pos + 1)) {
    const bool left = pos == 0 || words[pos - 1] == ' ';
    const size_t end = pos + word.size();
    if (left && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

bool passes(const AttributeTest& test, const Attributes& attributes) {
  // Most tags fail on the raw characters already, before anything is decoded.
  if (attributes.raw().find(test.value) == std::string_view::npos) return false;
  const auto value = attributes.get(test.name);
  if (!value) return false;
  switch (test.kind) {
    case AttributeTest::Kind::kPresent: return true;
    case AttributeTest::Kind::kEquals: return *value == test.value;
    case AttributeTest::Kind::kContains: return value->find(test.value) != std::string::npos;
    case AttributeTest::Kind::kHasWord: return has_word(*value, test.value);
  }
  return false;
}

}  // namespace

bool CompoundSelector::matches(std::string_view tag_name, const Attributes& attributes) const {
  if (!tag.empty() && !same_name(tag, tag_name)) return false;
  for (const AttributeTest& test : tests) {
    if (!passes(test, attributes)) return false;
  }
  return true;
}

std::optional<Selector> parse_selector(std::string_view text) {
  // A space inside quotes is part of a value, not a descendant combinator.
  size_t space = std::string_view::npos;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ' ' && !quoted) space = i;
  }
  Selector out;
  if (space != std::string_view::npos) {
    out.ancestor = parse_compound(text.substr(0, space));
    if (!out.ancestor) return std::nullopt;
    text.remove_prefix(space + 1);
  }
  const auto target = parse_compound(text);
  if (!target) return std::nullopt;
  out.target = *target;
  return out;
}

}  // namespace companion::page

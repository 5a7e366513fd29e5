#include "reference_reader.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "json_reader/path_set.h"
#include "json_reader/values.h"
#include "rules/rule_pack.h"

namespace companion::fuzz {
namespace {

using nlohmann::json;

/// Comparing two trees takes stack for every level.
constexpr int kMaxDepth = 200;

bool is_dotted_path(const std::string& text) {
  return !text.empty() && text.front() != '.' && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '@';
  });
}

/// Every string inside a page rule file that can be a path: a few that are none do no harm.
void add_paths(const json& value, std::set<std::string>& out) {
  if (value.is_string() && is_dotted_path(value)) out.insert(value.get<std::string>());
  if (!value.is_structured()) return;
  for (const json& member : value) add_paths(member, out);
}

bool is_too_deep(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  for (const char c : text) {
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return deepest > kMaxDepth;
}

/// Whether a string with a backslash is followed by a colon. `text` is valid JSON.
bool has_escaped_key(std::string_view text) {
  for (size_t pos = 0; (pos = text.find('"', pos)) != std::string_view::npos;) {
    const size_t begin = pos++;
    while (text[pos] != '"') pos += text[pos] == '\\' ? 2 : 1;
    const std::string_view content = text.substr(begin, ++pos - begin);
    const size_t next = text.find_first_not_of(" \t\r\n", pos);
    if (next != std::string_view::npos && text[next] == ':' &&
        content.find('\\') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string sentence(const std::string& path, std::string_view streamed, const json* parsed) {
  return path + ": streamed " + (streamed.empty() ? "nothing" : std::string(streamed)) +
         ", parsed " + (parsed == nullptr ? "nothing" : parsed->dump());
}

bool agree(std::string_view raw, const json& parsed) {
  const json streamed = json::parse(raw, nullptr, /*allow_exceptions=*/false);
  if (streamed.is_discarded() || streamed != parsed) return false;
  return !parsed.is_string() || json_reader::decode_string(raw) == parsed.get<std::string>();
}

struct RulePathSet {
  json_reader::PathSet set;
  std::vector<size_t> index;  ///< per path of rule_paths()
};

const RulePathSet& rule_path_set() {
  static const RulePathSet built = [] {
    RulePathSet out;
    for (const std::string& path : rule_paths()) out.index.push_back(out.set.add(path));
    return out;
  }();
  return built;
}

}  // namespace

const std::vector<std::string>& rule_paths() {
  static const std::vector<std::string> paths = [] {
    std::set<std::string> found;
    for (const rules::EmbeddedFile& file : rules::embedded_files()) {
      if (file.name.substr(0, 6) == "pages/") add_paths(json::parse(file.text), found);
    }
    return std::vector<std::string>(found.begin(), found.end());
  }();
  return paths;
}

std::optional<json> full_parse(std::string_view text) {
  // nlohmann_json takes a zero byte for the end of the text.
  if (is_too_deep(text) || text.find('\0') != std::string_view::npos) return std::nullopt;
  json root = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded() || has_escaped_key(text)) return std::nullopt;
  return root;
}

const json* value_at(const json& root, std::string_view path) {
  const json* value = &root;
  while (!path.empty()) {
    const size_t dot = std::min(path.find('.'), path.size());
    const std::string key(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (value->is_object()) {
      const auto found = value->find(key);
      if (found == value->end()) return nullptr;
      value = &*found;
    } else if (value->is_array()) {
      size_t element = 0;
      while (element < value->size() && std::to_string(element) != key) ++element;
      if (element == value->size()) return nullptr;
      value = &(*value)[element];
    } else {
      return nullptr;
    }
  }
  return value;
}

std::string first_difference(std::string_view text, const json& root) {
  const RulePathSet& paths = rule_path_set();
  const json_reader::Extraction found = paths.set.extract(text);
  if (!found.complete) return "the streaming reader calls valid JSON broken";
  for (size_t i = 0; i < rule_paths().size(); ++i) {
    const std::string_view streamed = found.values[paths.index[i]];
    const json* parsed = value_at(root, rule_paths()[i]);
    if (parsed == nullptr ? !streamed.empty() : !agree(streamed, *parsed)) {
      return sentence(rule_paths()[i], streamed, parsed);
    }
  }
  return {};
}

}  // namespace companion::fuzz

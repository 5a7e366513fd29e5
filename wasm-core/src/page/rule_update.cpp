#include "page/rule_update.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "page/layout_pack.h"
#include "page/rule_members.h"
#include "rules/parsed_json.h"

namespace companion::page {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr size_t kMaxLayouts = 100;
constexpr size_t kMaxTextBytes = 400;  // of one string: the longest shipped one has 260
constexpr int kMaxNesting = 16;        // an order's lines lie 11 deep
constexpr std::string_view kPackMembers[] = {"format", "version", "minimum_engine", "pages", "sources"};

using Numbers = std::array<int, 4>;

/// "2026-11-23.1" by "---." as four numbers, what is not there at the end as 0; absent when
/// the text is written otherwise.
std::optional<Numbers> numbers_of(std::string_view text, std::string_view separators, size_t required) {
  Numbers numbers{};
  for (size_t i = 0; i < numbers.size(); ++i) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    if (error != std::errc() || numbers[i] < 0) return std::nullopt;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    if (text.empty()) return i + 1 < required ? std::nullopt : std::optional(numbers);
    if (i >= separators.size() || text.front() != separators[i]) return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

std::optional<Numbers> pack_version(std::string_view text) { return numbers_of(text, "--.", 3); }
std::optional<Numbers> engine_version(std::string_view text) { return numbers_of(text, "..", 3); }

/// Bounds what the rest may cost, before anything else looks at the document.
void require_limits(const json& value, int nesting) {
  if (nesting > kMaxNesting) refuse_rule("pack", "nested too deeply");
  if (value.is_string()) {
    const size_t size = value.get_ref<const std::string&>().size();
    // An empty marker would be found on every page.
    if (size == 0 || size > kMaxTextBytes) refuse_rule("text", "empty or too long");
  }
  if (!value.is_structured()) return;
  for (const auto& [key, element] : value.items()) {
    if (key.size() > kMaxTextBytes) refuse_rule("text", "too long");
    require_limits(element, nesting + 1);
  }
}

/// The head of a pack: what it is, and whether it is for this engine and of use to it.
void require_head(const json& pack) {
  require_members(pack, kPackMembers, "pack");
  if (pack.at("format") != kFormat) refuse_rule("pack", "format");
  const auto version = pack.at("version").get<std::string>();
  const auto minimum = pack.at("minimum_engine").get<std::string>();
  const auto needed = engine_version(minimum);
  if (!needed || *needed > *engine_version(COMPANION_ENGINE_VERSION)) {
    refuse_rule("engine " COMPANION_ENGINE_VERSION ", but the pack is for", minimum);
  }
  if (!is_later_version(version, rule_pack().version)) {
    refuse_rule("version not later than " + rule_pack().version, version);
  }
}

void add_updated_layout(const json& rule, RulePack& pack) {
  require_layout_members(rule);
  const auto id = rule.at("id").get<std::string>();
  for (const Layout& other : pack.layouts) {
    if (other.id == id) refuse_rule("id of two layouts", id);
  }
  add_layout(rule, pack);
}

Error refusal(const std::string& where, const char* message) {
  return {ErrorCode::kInvalidInput, where, message};
}

}  // namespace

bool is_later_version(std::string_view version, std::string_view than) {
  const auto a = pack_version(version), b = pack_version(than);
  return a && b && *a > *b;
}

Result<std::unique_ptr<const PageRules>> read_rule_update(std::string_view text) {
  if (text.size() > kMaxUpdateBytes) {
    return Error{ErrorCode::kTooLarge, "pack", "a rule pack of more than 512 KiB is not read"};
  }
  const json document = rules::parsed_json(text);
  std::string where = "pack";
  try {
    require_limits(document, 0);
    require_head(document);
    auto rules = std::make_unique<PageRules>();
    rules->is_update = true;
    rules->pack.version = document.at("version");
    where = "pages";
    const auto& pages = document.at("pages").get_ref<const json::array_t&>();
    if (pages.empty() || pages.size() > kMaxLayouts) return refusal(where, "no layouts, or too many");
    for (const json& rule : pages) {
      where = "pages[" + std::to_string(rules->pack.layouts.size()) + "]";
      if (rule.contains("id") && rule["id"].is_string()) where += " " + rule["id"].get<std::string>();
      add_updated_layout(rule, rules->pack);
    }
    where = "sources";
    require_source_members(document.at("sources"));
    rules->sources = read_page_sources(document["sources"]);
    return std::unique_ptr<const PageRules>(std::move(rules));
  } catch (const json::exception& fault) {
    return refusal(where, fault.what());
  } catch (const std::invalid_argument& fault) {
    return refusal(where, fault.what());
  }
}

}  // namespace companion::page

#include "page/page_rules.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "page/layout_pack.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::page {
namespace {

constexpr std::string_view kPagesFolder = "pages/";

PageRules load_shipped() {
  PageRules shipped;
  const auto sources = rules::parsed_json(rules::embedded_file("sources/page_sources"));
  shipped.sources = read_page_sources(sources);
  shipped.pack.version = sources.at("version");
  for (const rules::EmbeddedFile& file : rules::embedded_files()) {
    if (file.name.substr(0, kPagesFolder.size()) != kPagesFolder) continue;
    add_layout(rules::parsed_json(file.text), shipped.pack);
  }
  return shipped;
}

/// Null: the shipped ones.
thread_local std::unique_ptr<const PageRules> update_in_use;

}  // namespace

const PageRules& shipped_rules() {
  static const PageRules rules = load_shipped();
  return rules;
}

const PageRules& rules_in_use() { return update_in_use ? *update_in_use : shipped_rules(); }

void use_rules(std::unique_ptr<const PageRules> rules) { update_in_use = std::move(rules); }

void use_shipped_rules() { update_in_use.reset(); }

const RulePack& rule_pack() { return rules_in_use().pack; }

const PageSources& page_sources() { return rules_in_use().sources; }

}  // namespace companion::page

#include "api/rule_methods.h"

#include <utility>

#include "page/rule_update.h"

namespace companion::api {

using nlohmann::json;

Result<json> rules_load(const json&, std::string_view payload) {
  auto update = page::read_rule_update(payload);
  if (!update) {
    Error error = update.error();
    error.where = "rules.load." + error.where;
    return error;
  }
  page::use_rules(std::move(*update));
  return rules_in_use_json();
}

Result<json> rules_reset(const json&, std::string_view) {
  page::use_shipped_rules();
  return rules_in_use_json();
}

json rules_in_use_json() {
  const page::PageRules& rules = page::rules_in_use();
  return {{"rule_pack_version", rules.pack.version},
          {"rule_pack_origin", rules.is_update ? "updated" : "shipped"}};
}

}  // namespace companion::api

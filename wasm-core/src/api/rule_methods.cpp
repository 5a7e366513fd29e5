#include "api/rule_methods.h"

#include <utility>

#include "page/rule_update.h"

namespace companion::api {

using nlohmann::json;

namespace {

std::string rules_in_use() {
  JsonWriter out;
  out.begin_object();
  write_rules_in_use(out);
  out.end_object();
  return out.take();
}

}  // namespace

Result<std::string> rules_load(const json&, std::string_view payload) {
  auto update = page::read_rule_update(payload);
  if (!update) {
    Error error = update.error();
    error.where = "rules.load." + error.where;
    return error;
  }
  page::use_rules(std::move(*update));
  return rules_in_use();
}

Result<std::string> rules_reset(const json&, std::string_view) {
  page::use_shipped_rules();
  return rules_in_use();
}

void write_rules_in_use(JsonWriter& out) {
  const page::PageRules& rules = page::rules_in_use();
  out.key("rule_pack_version").string(rules.pack.version);
  out.key("rule_pack_origin").string(rules.is_update ? "updated" : "shipped");
}

}  // namespace companion::api

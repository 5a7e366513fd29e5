// The table of engine methods, and the envelope around every answer.
#include <exception>
#include <nlohmann/json.hpp>

#include "api/cost_methods.h"
#include "api/history_methods.h"
#include "api/listing_methods.h"
#include "api/look_alike_methods.h"
#include "api/notification_methods.h"
#include "api/observation_methods.h"
#include "api/page_methods.h"
#include "api/rule_methods.h"
#include "api/warm_up.h"
#include "api/watch_methods.h"
#include "companion/engine.h"
#include "companion/result.h"
#include "rules/parsed_json.h"

namespace companion {
namespace {

using nlohmann::json;

using JsonMethod = Result<json> (*)(const json& args, std::string_view payload);
/// A method whose answer is large enough that it writes JSON text itself.
using TextMethod = Result<std::string> (*)(const json& args, std::string_view payload);

struct Method {
  std::string_view name;
  JsonMethod json = nullptr;
  TextMethod text = nullptr;
};

constexpr Method kMethods[] = {
    {"engine.warm_up", api::warm_up},
    {"facts.read", nullptr, api::facts_read},
    {"layouts.list", api::layouts_list},
    {"layouts.check", nullptr, api::layouts_check},
    {"page.probes", api::page_probes},
    {"rules.load", api::rules_load},
    {"rules.reset", api::rules_reset},
    {"history.merge", api::history_merge},
    {"history.read", nullptr, api::history_read},
    {"history.assess", nullptr, api::history_assess},
    {"offer.cost", nullptr, api::offer_cost_of_facts},
    {"listing.judge", api::listing_judge},
    {"products.look_alikes", nullptr, api::products_look_alikes},
    {"observations.from_facts", api::observations_from_facts},
    {"observations.check", api::observations_check},
    {"watch.evaluate", api::watch_evaluate},
    {"watch.preview", api::watch_preview},
    {"notification.rank", api::notification_rank},
};

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::string> run(std::string_view method, std::string_view args_text,
                        std::string_view payload) {
  json args = json::object();
  if (!args_text.empty()) args = rules::parsed_json(args_text);
  if (!args.is_object()) {
    return Error{ErrorCode::kInvalidInput, std::string(method), "the arguments are not a JSON object"};
  }
  for (const Method& row : kMethods) {
    if (row.name != method) continue;
    if (row.text != nullptr) return row.text(args, payload);
    const Result<json> value = row.json(args, payload);
    if (!value) return value.error();
    return dumped(*value);
  }
  return Error{ErrorCode::kUnknownMethod, std::string(method), "no engine method of this name"};
}

std::string envelope(const Result<std::string>& value_text) {
  if (value_text) return "{\"ok\":true,\"value\":" + *value_text + "}";
  const Error& error = value_text.error();
  return dumped({{"ok", false},
                 {"error",
                  {{"code", error_name(error.code)},
                   {"where", error.where},
                   {"message", error.message}}}});
}

}  // namespace

std::string call(std::string_view method, std::string_view args, std::string_view payload) {
  try {
    return envelope(run(method, args, payload));
  } catch (const std::exception& fault) {
    // Nothing may be thrown across the WASM boundary. Methods check their input, so what
    // arrives here is our own mistake (or memory running out).
    return envelope(Error{ErrorCode::kInternal, std::string(method), fault.what()});
  }
}

}  // namespace companion

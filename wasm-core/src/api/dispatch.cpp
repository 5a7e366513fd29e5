// The table of engine methods, and the envelope around every answer.
#include <exception>
#include <nlohmann/json.hpp>

#include "api/advice_methods.h"
#include "api/cost_methods.h"
#include "api/history_methods.h"
#include "api/json_members.h"
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

struct Method {
  std::string_view name;
  /// The answer's JSON text.
  Result<std::string> (*answer)(const json& args, std::string_view payload);
};

constexpr Method kMethods[] = {
    {"engine.warm_up", api::warm_up},
    {"facts.read", api::facts_read},
    {"layouts.list", api::layouts_list},
    {"layouts.check", api::layouts_check},
    {"page.probes", api::page_probes},
    {"rules.load", api::rules_load},
    {"rules.reset", api::rules_reset},
    {"history.merge", api::history_merge},
    {"history.read", api::history_read},
    {"history.assess", api::history_assess},
    {"advice.settle", api::advice_settle},
    {"offer.cost", api::offer_cost_of_facts},
    {"listing.judge", api::listing_judge},
    {"products.look_alikes", api::products_look_alikes},
    {"observations.from_facts", api::observations_from_facts},
    {"observations.check", api::observations_check},
    {"watch.evaluate", api::watch_evaluate},
    {"watch.preview", api::watch_preview},
    {"notification.rank", api::notification_rank},
};

Result<std::string> run(std::string_view method, std::string_view args_text,
                        std::string_view payload) {
  json args = json::object();
  if (!args_text.empty()) args = rules::parsed_json(args_text);
  if (!args.is_object()) {
    return Error{ErrorCode::kInvalidInput, std::string(method), "the arguments are not a JSON object"};
  }
  for (const Method& row : kMethods) {
    if (row.name != method) continue;
    return row.answer(args, payload);
  }
  return Error{ErrorCode::kUnknownMethod, std::string(method), "no engine method of this name"};
}

std::string envelope(const Result<std::string>& value_text) {
  if (value_text) return "{\"ok\":true,\"value\":" + *value_text + "}";
  JsonWriter out;
  out.begin_object().key("ok").boolean(false);
  out.key("error").begin_object();
  api::write_error(out, value_text.error());
  out.end_object().end_object();
  return out.take();
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

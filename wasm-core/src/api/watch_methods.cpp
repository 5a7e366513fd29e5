#include "api/watch_methods.h"

#include <algorithm>
#include <string>
#include <utility>

#include "api/series_fields.h"
#include "api/watch_json.h"
#include "shopper/watch.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// What a read that brought nothing leaves behind: everything as it was.
std::string untouched(const std::optional<shopper::WatchState>& before) {
  JsonWriter out;
  out.begin_object().key("alerts").begin_array().end_array();
  out.key("held").string("read_failed");
  if (before) write_watch_state(out, *before);
  out.end_object();
  return out.take();
}

}  // namespace

Result<std::string> watch_evaluate(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const auto rules = watch_rules_from_json(args);
  if (!rules) return rules.error();
  auto before = watch_state_from_json(args);
  if (!before) return before.error();
  const json* object = find_field(args, "reading");
  if (object == nullptr || !object->is_object()) return field_error("reading", "is not an object");
  const auto outcome_name = text_field(*object, "outcome", "reading");
  if (!outcome_name) return outcome_name.error();
  if (*outcome_name == "failed" || *outcome_name == "blocked") return untouched(*before);
  if (*outcome_name != "ok") return field_error("reading.outcome", "is not a known outcome");
  const auto reading = watch_reading_from_json(*object);
  if (!reading) return reading.error();

  const shopper::WatchWeights& weights = shopper::watch_weights();
  const auto outcome = shopper::evaluate(*rules, *std::move(before), *reading, *now_ms, weights);
  JsonWriter out;
  out.begin_object();
  write_watch_state(out, outcome.state);
  out.key("alerts").begin_array();
  for (const shopper::Alert& alert : outcome.alerts) write_alert(out, alert, weights);
  out.end_array();
  if (!outcome.held.empty()) out.key("held").string(outcome.held);
  out.end_object();
  return out.take();
}

Result<std::string> watch_preview(const json& args, std::string_view /*payload*/) {
  const auto rules = watch_rules_from_json(args);
  if (!rules) return rules.error();
  const auto base = optional_amount_field(args, "base_minor", {});
  if (!base) return base.error();
  const auto lowest = optional_amount_field(args, "lowest_minor", {});
  if (!lowest) return lowest.error();

  JsonWriter out;
  out.begin_object();
  int64_t highest = 0;
  const auto mark = [&](const char* key, int64_t mark_minor) {
    out.key(key).integer(mark_minor);
    highest = std::max(highest, mark_minor);
  };
  if (rules->target_minor) mark("target_minor", *rules->target_minor);
  if (rules->drop_percent && *base) {
    mark("drop_minor", shopper::drop_mark(**base, *rules->drop_percent));
  }
  if (rules->new_low && *lowest) {
    mark("new_low_minor", shopper::new_low_mark(**lowest, shopper::watch_weights()));
  }
  if (highest > 0) out.key("at_or_below_minor").integer(highest);
  out.end_object();
  return out.take();
}

}  // namespace companion::api

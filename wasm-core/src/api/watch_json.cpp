#include "api/watch_json.h"

#include <string>
#include <utility>

#include "api/json_members.h"
#include "api/series_fields.h"
#include "base/iso_time.h"
#include "companion/currency.h"

namespace companion::api {
namespace {

using nlohmann::json;
using shopper::ToldMark;
using shopper::WatchReading;
using shopper::WatchRules;
using shopper::WatchState;

/// Reads members of one object into places; the first fault is kept and the rest skipped.
class MemberReader {
 public:
  MemberReader(const json& object, std::string_view path) : object_(object), path_(path) {}

  MemberReader& amount(const char* key, std::optional<int64_t>& place) {
    return take(optional_amount_field(object_, key, path_), place);
  }

  MemberReader& whole(const char* key, std::optional<int64_t>& place, int64_t least, int64_t most) {
    take(optional_integer_field(object_, key, path_), place);
    if (place && (*place < least || *place > most)) fail(key, "is out of range");
    return *this;
  }

  MemberReader& time(const char* key, std::optional<int64_t>& place) {
    if (!fault_ && find_field(object_, key) != nullptr) {
      const auto time_ms = time_field(object_, key, path_);
      if (time_ms) place = *time_ms; else fault_ = time_ms.error();
    }
    return *this;
  }

  MemberReader& flag(const char* key, std::optional<bool>& place) {
    if (const json* field = find_field(object_, key)) {
      if (field->is_boolean()) place = field->get<bool>(); else fail(key, "is neither true nor false");
    }
    return *this;
  }

  MemberReader& flag(const char* key, bool& place) {
    std::optional<bool> found;
    flag(key, found);
    place = found.value_or(false);
    return *this;
  }

  MemberReader& texts(const char* key, std::optional<std::vector<std::string>>& place) {
    const json* list = find_field(object_, key);
    if (list == nullptr) return *this;
    if (!list->is_array()) return fail(key, "is not an array");
    place.emplace();
    for (const json& text : *list) {
      if (!text.is_string()) return fail(key, "holds something that is no text");
      place->push_back(text.get<std::string>());
    }
    return *this;
  }

  MemberReader& key(SeriesKey& place) {
    const json* object = find_field(object_, "key");
    if (object == nullptr || !object->is_object()) return fail("key", "is not an object");
    auto read = series_key_fields(*object, std::string(path_) + ".key");
    if (read) place = *std::move(read); else if (!fault_) fault_ = read.error();
    return *this;
  }

  MemberReader& told_mark(const char* key, std::optional<ToldMark>& place) {
    const json* object = find_field(object_, key);
    if (object == nullptr) return *this;
    if (!object->is_object()) return fail(key, "is not an object");
    std::optional<int64_t> mark, price;
    MemberReader inner(*object, path_);
    inner.amount("mark_minor", mark).amount("price_minor", price);
    if (!mark || !price) return fail(key, "lacks an amount");
    place = ToldMark{*mark, *price};
    return *this;
  }

  MemberReader& fail(const char* key, std::string_view message) {
    if (!fault_) fault_ = field_error(std::string(path_) + "." + key, message);
    return *this;
  }

  /// `value`, or the first fault.
  template <typename T>
  Result<T> result(T value) {
    if (fault_) return *std::move(fault_);
    return value;
  }

 private:
  MemberReader& take(const Result<std::optional<int64_t>>& read, std::optional<int64_t>& place) {
    if (read) place = *read; else if (!fault_) fault_ = read.error();
    return *this;
  }

  const json& object_;
  std::string_view path_;
  std::optional<Error> fault_;
};

void told_member(JsonWriter& out, const char* key, const std::optional<ToldMark>& told) {
  if (!told) return;
  out.key(key).begin_object();
  out.key("mark_minor").integer(told->mark_minor);
  out.key("price_minor").integer(told->price_minor);
  out.end_object();
}

}  // namespace

Result<std::optional<int64_t>> optional_amount_field(const json& object, const char* key,
                                                     std::string_view path) {
  auto amount = optional_integer_field(object, key, path);
  if (!amount) return amount;
  if (*amount && (**amount < 1 || **amount > kMaxPriceMinor)) {
    const std::string where = path.empty() ? key : std::string(path) + "." + key;
    return field_error(where, "is above 0 and at most 10^11 minor units");
  }
  return amount;
}

Result<WatchRules> watch_rules_from_json(const json& args) {
  const json* object = find_field(args, "watch");
  if (object == nullptr || !object->is_object()) return field_error("watch", "is not an object");
  WatchRules rules;
  MemberReader reader(*object, "watch");
  reader.amount("target_minor", rules.target_minor)
      .whole("drop_percent", rules.drop_percent, 1, 99)
      .flag("new_low", rules.new_low)
      .flag("back_in_stock", rules.back_in_stock)
      .whole("wait_chance_percent", rules.wait_chance_percent, 1, 99)
      .whole("alerts_per_day", rules.alerts_per_day, 1, 24)
      .flag("coupon", rules.coupon)
      .time("snoozed_until", rules.snoozed_until_ms);
  return reader.result(std::move(rules));
}

Result<std::optional<WatchState>> watch_state_from_json(const json& args) {
  const json* object = find_field(args, "state");
  if (object == nullptr) return std::optional<WatchState>();
  if (!object->is_object()) return field_error("state", "is not an object");
  WatchState state;
  std::optional<std::vector<std::string>> told_at;
  MemberReader reader(*object, "state");
  reader.key(state.key)
      .amount("base_minor", state.base_minor)
      .amount("lowest_minor", state.lowest_minor)
      .told_mark("target", state.target)
      .told_mark("drop", state.drop)
      .flag("was_out_of_stock", state.was_out_of_stock)
      .flag("is_waiting", state.is_waiting)
      .texts("coupons", state.coupons)
      .texts("told_at", told_at);
  for (const std::string& text : told_at.value_or(std::vector<std::string>())) {
    if (const auto time_ms = parse_iso_time(text)) {
      state.told_at_ms.push_back(*time_ms);
    } else {
      reader.fail("told_at", "holds something that is no time");
    }
  }
  return reader.result(std::optional<WatchState>(std::move(state)));
}

void write_watch_state(JsonWriter& out, const WatchState& state) {
  out.key("state").begin_object();
  out.key("key").begin_object();
  write_series_key(out, state.key);
  out.end_object();
  member(out, "base_minor", state.base_minor);
  member(out, "lowest_minor", state.lowest_minor);
  told_member(out, "target", state.target);
  told_member(out, "drop", state.drop);
  if (state.was_out_of_stock) out.key("was_out_of_stock").boolean(true);
  if (state.is_waiting) out.key("is_waiting").boolean(true);
  // None is something else than not known.
  if (state.coupons) texts_member(out, "coupons", *state.coupons);
  if (!state.told_at_ms.empty()) {
    out.key("told_at").begin_array();
    for (const int64_t time_ms : state.told_at_ms) out.string(format_iso_time(time_ms));
    out.end_array();
  }
  out.end_object();
}

Result<WatchReading> watch_reading_from_json(const json& object) {
  WatchReading reading;
  MemberReader reader(object, "reading");
  reader.key(reading.key)
      .amount("price_minor", reading.price_minor)
      .amount("lowest_before_minor", reading.lowest_before_minor)
      .flag("in_stock", reading.in_stock)
      .texts("coupons", reading.coupons)
      .whole("drop_chance_percent", reading.drop_chance_percent, 0, 100)
      .flag("best_day_is_today", reading.best_day_is_today);
  return reader.result(std::move(reading));
}

void write_alert(JsonWriter& out, const shopper::Alert& alert,
                 const shopper::WatchWeights& weights) {
  const shopper::AlertWeights& kind = weights.alerts[static_cast<size_t>(alert.type)];
  out.begin_object();
  out.key("type").string(kind.type);
  member(out, "price_minor", alert.price_minor);
  member(out, "was_minor", alert.was_minor);
  member(out, "percent", alert.percent);
  member(out, "chance_percent", alert.chance_percent);
  member(out, "coupon", alert.coupon);
  out.key("notification").begin_object();
  out.key("type").string(kind.notification);
  out.key("urgency_permille").integer(alert.urgency_permille);
  out.key("interest_permille").integer(kind.interest_permille);
  out.key("time_sensitivity_permille").integer(kind.time_sensitivity_permille);
  out.end_object().end_object();
}

}  // namespace companion::api

#include "api/advice_methods.h"

#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "api/json_members.h"
#include "api/series_fields.h"
#include "api/series_json.h"
#include "companion/currency.h"
#include "price/track_record.h"

namespace companion::api {
namespace {

using nlohmann::json;
using price::GivenAdvice;

/// Reads the members of an advice; the first fault is kept.
class AdviceReader {
 public:
  explicit AdviceReader(const json& object) : object_(object) {}

  std::optional<int64_t> whole(const char* key, int64_t least, int64_t most) {
    const json* field = find_field(object_, key);
    if (field == nullptr) return std::nullopt;
    const auto number = optional_integer_field(object_, key);
    if (number && **number >= least && **number <= most) return **number;
    refuse(key);
    return std::nullopt;
  }

  int64_t needed(const char* key, int64_t least, int64_t most) {
    const auto number = whole(key, least, most);
    if (!number) refuse(key);
    return number.value_or(least);
  }

  /// The place of a name in a table; an absent one counts as the first of the table.
  size_t name(const char* key, std::span<const std::string_view> names) {
    const json* field = find_field(object_, key);
    if (field == nullptr) return 0;
    const auto* text = field->get_ptr<const std::string*>();
    for (size_t i = 0; text != nullptr && i < names.size(); ++i) {
      if (*text == names[i]) return i;
    }
    refuse(key);
    return 0;
  }

  int64_t time(const char* key) {
    const auto time_ms = time_field(object_, key);
    if (time_ms) return *time_ms;
    refuse(key);
    return 0;
  }

  void refuse(const char* key) {
    if (fault_ == nullptr) fault_ = key;
  }

  /// The key of the first member that is missing or not possible; null pointer for none.
  const char* fault() const { return fault_; }

 private:
  const json& object_;
  const char* fault_ = nullptr;
};

/// The key that cannot be read; null pointer when all is well.
const char* read_advice(const json& object, GivenAdvice& advice) {
  AdviceReader reader(object);
  if (!object.is_object()) return "action";
  advice.action = static_cast<price::AdviceAction>(reader.name("action", price::kAdviceActionNames));
  if (advice.action == price::AdviceAction::kNone) reader.refuse("action");
  advice.made_at_ms = reader.time("made_at");
  advice.price_minor = reader.needed("price_minor", 1, kMaxPriceMinor);
  advice.horizon_days = reader.needed("horizon_days", 1, price::kMaxHorizonDays);
  advice.drop_percent = reader.needed("drop_percent", 1, 99);
  advice.drop_permille = reader.needed("drop_permille", 0, 1000);
  advice.outcome = static_cast<price::AdviceOutcome>(reader.name("outcome", price::kAdviceOutcomeNames));
  advice.known_days = reader.whole("known_days", 0, price::kMaxHorizonDays).value_or(0);
  // A price rises from 1 to 10^11 at most.
  advice.saved_permille = reader.whole("saved_permille", -1000 * kMaxPriceMinor, 1000);
  return reader.fault();
}

void write_outcome(JsonWriter& out, const GivenAdvice& advice) {
  out.begin_object();
  out.key("outcome").string(price::kAdviceOutcomeNames[static_cast<size_t>(advice.outcome)]);
  out.key("known_days").integer(advice.known_days);
  member(out, "saved_permille", advice.saved_permille);
  out.end_object();
}

void write_tally(JsonWriter& out, const char* key, const price::AdviceTally& tally) {
  out.key(key).begin_object();
  int64_t ended = 0;
  for (size_t i = 0; i < std::size(tally.counts); ++i) {
    out.key(price::kAdviceOutcomeNames[i]).integer(tally.counts[i]);
    if (i != static_cast<size_t>(price::AdviceOutcome::kOpen)) ended += tally.counts[i];
  }
  out.key("ended").integer(ended);
  if (tally.saved_count > 0) {
    out.key("mean_saved_permille").integer(tally.mean_saved_permille());
  }
  out.end_object();
}

void write_record(JsonWriter& out, const price::TrackRecord& record) {
  out.key("record").begin_object();
  write_tally(out, "waits", record.waits());
  write_tally(out, "buy_nows", record.buy_nows());
  if (record.scored() > 0) {
    out.key("chances").begin_object();
    out.key("count").integer(record.scored());
    out.key("base_rate_permille").integer(record.base_rate_permille());
    out.key("brier_permille").integer(record.brier_permille());
    out.key("base_rate_brier_permille").integer(record.base_rate_brier_permille());
    out.end_object();
  }
  out.end_object();
}

/// What outcomes are read off: `series`, as known at `now`. Without a series there is nothing
/// to settle, and both stay as they are.
std::optional<Error> read_series(const json& args, PriceHistory& history, int64_t& now_ms) {
  const json* object = find_field(args, "series");
  if (object == nullptr) return std::nullopt;
  auto series = series_from_json(*object);
  if (!series) return series.error();
  history = std::move(series->history);
  const auto now = time_field(args, "now");
  if (!now) return now.error();
  now_ms = *now;
  return std::nullopt;
}

}  // namespace

Result<std::string> advice_settle(const json& args, std::string_view /*payload*/) {
  PriceHistory history;
  int64_t now_ms = 0;  // Before every horizon's end.
  if (auto refused = read_series(args, history, now_ms)) return *std::move(refused);
  const json* list = find_field(args, "advices");
  if (list == nullptr || !list->is_array()) return field_error("advices", "is not an array");
  const json* given = find_field(args, "latest");
  GivenAdvice latest;
  const char* fault = given == nullptr ? nullptr : read_advice(*given, latest);
  std::string place = "latest.";
  bool counts = true;
  price::TrackRecord record;
  JsonWriter out;
  out.begin_object().key("advices").begin_array();
  for (size_t i = 0; i < list->size() && fault == nullptr; ++i) {
    GivenAdvice advice;
    fault = read_advice((*list)[i], advice);
    if (fault != nullptr) place = "advices[" + std::to_string(i) + "].";
    if (price::is_repeated(latest, advice)) counts = false;
    price::settle(advice, history, now_ms, price::advice_weights());
    record.add(advice, price::advice_weights());
    write_outcome(out, advice);
  }
  if (fault != nullptr) return field_error(place + fault, "is missing or not possible");
  out.end_array();
  if (given != nullptr) out.key("counts").boolean(counts);
  write_record(out, record);
  out.end_object();
  return out.take();
}

}  // namespace companion::api

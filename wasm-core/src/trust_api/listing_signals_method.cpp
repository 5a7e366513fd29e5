// listing.signals.
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "signals/find_signals.h"
#include "signals/signal_text.h"
#include "trust_api/listing_payload.h"
#include "trust_api/signal_methods.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;
using signals::Evidence;
using signals::Severity;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kNote: return "note";
    case Severity::kWarning: return "warning";
    case Severity::kStrong: return "strong";
  }
  return {};
}

void write_evidence(JsonWriter& out, const Evidence& evidence, std::string_view locale) {
  out.begin_object().key("text").string(signals::text_of(evidence.sentence, locale));
  if (evidence.seen_ms) out.key("seen_at").string(format_iso_time(*evidence.seen_ms));
  if (!evidence.value.empty()) out.key("value").string(evidence.value);
  out.end_object();
}

void write_signals(JsonWriter& out, const signals::Report& report, std::string_view locale) {
  out.key("signals").begin_array();
  for (const signals::Signal& signal : report.signals) {
    out.begin_object().key("id").string(signal.id);
    out.key("severity").string(severity_name(signal.severity));
    out.key("text").string(signals::text_of(signal.sentence, locale));
    out.key("evidence").begin_array();
    for (const Evidence& evidence : signal.evidence) write_evidence(out, evidence, locale);
    out.end_array().end_object();
  }
  out.end_array().key("not_checked").begin_array();
  for (const signals::NotChecked& one : report.not_checked) {
    out.begin_object().key("id").string(one.id).key("reason").string(one.reason).end_object();
  }
  out.end_array();
}

void write_warnings(JsonWriter& out, const std::vector<ListingWarning>& warnings) {
  out.key("warnings").begin_array();
  for (const ListingWarning& warning : warnings) {
    out.begin_object().key("code").string(warning.code).key("field").string(warning.field).end_object();
  }
  out.end_array();
}

std::string text_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  return found != args.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<std::string> listing_signals(const json& args, std::string_view payload) {
  std::optional<int64_t> now_ms;
  if (args.contains("now")) {
    now_ms = parse_iso_time(text_argument(args, "now"));
    if (!now_ms) return Error{ErrorCode::kInvalidInput, "now", "not an ISO 8601 time"};
  }
  const auto read = read_listing_payload(payload);
  if (!read) return read.error();
  JsonWriter out;
  out.begin_object();
  write_signals(out, signals::find_signals(read->listing, now_ms), text_argument(args, "locale"));
  write_warnings(out, read->warnings);
  return out.end_object().take();
}

}  // namespace companion::trust_api

#include "reviews_api/pattern_json.h"

#include "reviews/pattern_text.h"
#include "reviews_api/decimal_text.h"

namespace companion::reviews_api {
namespace {

using reviews::PatternSignal;
using reviews::Severity;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kLow: return "low";
    case Severity::kMedium: return "medium";
    case Severity::kHigh: return "high";
  }
  return {};
}

void write_signal(JsonWriter& out, const reviews::ReviewSet& set, const PatternSignal& signal,
                  std::string_view locale) {
  out.begin_object().key("id").string(signal.id);
  out.key("severity").string(severity_name(signal.severity));
  out.key("reviews").begin_array();
  for (const size_t at : signal.reviews) out.string(set.reviews[at].id);
  out.end_array().key("facts").begin_object();
  for (const auto& [name, text] : signal.facts) out.key(name).string(text);
  out.end_object().key("explanation").string(reviews::explanation_of(signal, locale));
  out.end_object();
}

}  // namespace

void write_patterns(JsonWriter& out, const reviews::ReviewSet& set,
                    const std::vector<PatternSignal>& signals, std::string_view locale) {
  out.key("patterns").begin_array();
  for (const PatternSignal& signal : signals) write_signal(out, set, signal, locale);
  out.end_array();
  const auto rating = reviews::adjusted_rating(set, signals);
  if (!rating) return;
  out.key("adjusted").begin_object();
  out.key("average").decimal(hundredths(rating->average));
  out.key("low").decimal(hundredths(rating->low)).key("high").decimal(hundredths(rating->high));
  out.key("count_used").integer(static_cast<int64_t>(rating->count_used)).end_object();
}

}  // namespace companion::reviews_api

// reviews.digest.
#include "base/json_writer.h"
#include "reviews/digest.h"
#include "reviews/language.h"
#include "reviews/patterns.h"
#include "reviews/rule_reader.h"
#include "reviews_api/digest_json.h"
#include "reviews_api/network_output.h"
#include "reviews_api/pattern_json.h"
#include "reviews_api/review_methods.h"
#include "reviews_api/review_payload.h"
#include "reviews_api/warnings_json.h"

namespace companion::reviews_api {
namespace {

using nlohmann::json;
using reviews::PatternSignal;
using reviews::ReviewSet;

std::optional<std::string> text_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  if (found == args.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

bool flag_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  return found != args.end() && found->is_boolean() && found->get<bool>();
}

reviews::DigestOptions digest_options(const json& args) {
  reviews::DigestOptions options;
  options.locale = text_argument(args, "locale").value_or(options.locale);
  options.today = text_argument(args, "today");
  if (args.contains("outputs")) options.method = "network";
  const auto total = args.find("total");
  if (total != args.end() && total->is_number_integer() && total->get<int64_t>() >= 0) {
    options.total = total->get<int64_t>();
  }
  return options;
}

/// By the network where the host has run it, else by word lists.
Result<std::vector<reviews::Reading>> readings_of(const json& args,
                                                  const std::vector<reviews::Review>& all) {
  if (args.contains("outputs")) return network_readings(all, args.at("outputs"));
  std::vector<reviews::Reading> readings;
  for (const reviews::Review& review : all) {
    readings.push_back(reviews::read_review_by_rules(review));
  }
  return readings;
}

void write_reviews(JsonWriter& out, const ReviewSet& set,
                   const std::vector<PatternSignal>& signals) {
  std::vector<std::vector<std::string_view>> signals_of(set.reviews.size());
  for (const PatternSignal& signal : signals) {
    for (const size_t at : signal.reviews) signals_of[at].push_back(signal.id);
  }
  out.key("reviews").begin_array();
  for (size_t at = 0; at < set.reviews.size(); ++at) {
    out.begin_object().key("id").string(set.reviews[at].id);
    const auto language = reviews::language_of(set.reviews[at], set.words[at]);
    if (language) out.key("language").string(*language);
    write_reading(out, set.readings[at]);
    out.key("signals").begin_array();
    for (const std::string_view id : signals_of[at]) out.string(id);
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

Result<std::string> reviews_digest(const json& args, std::string_view payload) {
  const auto read = read_review_payload(payload);
  if (!read) return read.error();
  std::vector<reviews::Words> words;
  for (const reviews::Review& review : read->reviews)
    words.push_back(reviews::read_words(review.text));
  const auto readings = readings_of(args, read->reviews);
  if (!readings) return readings.error();
  const ReviewSet set{read->reviews, words, *readings};
  const auto signals = reviews::find_patterns(set, text_argument(args, "title"));
  const reviews::DigestOptions options = digest_options(args);
  JsonWriter out;
  out.begin_object().key("digest").begin_object();
  write_digest(out, reviews::digest(read->reviews, *readings, options), read->reviews,
               options.locale);
  write_patterns(out, set, signals, options.locale);
  out.end_object();
  if (flag_argument(args, "per_review")) write_reviews(out, set, signals);
  write_warnings(out, *read);
  return out.end_object().take();
}

}  // namespace companion::reviews_api

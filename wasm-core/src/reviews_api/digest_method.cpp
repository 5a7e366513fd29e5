// reviews.digest.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/json_writer.h"
#include "reviews/language.h"
#include "reviews/patterns.h"
#include "reviews_api/decimal_text.h"
#include "reviews_api/pattern_json.h"
#include "reviews_api/review_methods.h"
#include "reviews_api/review_payload.h"
#include "reviews_api/warnings_json.h"

namespace companion::reviews_api {
namespace {

using nlohmann::json;
using reviews::PatternSignal;
using reviews::ReviewSet;

constexpr int kMostStars = 5;

std::optional<std::string> text_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  if (found == args.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

bool flag_argument(const json& args, const char* name) {
  const auto found = args.find(name);
  return found != args.end() && found->is_boolean() && found->get<bool>();
}

/// The language of each review: as its words tell, else as the shop says.
std::vector<std::optional<std::string>> languages_of(const ReviewSet& set) {
  std::vector<std::optional<std::string>> out;
  for (size_t at = 0; at < set.reviews.size(); ++at) {
    auto language = reviews::language_of(set.words[at]);
    const bool has_words = !set.words[at].words.empty();
    out.push_back(language || !has_words ? std::move(language) : set.reviews[at].language);
  }
  return out;
}

/// Most frequent first.
void write_languages(JsonWriter& out, const std::vector<std::optional<std::string>>& languages) {
  std::map<std::string, int64_t> counts;
  for (const auto& language : languages) {
    if (language) ++counts[*language];
  }
  std::vector<std::pair<std::string, int64_t>> rows(counts.begin(), counts.end());
  std::ranges::stable_sort(rows, std::greater(), &std::pair<std::string, int64_t>::second);
  out.key("languages").begin_array();
  for (const auto& [language, count] : rows) {
    out.begin_object().key("language").string(language).key("count").integer(count).end_object();
  }
  out.end_array();
}

void write_stars(JsonWriter& out, const ReviewSet& set) {
  std::array<int64_t, kMostStars> counts{};
  int64_t sum = 0;
  int64_t rated = 0;
  for (const reviews::Review& review : set.reviews) {
    if (!review.stars) continue;
    ++counts[static_cast<size_t>(*review.stars - 1)];
    sum += *review.stars;
    ++rated;
  }
  if (rated > 0) {
    out.key("average_stars").decimal(hundredths(static_cast<double>(sum) / static_cast<double>(rated)));
  }
  out.key("stars").begin_array();
  for (const int64_t count : counts) out.integer(count);
  out.end_array();
}

void write_reviews(JsonWriter& out, const ReviewSet& set, const std::vector<PatternSignal>& signals,
                   const std::vector<std::optional<std::string>>& languages) {
  std::vector<std::vector<std::string_view>> signals_of(set.reviews.size());
  for (const PatternSignal& signal : signals) {
    for (const size_t at : signal.reviews) signals_of[at].push_back(signal.id);
  }
  out.key("reviews").begin_array();
  for (size_t at = 0; at < set.reviews.size(); ++at) {
    out.begin_object().key("id").string(set.reviews[at].id);
    if (languages[at]) out.key("language").string(*languages[at]);
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
  for (const reviews::Review& review : read->reviews) words.push_back(reviews::read_words(review.text));
  const ReviewSet set{read->reviews, words, {}};
  const auto languages = languages_of(set);
  const auto signals = reviews::find_patterns(set, text_argument(args, "title"));
  JsonWriter out;
  out.begin_object().key("digest").begin_object();
  out.key("count").integer(static_cast<int64_t>(set.reviews.size()));
  write_languages(out, languages);
  write_stars(out, set);
  write_patterns(out, set, signals, text_argument(args, "locale").value_or("en"));
  out.end_object();
  if (flag_argument(args, "per_review")) write_reviews(out, set, signals, languages);
  write_warnings(out, *read);
  return out.end_object().take();
}

}  // namespace companion::reviews_api

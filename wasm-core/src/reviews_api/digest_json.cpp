#include "reviews_api/digest_json.h"

#include <cmath>
#include <cstdlib>

#include "reviews/digest_text.h"
#include "reviews/language.h"
#include "reviews/words.h"

namespace companion::reviews_api {
namespace {

using reviews::AspectSummary;
using reviews::Digest;
using reviews::Review;

constexpr const char* kStates[] = {"none", "no_text", "few", "enough"};
constexpr const char* kPolarities[] = {"negative", "neutral", "positive"};

/// value / 10^digits: (437, 2) → "4.37", (-5, 3) → "-0.005".
std::string decimal(int64_t value, int digits) {
  std::string text = std::to_string(std::abs(value));
  const auto places = static_cast<size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, ".");
  return value < 0 ? '-' + text : text;
}

void write_quote(JsonWriter& out, const reviews::Quote& quote, const std::vector<Review>& reviews) {
  const Review& review = reviews[quote.review];
  out.begin_object();
  out.key("text").string(quote.text);
  out.key("review_id").string(review.id);
  const auto language = quote.from_translation
                            ? std::optional<std::string>("en")
                            : reviews::language_of(reviews::read_words(review.text));
  if (language) {
    out.key("language").string(*language);
  } else if (review.language) {
    out.key("language").string(*review.language);
  }
  if (quote.from_translation) out.key("from_translation").boolean(true);
  if (quote.translated) out.key("translated").string(*quote.translated);
  out.end_object();
}

void write_aspects(JsonWriter& out, const char* name, const std::vector<AspectSummary>& list,
                   const std::vector<Review>& reviews, const std::string& locale) {
  out.key(name).begin_array();
  for (const AspectSummary& summary : list) {
    out.begin_object();
    out.key("aspect").string(summary.aspect);
    out.key("name").string(companion::reviews::aspect_name(summary.aspect, locale));
    out.key("mentions").integer(static_cast<int64_t>(summary.reviews.size()));
    out.key("share").decimal(decimal(summary.share_permille, 3));
    out.key("reviews").begin_array();
    for (const size_t index : summary.reviews) out.string(reviews[index].id);
    out.end_array();
    out.key("quotes").begin_array();
    for (const reviews::Quote& quote : summary.quotes) write_quote(out, quote, reviews);
    out.end_array().end_object();
  }
  out.end_array();
}

void write_gap(JsonWriter& out, const reviews::StarGap& gap) {
  out.key("count").integer(gap.count);
  out.key("average_stars").decimal(decimal(gap.average, 2));
  out.key("others_count").integer(gap.others_count);
  out.key("others_average_stars").decimal(decimal(gap.others_average, 2));
  out.key("difference_low").decimal(decimal(gap.low, 2));
  out.key("difference_high").decimal(decimal(gap.high, 2));
}

void write_differences(JsonWriter& out, const Digest& digest) {
  out.key("differences").begin_array();
  for (const reviews::StarDifference& difference : digest.differences) {
    out.begin_object();
    out.key("attribute").string(difference.attribute);
    out.key("value").string(difference.value);
    write_gap(out, difference.gap);
    out.end_object();
  }
  out.end_array();
}

void write_change(JsonWriter& out, const reviews::RecentChange& change, const std::string& locale) {
  out.begin_object();
  if (change.aspect.empty()) {
    out.key("what").string("stars");
    write_gap(out, change.gap);
  } else {
    out.key("what").string(change.is_praise ? "praise" : "blame");
    out.key("aspect").string(change.aspect);
    out.key("name").string(reviews::aspect_name(change.aspect, locale));
    out.key("count").integer(change.recent_count);
    out.key("share").decimal(decimal(change.recent_permille, 3));
    out.key("others_count").integer(change.before_count);
    out.key("others_share").decimal(decimal(change.before_permille, 3));
  }
  out.end_object();
}

void write_stars(JsonWriter& out, const Digest& digest) {
  if (digest.average_stars_hundredths) {
    out.key("average_stars").decimal(decimal(*digest.average_stars_hundredths, 2));
  }
  out.key("stars").begin_array();
  for (const int64_t count : digest.stars) out.integer(count);
  out.end_array();
  if (!digest.sentiment_hundredths) return;
  out.key("sentiment").begin_object();
  out.key("average").decimal(decimal(*digest.sentiment_hundredths, 2));
  out.key("distribution").begin_array();
  for (const int64_t share : digest.sentiment_permille) out.decimal(decimal(share, 3));
  out.end_array().end_object();
}

void write_coverage(JsonWriter& out, const Digest& digest) {
  out.key("state").string(kStates[static_cast<size_t>(digest.state)]);
  out.key("method").string(digest.method);
  out.key("count").integer(digest.count);
  out.key("with_text").integer(digest.with_text);
  if (digest.total) out.key("total").integer(*digest.total);
  out.key("languages").begin_array();
  for (const auto& [language, count] : digest.languages) {
    out.begin_object().key("language").string(language).key("count").integer(count).end_object();
  }
  out.end_array();
  if (digest.count == 0) return;
  const int64_t share = (digest.with_photos * 1000 + digest.count / 2) / digest.count;
  out.key("photos").begin_object().key("count").integer(digest.with_photos);
  out.key("share").decimal(decimal(share, 3)).end_object();
}

/// The star that half of the probability lies at or below.
int median_star(const std::array<float, 5>& shares) {
  float sum = 0;
  for (int star = 1; star < 5; ++star) {
    sum += shares[static_cast<size_t>(star - 1)];
    if (sum >= 0.5F) return star;
  }
  return 5;
}

}  // namespace

void write_digest(JsonWriter& out, const Digest& digest, const std::vector<Review>& reviews,
                  const std::string& locale) {
  write_coverage(out, digest);
  write_stars(out, digest);
  write_aspects(out, "pros", digest.pros, reviews, locale);
  write_aspects(out, "cons", digest.cons, reviews, locale);
  write_differences(out, digest);
  out.key("lately").begin_array();
  for (const reviews::RecentChange& change : digest.lately) write_change(out, change, locale);
  out.end_array();
  out.key("text").string(digest.text);
}

void write_reading(JsonWriter& out, const reviews::Reading& reading) {
  if (reading.stars != std::array<float, 5>{}) {
    out.key("stars_predicted").integer(median_star(reading.stars));
    out.key("p").begin_array();
    for (const float share : reading.stars) out.decimal(decimal(std::lround(share * 1000), 3));
    out.end_array();
  }
  out.key("aspects").begin_array();
  for (const reviews::AspectMention& mention : reading.aspects) {
    out.begin_object();
    out.key("aspect").string(mention.aspect);
    out.key("polarity").string(kPolarities[static_cast<size_t>(mention.polarity)]);
    out.key("start").integer(mention.start).key("end").integer(mention.end);
    if (mention.from_translation) out.key("from_translation").boolean(true);
    out.end_object();
  }
  out.end_array();
}

}  // namespace companion::reviews_api

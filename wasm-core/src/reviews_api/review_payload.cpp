#include "reviews_api/review_payload.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "json_reader/values.h"

namespace companion::reviews_api {
namespace {

using reviews::Review;

constexpr size_t kMostReviews = 20000;
constexpr std::string_view kWhere = "reviews.input";

std::optional<double> number_of(std::string_view raw) {
  const auto text = json_reader::scalar_text(raw);
  if (!text) return std::nullopt;
  // from_chars for double is not in Emscripten's library; ratings have one decimal at most.
  int64_t whole = 0;
  const char* const last = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), last, whole);
  if (error != std::errc()) return std::nullopt;
  const bool half_up = last - stop >= 2 && *stop == '.' && stop[1] >= '5';
  return static_cast<double>(whole) + (half_up ? 0.5 : 0);
}

std::optional<int> stars_of(std::string_view raw) {
  const auto stars = number_of(raw);
  if (!stars || *stars < 1 || *stars > 5) return std::nullopt;
  return static_cast<int>(*stars + 0.5);
}

/// Facts list the photos, lines count them.
int photos_of(std::string_view raw) {
  int count = 0;
  if (json_reader::is_array(raw)) {
    json_reader::for_each_element(raw, [&](std::string_view) { return ++count, true; });
    return count;
  }
  constexpr double kMostPhotos = 1000;
  const double stated = number_of(raw).value_or(0);
  return stated < 0 || stated > kMostPhotos ? 0 : static_cast<int>(stated);
}

/// A text, or an object that has one.
std::optional<std::string> follow_up_of(std::string_view raw) {
  if (!json_reader::is_object(raw)) return json_reader::decode_string(raw);
  return json_reader::decode_string(json_reader::members<1>(raw, {"text"})[0]);
}

/// "2026-11-23" of a day or a time of that day.
std::optional<std::string> day_of(std::string_view raw) {
  const auto text = json_reader::decode_string(raw);
  constexpr std::string_view kShape = "0000-00-00";
  if (!text || text->size() < kShape.size()) return std::nullopt;
  for (size_t at = 0; at < kShape.size(); ++at) {
    const char c = (*text)[at];
    if (kShape[at] == '-' ? c != '-' : c < '0' || c > '9') return std::nullopt;
  }
  return text->substr(0, kShape.size());
}

std::optional<Review> review_of(std::string_view raw) {
  if (!json_reader::is_object(raw)) return std::nullopt;
  const auto [id, stars, text, translated, language, date, country, sku, photos, helpful, follow_up] =
      json_reader::members<11>(raw, {"id", "stars", "text", "translated", "language", "date",
                                     "country", "sku", "photos", "helpful", "follow_up"});
  Review review;
  const auto words = json_reader::decode_string(text);
  review.stars = stars_of(stars);
  review.photos = photos_of(photos);
  if (!words && !review.stars && review.photos == 0) return std::nullopt;
  review.id = json_reader::scalar_text(id).value_or("");
  review.text = words.value_or("");
  review.translated = json_reader::decode_string(translated);
  review.language = json_reader::decode_string(language);
  review.date = day_of(date);
  review.country = json_reader::decode_string(country);
  review.sku = json_reader::decode_string(sku);
  if (const auto count = number_of(helpful)) review.helpful = static_cast<int64_t>(*count);
  review.follow_up = follow_up_of(follow_up);
  return review;
}

void take(std::string_view raw, ReviewPayload& out) {
  auto review = review_of(raw);
  if (!review) {
    ++out.unreadable;
    return;
  }
  if (out.reviews.size() == kMostReviews) {
    ++out.left_out;
    return;
  }
  if (review->id.empty()) review->id = std::to_string(out.reviews.size() + out.unreadable + 1);
  out.reviews.push_back(std::move(*review));
}

bool take_array(std::string_view raw, ReviewPayload& out) {
  return json_reader::for_each_element(raw, [&](std::string_view element) {
    take(element, out);
    return true;
  });
}

/// The array of reviews of facts; empty when the payload is nothing of the kind.
std::string_view reviews_of_facts(std::string_view payload) {
  const auto [reviews, value] = json_reader::members<2>(payload, {"reviews", "value"});
  if (json_reader::is_array(reviews)) return reviews;
  const std::string_view inner = json_reader::members<1>(value, {"reviews"})[0];
  return json_reader::is_array(inner) ? inner : std::string_view();
}

void take_lines(std::string_view payload, ReviewPayload& out) {
  for (size_t start = 0; start < payload.size();) {
    const size_t end = std::min(payload.find('\n', start), payload.size());
    std::string_view line = payload.substr(start, end - start);
    start = end + 1;
    const size_t first = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
    if (first != std::string_view::npos) take(line.substr(first), out);
  }
}

Error nothing_to_read() {
  return {ErrorCode::kInvalidInput, std::string(kWhere),
          "no review in it: JSON Lines, a JSON array or facts with reviews are read"};
}

}  // namespace

Result<ReviewPayload> read_review_payload(std::string_view payload) {
  const size_t first = payload.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return nothing_to_read();
  payload.remove_prefix(first);
  ReviewPayload out;
  const std::string_view listed =
      payload.front() == '[' ? payload : reviews_of_facts(payload);
  if (listed.empty()) {
    take_lines(payload, out);
  } else if (take_array(listed, out) && out.unreadable == 0) {
    return out;  // also a page without reviews
  }
  if (out.reviews.empty()) return nothing_to_read();
  return out;
}

}  // namespace companion::reviews_api

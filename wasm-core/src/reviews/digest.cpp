#include "reviews/digest.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "reviews/digest_text.h"
#include "reviews/language.h"
#include "reviews/words.h"

namespace companion::reviews {
namespace {

constexpr std::string_view kUnknownLanguage = "und";
/// In a digest of many reviews, one alone does not make a pro or con.
constexpr int64_t kManyReviews = 20;

int64_t rounded_share(int64_t part, int64_t whole, int64_t unit) {
  return whole == 0 ? 0 : (part * unit + whole / 2) / whole;
}

std::vector<LanguageCount> languages_of(const std::vector<Review>& reviews) {
  std::map<std::string, int64_t> counts;
  for (const Review& review : reviews) {
    const Words words = read_words(review.text);
    if (words.words.empty()) continue;
    ++counts[language_of(review, words).value_or(std::string(kUnknownLanguage))];
  }
  std::vector<LanguageCount> out;
  for (const auto& [language, count] : counts) out.push_back({language, count});
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return out;
}

void count_stars(const std::vector<Review>& reviews, Digest& out) {
  int64_t count = 0;
  int64_t sum = 0;
  for (const Review& review : reviews) {
    if (!review.stars || *review.stars < 1 || *review.stars > 5) continue;
    ++out.stars[static_cast<size_t>(*review.stars - 1)];
    ++count;
    sum += *review.stars;
  }
  if (count > 0) out.average_stars_hundredths = rounded_share(sum, count, 100);
}

/// Sums of whole millionths, so that the order of the reviews does not matter.
void sum_sentiment(const std::vector<Reading>& readings, Digest& out) {
  std::array<int64_t, 5> sums{};
  int64_t total = 0;
  for (const Reading& reading : readings) {
    for (size_t i = 0; i < 5; ++i) {
      const auto part = static_cast<int64_t>(std::lround(reading.stars[i] * 1e6F));
      sums[i] += part;
      total += part;
    }
  }
  if (total == 0) return;
  int64_t mean = 0;
  int64_t left = 1000;
  for (size_t i = 0; i < 5; ++i) {
    mean += static_cast<int64_t>(i + 1) * sums[i];
    out.sentiment_permille[i] = sums[i] * 1000 / total;
    left -= out.sentiment_permille[i];
  }
  // What rounding down has left goes to the largest remainders.
  for (; left > 0; --left) {
    const auto remainder = [&](size_t i) {
      return sums[i] * 1000 - out.sentiment_permille[i] * total;
    };
    size_t largest = 0;
    for (size_t i = 1; i < 5; ++i) {
      if (remainder(i) > remainder(largest)) largest = i;
    }
    ++out.sentiment_permille[largest];
  }
  out.sentiment_hundredths = rounded_share(mean, total, 100);
}

class AspectSummaries {
 public:
  AspectSummaries(const std::vector<Review>& reviews, const std::vector<Reading>& readings,
                  int64_t with_text)
      : reviews_(reviews), readings_(readings), with_text_(with_text) {}

  std::vector<AspectSummary> summarise(const std::map<std::string, AspectTally>& tallies,
                                       std::vector<size_t> AspectTally::*side,
                                       Polarity polarity) const {
    std::vector<AspectSummary> out;
    const size_t fewest = with_text_ >= kManyReviews ? 2 : 1;
    for (const auto& [aspect, tally] : tallies) {
      if ((tally.*side).size() >= fewest) out.push_back({aspect, tally.*side, 0, {}});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      return a.reviews.size() > b.reviews.size();
    });
    if (out.size() > kMostAspects) out.resize(kMostAspects);
    for (AspectSummary& summary : out) finish(summary, polarity);
    return out;
  }

 private:
  void finish(AspectSummary& summary, Polarity polarity) const {
    summary.share_permille =
        rounded_share(static_cast<int64_t>(summary.reviews.size()), with_text_, 1000);
    summary.quotes = quotes_about(summary.aspect, polarity, summary.reviews, reviews_, readings_);
  }

  const std::vector<Review>& reviews_;
  const std::vector<Reading>& readings_;
  int64_t with_text_;
};

DigestState state_of(const Digest& digest) {
  if (digest.count == 0) return DigestState::kNone;
  if (digest.with_text == 0) return DigestState::kNoText;
  return digest.with_text < static_cast<int64_t>(kFewReviews) ? DigestState::kFew
                                                              : DigestState::kEnough;
}

}  // namespace

bool says_something(const Reading& reading) {
  return !reading.aspects.empty() || reading.stars != std::array<float, 5>{};
}

Digest digest(const std::vector<Review>& reviews, const std::vector<Reading>& readings,
              const DigestOptions& options) {
  Digest out;
  out.method = options.method;
  out.count = static_cast<int64_t>(reviews.size());
  out.total = options.total;
  out.with_text = std::count_if(readings.begin(), readings.end(), says_something);
  out.with_photos = std::count_if(reviews.begin(), reviews.end(),
                                  [](const Review& review) { return review.photos > 0; });
  out.languages = languages_of(reviews);
  count_stars(reviews, out);
  sum_sentiment(readings, out);
  const auto tallies = tally_aspects(reviews, readings);
  const AspectSummaries summaries(reviews, readings, out.with_text);
  out.pros = summaries.summarise(tallies, &AspectTally::praising, Polarity::kPositive);
  out.cons = summaries.summarise(tallies, &AspectTally::blaming, Polarity::kNegative);
  out.differences = differences_by_variant(reviews);
  out.lately = changes_lately(reviews, tallies, options.today);
  out.state = state_of(out);
  out.text = digest_text(out, options.locale);
  return out;
}

}  // namespace companion::reviews

// What many reviews say together.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reviews/aspect_tally.h"
#include "reviews/quotes.h"
#include "reviews/reading.h"
#include "reviews/review.h"
#include "reviews/star_differences.h"

namespace companion::reviews {

struct DigestOptions {
  std::string locale = "en";          ///< of `text`; English where there are no sentences of it
  std::optional<int64_t> total;       ///< how many reviews the product has, where known
  std::optional<std::string> today;   ///< ISO day from which "lately" counts; else the newest review's
  std::string method = "rules";       ///< which reader made the readings: "rules" or "network"
};

enum class DigestState : uint8_t {
  kNone,    ///< no reviews
  kNoText,  ///< nobody wrote anything that could be read
  kFew,     ///< fewer than kFewReviews with words
  kEnough,
};

inline constexpr size_t kFewReviews = 5;
inline constexpr size_t kMostAspects = 5;

/// An aspect that reviews praise, or blame.
struct AspectSummary {
  std::string aspect;
  std::vector<size_t> reviews;  ///< indices, ascending
  int64_t share_permille = 0;   ///< of the reviews that could be read
  std::vector<Quote> quotes;
};

struct LanguageCount {
  std::string language;  ///< ISO 639-1, or "und"
  int64_t count = 0;
};

struct Digest {
  DigestState state = DigestState::kNone;
  std::string method;
  int64_t count = 0;       ///< reviews given
  int64_t with_text = 0;   ///< of them with words that could be read
  std::optional<int64_t> total;
  int64_t with_photos = 0;
  std::vector<LanguageCount> languages;            ///< most frequent first
  std::array<int64_t, 5> stars{};                  ///< reviews with one to five stars
  std::optional<int64_t> average_stars_hundredths;
  std::optional<int64_t> sentiment_hundredths;     ///< mean of the stars that the words sound like
  std::array<int64_t, 5> sentiment_permille{};     ///< sums to 1000 when there is a sentiment
  std::vector<AspectSummary> pros;                 ///< at most kMostAspects, most reviews first
  std::vector<AspectSummary> cons;
  std::vector<StarDifference> differences;         ///< by variant, largest first
  std::vector<RecentChange> lately;
  std::string text;  ///< two or three sentences in `locale`, out of the facts above only
};

/// `readings` has one for each review. The order of the reviews does not matter.
Digest digest(const std::vector<Review>& reviews, const std::vector<Reading>& readings,
              const DigestOptions& options);

/// True when the words gave a sentiment or an aspect.
bool says_something(const Reading& reading);

}  // namespace companion::reviews

#include "reviews/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "reviews/digest_text.h"
#include "reviews/rule_reader.h"

namespace companion::reviews {
namespace {

Review review_of(const std::string& id, int stars, const std::string& text) {
  Review review;
  review.id = id;
  review.stars = stars;
  review.text = text;
  return review;
}

Digest digest_of(const std::vector<Review>& reviews, const DigestOptions& options = {}) {
  std::vector<Reading> readings;
  for (const Review& review : reviews) readings.push_back(read_review_by_rules(review));
  return digest(reviews, readings, options);
}

const AspectSummary* find(const std::vector<AspectSummary>& list, std::string_view aspect) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const AspectSummary& row) { return row.aspect == aspect; });
  return found == list.end() ? nullptr : &*found;
}

std::vector<Review> sample() {
  return {
      review_of("a", 5, "Great quality, fast delivery"),
      review_of("b", 5, "Good quality and it looks beautiful"),
      review_of("c", 4, "Хорошее качество, пришло быстро"),
      review_of("d", 1, "Arrived broken, the seller does not respond"),
      review_of("e", 2, "Too small, poor quality"),
      review_of("f", 5, "Très bonne qualité"),
      review_of("g", 5, ""),
  };
}

TEST(Digest, CountsWorkedValues) {
  const Digest out = digest_of(sample());
  EXPECT_EQ(out.state, DigestState::kEnough);
  EXPECT_EQ(out.count, 7);
  EXPECT_EQ(out.with_text, 6);
  EXPECT_EQ(out.stars, (std::array<int64_t, 5>{1, 1, 0, 1, 4}));
  EXPECT_EQ(out.average_stars_hundredths, 386);  // 27 / 7
  EXPECT_EQ(std::accumulate(out.sentiment_permille.begin(), out.sentiment_permille.end(), int64_t{0}), 1000);
  const AspectSummary* const quality = find(out.pros, "quality");
  ASSERT_NE(quality, nullptr);
  EXPECT_EQ(quality->reviews, (std::vector<size_t>{0, 1, 2, 5}));
  EXPECT_EQ(quality->share_permille, 667);
  EXPECT_EQ(out.pros[0].aspect, "quality");
  const AspectSummary* const blamed = find(out.cons, "quality");
  ASSERT_NE(blamed, nullptr);
  EXPECT_EQ(blamed->reviews, (std::vector<size_t>{4}));
  EXPECT_NE(find(out.cons, "shipping"), nullptr);
  EXPECT_NE(find(out.cons, "seller"), nullptr);
}

TEST(Digest, QuotesAreLiteralAndDiffer) {
  std::vector<Review> reviews = sample();
  reviews.push_back(review_of("h", 5, "GREAT QUALITY!"));
  reviews.push_back(review_of("i", 5, "Quality " + std::string(130, 'x') + " great"));
  reviews[1].helpful = 7;
  reviews[2].translated = "Good quality, came fast";
  const Digest out = digest_of(reviews);
  const AspectSummary* const quality = find(out.pros, "quality");
  ASSERT_NE(quality, nullptr);
  ASSERT_EQ(quality->quotes.size(), kMostQuotes);
  EXPECT_EQ(quality->quotes[0].review, 1U) << "the helpful one first";
  for (const Quote& quote : quality->quotes) {
    EXPECT_NE(reviews[quote.review].text.find(quote.text), std::string::npos) << quote.text;
    EXPECT_LE(quote.text.size(), kLongestQuote);
    if (quote.review == 2) {
      EXPECT_EQ(quote.translated, "Good quality, came fast");
    }
  }
}

TEST(Digest, StarsDecideWhereNoPolarityIsKnown) {
  std::vector<Review> reviews = {review_of("a", 5, "x"), review_of("b", 1, "x"), review_of("c", 3, "x")};
  std::vector<Reading> readings(3);
  for (Reading& reading : readings) reading.aspects.push_back({"price", Polarity::kNeutral, 0, 1});
  const Digest out = digest(reviews, readings, {});
  ASSERT_NE(find(out.pros, "price"), nullptr);
  EXPECT_EQ(find(out.pros, "price")->reviews, (std::vector<size_t>{0}));
  EXPECT_EQ(find(out.cons, "price")->reviews, (std::vector<size_t>{1}));
}

TEST(Digest, DoesNotDependOnTheOrder) {
  std::vector<Review> reviews = sample();
  const Digest first = digest_of(reviews);
  std::sort(reviews.begin(), reviews.end(), [](const Review& a, const Review& b) { return a.text < b.text; });
  const Digest second = digest_of(reviews);
  EXPECT_EQ(first.text, second.text);
  EXPECT_EQ(first.sentiment_permille, second.sentiment_permille);
  EXPECT_EQ(first.sentiment_hundredths, second.sentiment_hundredths);
  ASSERT_EQ(first.pros.size(), second.pros.size());
  for (size_t i = 0; i < first.pros.size(); ++i) {
    EXPECT_EQ(first.pros[i].aspect, second.pros[i].aspect);
    ASSERT_EQ(first.pros[i].quotes.size(), second.pros[i].quotes.size());
    for (size_t k = 0; k < first.pros[i].quotes.size(); ++k) {
      EXPECT_EQ(first.pros[i].quotes[k].text, second.pros[i].quotes[k].text);
    }
  }
}

TEST(Digest, MorePraiseNeverMakesItWorse) {
  std::vector<Review> reviews = sample();
  Digest before = digest_of(reviews);
  for (int i = 0; i < 10; ++i) {
    reviews.push_back(review_of("p" + std::to_string(i), 5, "Excellent quality"));
    const Digest after = digest_of(reviews);
    EXPECT_GE(*after.sentiment_hundredths, *before.sentiment_hundredths);
    EXPECT_GE(*after.average_stars_hundredths, *before.average_stars_hundredths);
    EXPECT_GT(find(after.pros, "quality")->reviews.size(), find(before.pros, "quality")->reviews.size());
    const AspectSummary* const blamed = find(after.cons, "quality");
    EXPECT_LE(blamed == nullptr ? 0U : blamed->reviews.size(), 1U);
    before = after;
  }
}

TEST(Digest, SaysHowLittleThereIs) {
  EXPECT_EQ(digest_of({}).state, DigestState::kNone);
  EXPECT_EQ(digest_of({}).text, "There are no reviews yet.");
  const Digest mute = digest_of({review_of("a", 5, ""), review_of("b", 4, "")});
  EXPECT_EQ(mute.state, DigestState::kNoText);
  EXPECT_EQ(mute.text, "Reviews without readable words: 2. Average rating: 4.5 of 5.");
  EXPECT_EQ(digest_of({review_of("a", 5, "Good quality")}).state, DigestState::kFew);
}

TEST(Digest, WritesItsTextInTheLocale) {
  DigestOptions options;
  options.locale = "de";
  const Digest german = digest_of(sample(), options);
  EXPECT_NE(german.text.find("Durchschnitt: 3,9 von 5 Sternen."), std::string::npos) << german.text;
  EXPECT_NE(german.text.find("Qualität (4)"), std::string::npos) << german.text;
  options.locale = "tlh";
  EXPECT_EQ(digest_of(sample(), options).text, digest_of(sample()).text) << "English else";
  EXPECT_EQ(aspect_name("battery", "fr"), "batterie");
  EXPECT_EQ(aspect_name("nothing", "fr"), "nothing");
}

TEST(Differences, NeedEnoughReviewsThatDiffer) {
  std::vector<Review> reviews;
  for (int i = 0; i < 60; ++i) {
    Review review = review_of(std::to_string(i), i % 2 == 0 ? 5 : 2, "");
    review.sku = i % 2 == 0 ? "Color:Red Size:XL" : "Color:Blue Size:XL";
    reviews.push_back(review);
  }
  const auto found = differences_by_variant(reviews);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].attribute, "Color");
  EXPECT_EQ(found[0].gap.count, 30);
  const StarDifference& red = found[0].value == "Red" ? found[0] : found[1];
  EXPECT_EQ(red.gap.average, 500);
  EXPECT_EQ(red.gap.others_average, 200);
  EXPECT_LT(red.gap.low, 300);
  EXPECT_GT(red.gap.high, 300);
  reviews.resize(20);
  EXPECT_TRUE(differences_by_variant(reviews).empty()) << "ten of each are too few";
  for (Review& review : reviews) review.stars = 4;
  EXPECT_TRUE(differences_by_variant(reviews).empty());
}

TEST(Differences, ReadTheShopsVariants) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(sku_attributes("Color:Dark Green Size:For iPhone 12"),
            (Pairs{{"Color", "Dark Green"}, {"Size", "For iPhone 12"}}));
  EXPECT_EQ(sku_attributes("Color: Red, Ships From: China"), (Pairs{{"Color", "Red"}, {"Ships From", "China"}}));
  EXPECT_EQ(sku_attributes("Color:Light Green Size:for iphone14ProMax(6.7\")"),
            (Pairs{{"Color", "Light Green"}, {"Size", "for iphone14ProMax(6.7\")"}}));
  for (const char* odd : {"", "Red", ":", "::", "a:", ":b", " : : "}) {
    for (const auto& [name, value] : sku_attributes(odd)) EXPECT_FALSE(name.empty() || value.empty());
  }
}

TEST(Lately, TellsWhatChanged) {
  std::vector<Review> reviews;
  for (int i = 0; i < 80; ++i) {
    const bool is_recent = i >= 40;
    Review review = review_of(std::to_string(i), is_recent ? 2 + i % 2 : 5, is_recent ? "Poor quality" : "Fast delivery");
    review.date = is_recent ? "2026-11-01" : "2026-05-01";
    reviews.push_back(review);
  }
  const Digest out = digest_of(reviews);
  ASSERT_FALSE(out.lately.empty());
  EXPECT_TRUE(out.lately[0].aspect.empty());
  EXPECT_EQ(out.lately[0].gap.average, 250);
  EXPECT_EQ(out.lately[0].gap.others_average, 500);
  const bool tells_quality = std::any_of(out.lately.begin(), out.lately.end(), [](const RecentChange& change) {
    return change.aspect == "quality" && !change.is_praise && change.recent_permille == 1000 && change.before_permille == 0;
  });
  EXPECT_TRUE(tells_quality);
  DigestOptions much_later;
  much_later.today = "2027-11-01";
  EXPECT_TRUE(digest_of(reviews, much_later).lately.empty()) << "nothing is recent then";
  for (Review& review : reviews) review.date = "no date";
  EXPECT_TRUE(digest_of(reviews).lately.empty());
}

TEST(Quotes, AreCutOnCharacterBoundaries) {
  EXPECT_EQ(utf16_part("a😀b", 1, 3), "😀");
  EXPECT_EQ(utf16_part("größe", 2, 99), "öße");
  EXPECT_EQ(utf16_part("a\xFFz", 0, 3), "a\xEF\xBF\xBDz");
  EXPECT_EQ(utf16_part("", 3, 9), "");
}

}  // namespace
}  // namespace companion::reviews

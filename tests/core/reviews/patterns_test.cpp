#include "reviews/patterns.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/iso_time.h"
#include "reviews/near_duplicates.h"
#include "reviews/pattern_text.h"

namespace companion::reviews {
namespace {

constexpr int64_t kDayMs = 86'400'000;

/// Reviews with what belongs to them kept alive.
struct Product {
  std::vector<Review> reviews;
  std::vector<Words> words;
  std::vector<Reading> readings;

  Review& add(std::string text, int stars = 5) {
    Review review;
    review.id = std::to_string(reviews.size());
    review.stars = stars;
    review.text = std::move(text);
    reviews.push_back(std::move(review));
    return reviews.back();
  }
  ReviewSet set() {
    words.clear();
    for (const Review& review : reviews) words.push_back(read_words(review.text));
    return {reviews, words, readings};
  }
  std::vector<PatternSignal> signals(std::optional<std::string_view> title = std::nullopt) {
    return find_patterns(set(), title);
  }
};

const PatternSignal* signal_named(const std::vector<PatternSignal>& signals, std::string_view id) {
  const auto found = std::ranges::find(signals, id, &PatternSignal::id);
  return found == signals.end() ? nullptr : &*found;
}

/// Different reviews about different things.
void add_plain(Product& product, int count) {
  const char* const things[] = {"the strap", "my desk", "the cable", "her room", "the lid", "his bike", "our sofa"};
  const char* const views[] = {"fits", "scratches", "brightens", "warms", "suits", "marks", "covers", "holds"};
  for (int at = 0; at < count; ++at) {
    const std::string number(static_cast<size_t>(at / 56 + 1), static_cast<char>('b' + at % 20));
    product.add("It " + std::string(views[at % 8]) + " " + things[at % 7] + " " + number + " said " +
                    std::to_string(at % 2) + std::string(1, static_cast<char>('c' + at % 23)) + " and so on",
                at % 4 == 0 ? 3 : 5);
  }
}

std::string day(int64_t number) { return format_iso_time((20'000 + number) * kDayMs).substr(0, 10); }

TEST(Patterns, AreAbsentFromOrdinaryReviews) {
  Product product;
  product.add("Good");
  product.add("Good");
  product.add("Very nice lamp, my daughter loves it and it arrived on time", 5);
  product.add("The button broke after two days, not worth the money", 1);
  EXPECT_TRUE(product.signals("LED lamp").empty());
  EXPECT_TRUE(Product().signals().empty());
}

TEST(Patterns, FindCopies) {
  Product product;
  add_plain(product, 40);
  const std::string text = "This lamp is the best thing that I have bought in years";
  product.add(text);
  product.add("this LAMP is the best thing, that I have bought in years!");
  product.add("Honestly this lamp is the best thing that I have bought in years really");
  const auto signals = product.signals();
  const auto* same = signal_named(signals, "near_duplicates");
  ASSERT_NE(same, nullptr);
  EXPECT_EQ(same->reviews, (std::vector<size_t>{40, 41, 42}));
  EXPECT_EQ(same->surplus, (std::vector<size_t>{41, 42}));
  EXPECT_EQ(signal_named(signals, "duplicates"), nullptr);  // the "!" is a word
  product.add(text);
  const auto with_copy = product.signals();
  const auto* copies = signal_named(with_copy, "duplicates");
  ASSERT_NE(copies, nullptr);
  EXPECT_EQ(copies->reviews, (std::vector<size_t>{40, 43}));
  EXPECT_EQ(explanation_of(*copies, "en"), "2 reviews (4%) repeat another one word for word.");
  EXPECT_EQ(explanation_of(*copies, "de-AT"),
            "2 Bewertungen (4 %) wiederholen eine andere Wort für Wort.");
  EXPECT_EQ(explanation_of(*copies, "xx"), explanation_of(*copies, "en"));
}

TEST(Patterns, FindBurstsAndFloods) {
  Product product;
  for (int at = 0; at < 60; ++at) {
    Review& review = product.add("");
    review.date = day(at * 4);
    review.country = at % 3 == 0 ? "DE" : at % 3 == 1 ? "FR" : "BR";
  }
  EXPECT_TRUE(product.signals().empty());
  for (int at = 0; at < 30; ++at) {
    Review& review = product.add("");
    review.date = day(101 + at % 2);
    review.country = "BR";
  }
  const auto signals = product.signals();
  const auto* burst = signal_named(signals, "burst");
  ASSERT_NE(burst, nullptr);
  EXPECT_GE(burst->reviews.size(), 30u);
  const auto* flood = signal_named(signals, "country_flood");
  ASSERT_NE(flood, nullptr);
  EXPECT_NE(explanation_of(*flood, "en").find("came from BR, otherwise"), std::string::npos);
  EXPECT_FALSE(burst->left_out);
}

TEST(Patterns, FindContradictions) {
  Product product;
  product.add("Terrible, broke at once", 5);
  product.add("Wonderful", 5);
  product.add("Wonderful", 5);
  product.readings = {{{0.8f, 0.1f, 0.1f, 0, 0}, {}}, {{0, 0, 0, 0.1f, 0.9f}, {}}, {}};
  const auto signals = product.signals();
  const auto* odd = signal_named(signals, "rating_contradiction");
  ASSERT_NE(odd, nullptr);
  EXPECT_EQ(odd->reviews, std::vector<size_t>{0});
}

TEST(Patterns, FindEmptyPraise) {
  Product product;
  for (int at = 0; at < 25; ++at) product.add("Super 👍👍");
  for (int at = 0; at < 10; ++at) product.add("The strap is soft and it came in three days, thank you", 5);
  EXPECT_NE(signal_named(product.signals(), "empty_praise"), nullptr);
  for (int at = 0; at < 20; ++at) product.add("It is lighter than I thought and very bright too", 5);
  EXPECT_EQ(signal_named(product.signals(), "empty_praise"), nullptr);
}

TEST(Patterns, FindIncentives) {
  Product product;
  product.add("They sent it free in exchange for a review");
  product.add("Получил кэшбэк за отзыв");
  product.add("好评返现");
  product.add("Great, and the price was fair");
  const auto signals = product.signals();
  const auto* incentive = signal_named(signals, "incentive");
  ASSERT_NE(incentive, nullptr);
  EXPECT_EQ(incentive->reviews, (std::vector<size_t>{0, 1, 2}));
  EXPECT_EQ(incentive->severity, Severity::kHigh);
}

TEST(Patterns, FindReviewsOfOtherGoods) {
  Product product;
  for (int at = 0; at < 6; ++at) product.add("These shoes fit number " + std::string(1, static_cast<char>('a' + at)));
  for (int at = 0; at < 6; ++at) product.add("Lovely lamp " + std::string(1, static_cast<char>('a' + at)));
  const auto signals = product.signals("LED Night Lamp Touch");
  const auto* other = signal_named(signals, "other_product");
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(other->reviews.size(), 6u);
  EXPECT_EQ(signal_named(product.signals("Wooden thing"), "other_product"), nullptr);
  EXPECT_EQ(signal_named(product.signals(), "other_product"), nullptr);
}

TEST(Patterns, FindRepetition) {
  Product product;
  add_plain(product, 30);
  const std::string again = "bien bien bien bien bien bien bien bien bien bien bien bien";
  product.add(again);
  product.add("muy " + again + " " + again);
  const auto signals = product.signals();
  const auto* repetitive = signal_named(signals, "repetitive_text");
  ASSERT_NE(repetitive, nullptr);
  EXPECT_EQ(repetitive->reviews, (std::vector<size_t>{30, 31}));
}

TEST(AdjustedRating, LeavesCopiesOutButOne) {
  Product product;
  add_plain(product, 24);  // 6 × three stars, 18 × five
  for (int at = 0; at < 8; ++at) product.add("Simply the very best that money can buy today");
  const ReviewSet set = product.set();
  const auto rating = adjusted_rating(set, find_patterns(set, std::nullopt));
  ASSERT_TRUE(rating.has_value());
  EXPECT_EQ(rating->count_used, 25u);
  EXPECT_NEAR(rating->average, (6 * 3 + 19 * 5) / 25.0, 1e-9);
  EXPECT_LT(rating->low, rating->average);
  EXPECT_GT(rating->high, rating->average);
  EXPECT_LE(rating->high, 5);
}

TEST(AdjustedRating, NeedsEnoughReviews) {
  Product product;
  add_plain(product, 19);
  EXPECT_FALSE(adjusted_rating(product.set(), {}).has_value());
  product.add("One more", 1);
  EXPECT_TRUE(adjusted_rating(product.set(), {}).has_value());
}

TEST(Patterns, DoNotDependOnTheOrder) {
  Product product;
  add_plain(product, 30);
  for (int at = 0; at < 5; ++at) product.add("Simply the very best that money can buy today");
  for (int at = 0; at < 3; ++at) product.add("I was given a gift card in exchange for these words");
  const auto ids = [](Product& its) {
    std::vector<std::pair<std::string, size_t>> out;
    for (const auto& signal : its.signals()) out.emplace_back(signal.id, signal.reviews.size());
    return out;
  };
  const auto before = ids(product);
  EXPECT_FALSE(before.empty());
  std::ranges::reverse(product.reviews);
  EXPECT_EQ(ids(product), before);
}

TEST(FindCopies, IsBoundedForThousandsOfReviews) {
  std::vector<Words> texts;
  for (int at = 0; at < 10'000; ++at) {
    // All share their beginning, so that all meet in many buckets.
    texts.push_back(read_words("the quality of this product is very good and I like it " +
                               std::to_string(at) + std::string(1, static_cast<char>('a' + at % 26)) + " w" +
                               std::string(static_cast<size_t>(at % 40), 'x')));
  }
  const TextCopies copies = find_copies(texts, 6, 60);
  EXPECT_FALSE(copies.alike.empty());
}

}  // namespace
}  // namespace companion::reviews

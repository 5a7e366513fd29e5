#include <gtest/gtest.h>

#include "companion/history.h"
#include "price/random_history.h"

namespace companion {
namespace {

using test::kJanuary2026Ms;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

/// The example of history_codec.cpp's header.
TEST(HistoryCodec, TheDocumentedExample) {
  const auto example = PriceHistory::from_sightings({{kJanuary2026Ms, 1999, {}, true},
                                                     {kJanuary2026Ms + 10 * kHourMs, 1999, {}, true},
                                                     {kJanuary2026Ms + 12 * kHourMs, 1999, {}, false},
                                                     {kJanuary2026Ms + 20 * kHourMs, 1499, 1999, true},
                                                     {kJanuary2026Ms + 22 * kHourMs, 1999, {}, true}});
  const std::string encoded = bytes({0x02, 0x04, 0xE0, 0xC7, 0x08, 0x97, 0x02, 0x9E, 0x1F, 0x02, 0x0A, 0x08,
                                     0x18, 0xE7, 0x07, 0x9E, 0x1F, 0x02, 0x05});
  EXPECT_EQ(example.encode(), encoded);
  const auto decoded = PriceHistory::decode(encoded);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, example);
}

/// 1999 at 2026-01-01 00:00 and 10:00, 1499 of list price 1999 at 12:00, 1999 without list price at
/// 20:00, as it was written before the stock state was known.
const std::string kVersion1 = bytes({0x01, 0x03, 0xE0, 0xC7, 0x08, 0x50, 0x9E, 0x1F, 0x02, 0x06, 0xE7, 0x07,
                                     0x9E, 0x1F, 0x08, 0x03});

TEST(HistoryCodec, WhatWasStoredBeforeTheStockStateIsReadAndGoesOn) {
  auto stored = PriceHistory::decode(kVersion1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(*stored, PriceHistory::from_sightings({{kJanuary2026Ms, 1999, {}},
                                                   {kJanuary2026Ms + 10 * kHourMs, 1999, {}},
                                                   {kJanuary2026Ms + 12 * kHourMs, 1499, 1999},
                                                   {kJanuary2026Ms + 20 * kHourMs, 1999, {}}}));
  stored->add({kJanuary2026Ms + 22 * kHourMs, 1999, {}, false});
  const auto again = PriceHistory::decode(stored->encode());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, *stored);
  EXPECT_EQ(again->runs().size(), 4u);
  EXPECT_EQ(again->runs().back().in_stock, false);
}

TEST(HistoryCodec, TheEmptyHistoryIsTwoBytes) {
  EXPECT_EQ(PriceHistory().encode(), bytes({2, 0}));
  for (const int version : {1, 2}) {
    const auto decoded = PriceHistory::decode(bytes({version, 0}));
    ASSERT_TRUE(decoded) << version;
    EXPECT_TRUE(decoded->empty());
  }
}

TEST(HistoryCodec, TimesAreRoundedDownToTheHour) {
  const auto exact = PriceHistory::from_sightings({{kJanuary2026Ms + kHourMs - 1, 500, {}}});
  const auto decoded = PriceHistory::decode(exact.encode());
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->runs().front().first_seen_ms, kJanuary2026Ms);
}

TEST(HistoryCodec, WhatIsNotAnEncodingIsRefused) {
  for (const std::string& damaged : {
           std::string(),
           bytes({0}),
           bytes({1}),
           bytes({3, 0}),
           bytes({2, 0, 0}),
           bytes({2, 1, 0, 1}),                   // a price as in a last run that never was
           bytes({2, 1, 0, 2}),                   // the last other price, the same
           bytes({2, 1, 0, 3, 2}),                // last known list price, none known
           bytes({2, 1, 0, 0, 0}),                // price 0
           bytes({2, 3, 0, 0, 2, 1, 0, 2, 1, 0, 1}),  // back to the last other price, told as changed
           bytes({2, 2, 0, 9, 2, 1, 1}),          // two equal neighbours
           bytes({2, 3, 0, 9, 2, 1, 19, 1, 10}),  // unknown splits a run of known stock
           bytes({1, 0, 0}),
           bytes({1, 0x80, 0}),                       // overlong count
           bytes({1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}),  // more runs than bytes
           bytes({1, 1, 0, 0, 0}),                    // price 0
           bytes({1, 1, 0, 1}),                       // returns to a price that never was
           bytes({1, 1, 0, 0, 1}),                    // price -1
           bytes({1, 1, 0, 4, 2}),                    // last known list price, none known
           bytes({1, 2, 0, 0, 2, 1, 0, 0}),           // two equal neighbours
           bytes({1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 2}),
           bytes({1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0, 2}),
       }) {
    const auto decoded = PriceHistory::decode(damaged);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::kInvalidInput);
  }
}

TEST(HistoryCodecProperty, DecodingWhatWasEncodedGivesTheSame) {
  test::Lcg random(5);
  for (int round = 0; round < 1000; ++round) {
    const auto history = PriceHistory::from_sightings(random_sightings(random, 40, 5000));
    const auto decoded = PriceHistory::decode(history.encode());
    ASSERT_TRUE(decoded) << round;
    ASSERT_EQ(*decoded, history) << round;
  }
}

/// Any bytes either are refused or are exactly what the decoded history encodes to; of version 1,
/// a history that can be written.
void expect_refused_or_canonical(const std::string& text) {
  const auto decoded = PriceHistory::decode(text);
  if (!decoded) {
    EXPECT_EQ(decoded.error().code, ErrorCode::kInvalidInput);
    return;
  }
  if (text.front() == 2) {
    EXPECT_EQ(decoded->encode(), text);
    return;
  }
  const auto again = PriceHistory::decode(decoded->encode());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, *decoded);
}

TEST(HistoryCodecProperty, DamagedBytesNeverPassUnnoticed) {
  test::Lcg random(6);
  for (int round = 0; round < 40; ++round) {
    const auto good = PriceHistory::from_sightings(random_sightings(random, 40, 5000)).encode();
    for (size_t length = 0; length < good.size(); ++length) {
      EXPECT_FALSE(PriceHistory::decode(good.substr(0, length))) << length;
    }
    for (size_t bit = 0; bit < good.size() * 8; ++bit) {
      std::string flipped = good;
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
      expect_refused_or_canonical(flipped);
    }
    std::string noise(1, static_cast<char>(1 + random.below(2)));
    for (int64_t i = random.below(60); i > 0; --i) noise += static_cast<char>(random.below(256));
    expect_refused_or_canonical(noise);
  }
}

/// A year of weekly sales; with stock, every other one ends sold out.
PriceHistory weekly_sales(bool with_stock) {
  test::Lcg random(7);
  std::vector<PriceSighting> sightings;
  for (int64_t week = 0; week < 52; ++week) {
    const bool sale = week % 2 == 1;
    const int64_t begin = kJanuary2026Ms + week * 7 * kDayMs + random.below(20) * kHourMs;
    PriceSighting one{begin, sale ? 1299 + 100 * random.below(3) : 1999,
                      sale ? std::optional<int64_t>(3998) : std::nullopt};
    if (with_stock) one.in_stock = true;
    sightings.push_back(one);
    one.time_ms += (with_stock ? 4 : 5) * kDayMs;
    sightings.push_back(one);
    if (!with_stock) continue;
    one.time_ms += 6 * kHourMs;
    if (week % 4 == 1) one.in_stock = false;
    sightings.push_back(one);
    one.time_ms += 18 * kHourMs;
    sightings.push_back(one);
  }
  return PriceHistory::from_sightings(sightings);
}

double bytes_per_change_point(const PriceHistory& history) {
  return static_cast<double>(history.encode().size()) / static_cast<double>(history.runs().size());
}

TEST(HistoryCodec, AYearOfWeeklySalesTakesAtMostFourBytesAChangePoint) {
  const PriceHistory history = weekly_sales(false);
  RecordProperty("bytes_per_change_point", std::to_string(bytes_per_change_point(history)));
  EXPECT_EQ(history.runs().size(), 52u);
  EXPECT_LE(bytes_per_change_point(history), 4.0);
}

TEST(HistoryCodec, SoDoesAYearWhoseSalesEndSoldOut) {
  const PriceHistory history = weekly_sales(true);
  RecordProperty("bytes_per_change_point", std::to_string(bytes_per_change_point(history)));
  EXPECT_EQ(history.runs().size(), 52u + 13u);
  EXPECT_LE(bytes_per_change_point(history), 4.0);
}

}  // namespace
}  // namespace companion

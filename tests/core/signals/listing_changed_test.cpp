#include <gtest/gtest.h>

#include <algorithm>

#include "signals/listing_samples.h"
#include "signals/title_language.h"
#include "signals/title_overlap.h"

namespace companion::signals {
namespace {

constexpr const char* kLamp = "Dimmable LED desk lamp with oak foot for reading, warm white";
constexpr const char* kShoes = "Breathable running shoes for men with mesh upper and soft sole";
constexpr uint64_t kPicture = 0x00FF00FF00FF00FF;

Appearance seen(const char* time, const char* title) {
  Appearance one;
  one.seen_ms = at(time);
  one.title = title;
  one.currency = "USD";
  return one;
}

Listing now_showing(const char* title) {
  Listing listing = titled(title);
  listing.now.category_path = {"Home", "Shoes", "Sneakers"};
  listing.now.picture_hash = kPicture;
  listing.now.price_minor = 3000;
  listing.now.store_id = "1";
  return listing;
}

Report changed(Listing listing, std::vector<Appearance> before) {
  listing.before = std::move(before);
  Report report;
  check_listing_changed(listing, report);
  return report;
}

/// Keys of the evidence: "title_changed price_changed".
std::string evidence(const Report& report) {
  std::string keys;
  if (report.signals.empty()) return keys;
  for (const Evidence& one : report.signals.front().evidence) {
    keys += (keys.empty() ? "" : " ") + one.sentence.key;
  }
  return keys;
}

TEST(ListingChanged, TwoThingsMustAgree) {
  Appearance lamp = seen("2026-01-01", kLamp);
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {lamp})), "") << "the title alone";
  lamp.price_minor = 1000;
  const Report two = changed(now_showing(kShoes), {lamp});
  EXPECT_EQ(outcome(two), "warning");
  EXPECT_EQ(evidence(two), "title_changed price_changed");
  EXPECT_EQ(two.signals.front().evidence.front().seen_ms, at("2026-01-01"));
  lamp.category_path = {"Home", "Lights", "Lamps"};
  lamp.picture_hash = ~kPicture;
  const Report all = changed(now_showing(kShoes), {lamp});
  EXPECT_EQ(outcome(all), "strong");
  EXPECT_EQ(evidence(all), "title_changed category_changed picture_changed price_changed");
}

TEST(ListingChanged, ATitleThatIsStillTheSameOutweighsTheRest) {
  Appearance same = seen("2026-01-01", "Running shoes men breathable mesh upper soft sole 2026");
  same.price_minor = 500;
  same.picture_hash = ~kPicture;
  same.category_path = {"Home", "Sports"};
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {same})), "");
}

TEST(ListingChanged, SmallDriftsAreNone) {
  Appearance before = seen("2026-01-01", "");
  before.price_minor = 1001;            // × 2.997
  before.picture_hash = kPicture ^ 0x7FFFF;  // 19 bits
  before.category_path = {"All Categories", "Shoes", "Boots"};
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {before})), "");
  before.price_minor = 1000;
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {before})), "");
  before.picture_hash = kPicture ^ 0xFFFFF;  // 20 bits
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {before})), "warning");
}

TEST(ListingChanged, APageInAnotherLanguageIsNotAnotherItem) {
  Appearance german = seen("2026-01-01", "Atmungsaktive Laufschuhe für Herren mit Netzgewebe und weicher Sohle");
  german.category_path = {"Startseite", "Schuhe"};
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {german})), "(nothing_to_compare)");
  Appearance korean = seen("2026-01-01", "남성용 통기성 러닝화 메쉬 소재 부드러운 밑창");
  korean.category_path = {"홈", "신발"};
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {korean})), "(nothing_to_compare)");
  // What is no language still counts.
  german.price_minor = 100;
  german.picture_hash = ~kPicture;
  EXPECT_EQ(evidence(changed(now_showing(kShoes), {german})), "picture_changed price_changed");
}

TEST(ListingChanged, TheHostCanSayTheLanguage) {
  Listing listing = now_showing("Running shoes mesh sole");
  Appearance lamp = seen("2026-01-01", "Lamp oak foot dimmable");
  lamp.price_minor = 1000;
  EXPECT_EQ(outcome(changed(listing, {lamp})), "") << "no small words, so no language";
  listing.now.language = lamp.language = "en";
  EXPECT_EQ(outcome(changed(listing, {lamp})), "warning");
}

TEST(ListingChanged, PricesInAnotherCurrencyAreNotCompared) {
  Appearance before = seen("2026-01-01", kLamp);
  before.price_minor = 90;
  before.currency = "EUR";
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {before})), "");
}

TEST(ListingChanged, TheOrderOfTheSightingsDoesNotMatter) {
  Appearance lamp = seen("2026-01-01", kLamp);
  lamp.price_minor = 1000;
  Appearance later = seen("2026-02-01", kLamp);
  later.price_minor = 1000;
  const Report one = changed(now_showing(kShoes), {lamp, later});
  const Report other = changed(now_showing(kShoes), {later, lamp});
  ASSERT_EQ(one.signals.size(), 1U);
  EXPECT_EQ(one.signals.front().evidence.front().seen_ms, at("2026-02-01"));
  EXPECT_EQ(other.signals.front().evidence.front().seen_ms, at("2026-02-01"));
}

TEST(ListingChanged, WithoutHistoryNothingIsChecked) {
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {})), "(no_history)");
  EXPECT_EQ(outcome(changed(now_showing(kShoes), {seen("2026-01-01", "")})), "(nothing_to_compare)");
  EXPECT_EQ(outcome(changed(titled(""), {seen("2026-01-01", kLamp)})), "(nothing_to_compare)");
}

TEST(TitleOverlap, CountsTheShorterTitlesWords) {
  EXPECT_EQ(title_overlap_percent("LED desk lamp oak foot dimmable", "Dimmable desk lamp, oak", 4), 100);
  EXPECT_EQ(title_overlap_percent("red mesh shoes soft", "blue oak lamp shoes", 4), 25);
  EXPECT_EQ(title_overlap_percent("red mesh shoes", "blue oak lamp shoes", 4), std::nullopt);
  EXPECT_EQ(title_overlap_percent("", "", 0), std::nullopt);
}

TEST(TitleLanguage, IsToldBySmallWordsAndScripts) {
  const std::pair<const char*, const char*> cases[] = {
      {"Case for phone with strap", "en"}, {"Hülle für Handy mit Band", "de"}, {"Чехол для телефона на магните", ""},
      {"Чехол для телефона от удара с кольцом", "ru"}, {"Funda para teléfono y correa", "es"},
      {"Capa para telefone com alça", "pt"}, {"Coque pour téléphone avec sangle", "fr"},
      {"Telefon için kılıf ve kordon", "tr"}, {"Hoesje voor telefoon met koord", "nl"}, {"スマホのケース", "ja"},
      {"휴대폰 케이스", "ko"}, {"حافظة هاتف", "ar"}, {"נרתיק לטלפון", "he"}, {"Lamp oak", ""}, {"", ""}};
  for (const auto& [title, expected] : cases) EXPECT_EQ(title_language(title).value_or(""), expected) << title;
}

}  // namespace
}  // namespace companion::signals

#include "shopper/look_alikes.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace companion::shopper {
namespace {

SeenProduct product(const char* id, const char* title, std::vector<std::string_view> pictures = {},
                    const char* store = "") {
  SeenProduct out;
  out.id = id;
  out.title = title;
  std::copy(pictures.begin(), pictures.end(), out.pictures.begin());
  out.store_id = store;
  return out;
}

SeenProduct priced(int64_t min_minor, int64_t max_minor, std::optional<int64_t> pieces = std::nullopt) {
  SeenProduct out;
  out.currency = "USD";
  out.context = "public";
  out.price = {min_minor, max_minor};
  out.pieces = pieces;
  return out;
}

bool is_same(const SeenProduct& a, const SeenProduct& b) {
  return !look_alikes(a, {b}, look_alike_weights()).empty();
}

bool are_titles_same(const char* a, const char* b) { return is_same(product("1", a), product("2", b)); }

bool is_same_pictured(const char* a, const char* b) {
  return is_same(product("1", a, {"S1"}), product("2", b, {"S1"}));
}

TEST(LookAlikes, TheSameWordsInAnotherOrderAndSpelling) {
  EXPECT_TRUE(are_titles_same("Dimmable Desk Lamp with Oak Foot, Warm White, 12 W, Touch Switch",
                              "Touch Switch Dimmable DESK LAMP 12W warm white with oak foot"));
  EXPECT_TRUE(are_titles_same("Шапка зимняя вязаная с флисовой подкладкой, унисекс, 58 см",
                              "ШАПКА ЗИМНЯЯ ВЯЗАНАЯ С ФЛИСОВОЙ ПОДКЛАДКОЙ УНИСЕКС 58СМ"));
  EXPECT_TRUE(are_titles_same("水彩筆セット 天然木の軸 15cm 初心者から使える画筆", "水彩筆セット 初心者から使える画筆 天然木の軸 15 cm"));
}

TEST(LookAlikes, AFewWordsMoreDoNoHarmButAnotherWordDoes) {
  const char* lamp = "Dimmable Desk Lamp with Oak Foot, Warm White, 12 W, 40 cm, Touch Switch, USB Socket";
  EXPECT_TRUE(are_titles_same(lamp, "Dimmable Desk Lamp with Oak Foot, Warm White, 12 W, 40 cm, Touch Switch, USB Socket Bedroom"));
  EXPECT_FALSE(are_titles_same(lamp, "Dimmable Desk Lamp with Marble Foot, Warm White, 12 W, 40 cm, Touch Switch, USB Socket"));
}

TEST(LookAlikes, ContradictionsRuleOutEvenTheSamePicture) {
  const std::pair<const char*, const char*> cases[] = {
      {"USB Flash Drive 64GB Metal", "USB Flash Drive 128 GB Metal"},
      {"Clear Soft Shell for iPhone 15", "Clear Soft Shell for iPhone 14"},
      {"Clear Soft Shell for iPhone 15 Pro", "Clear Soft Shell for iPhone 15"},
      {"Cordless Wrench DTW700 18V", "Cordless Wrench DTW300 18V"},
      {"Running Shoes Women Mesh", "Running Shoes Men Mesh"},
      {"Step Drill 4-12mm Titanium", "Step Drill 4-20mm Titanium"},
      {"Tempered Glass 6.5 inch", "Tempered Glass 6.7 inch"},
      {"Mirror Glass Left Heated", "Mirror Glass Right Heated"},
      {"Espresso Machine 15 Bar", "Filter for Espresso Machine 15 Bar"},
  };
  for (const auto& [a, b] : cases) EXPECT_FALSE(is_same_pictured(a, b)) << a << " / " << b;
}

TEST(LookAlikes, TheSameMainPictureSuffices) {
  EXPECT_TRUE(is_same_pictured("Oak lamp for reading", "Nachttischleuchte Eiche"));
  EXPECT_FALSE(is_same(product("1", "Oak lamp", {"S1", "S2"}), product("2", "Nachttischleuchte", {"S3", "S2"})))
      << "another picture alone does not";
}

TEST(LookAlikes, FewWordsAndOneStoresWordingSayNothing) {
  EXPECT_FALSE(are_titles_same("Summer T-Shirt", "Summer T-Shirt"));
  const char* keywords = "Fashion Rimless Sunglasses Retro Small Rectangle Frameless Shades Eyewear";
  EXPECT_FALSE(are_titles_same(keywords, keywords)) << "stores use one wording for many designs";
  const char* sized = "Fashion Rimless Sunglasses Retro Small Rectangle Frameless Shades Eyewear UV400";
  EXPECT_TRUE(is_same(product("1", sized, {}, "7"), product("2", sized, {}, "8")));
  EXPECT_FALSE(is_same(product("1", sized, {}, "7"), product("2", sized, {}, "7")));
}

TEST(LookAlikes, NeverTheProductItself) {
  const auto one = product("1", "Oak lamp", {"S1"});
  EXPECT_TRUE(look_alikes(one, {one}, look_alike_weights()).empty());
}

TEST(LookAlikes, PacksOfAnotherSizeAreTheSameItem) {
  EXPECT_TRUE(are_titles_same("20pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood Metal",
                              "50 pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood Metal"));
}

TEST(LookAlikes, AbsurdlyDifferentPricesSpeakAgainstOneItem) {
  auto here = product("1", "Fashion Rimless Sunglasses Retro Small Rectangle Frameless Shades Eyewear UV400");
  auto there = here;
  there.id = "2";
  here.currency = there.currency = "USD";
  here.price = {1000, 1000};
  there.price = {900, 900};
  EXPECT_TRUE(is_same(here, there));
  there.price = {150, 150};
  EXPECT_FALSE(is_same(here, there));
}

TEST(LookAlikes, TheBestComeFirstWithTheirReasons) {
  const char* title = "Dimmable Desk Lamp with Oak Foot, Warm White, 12 W, Touch Switch";
  std::vector<SeenProduct> seen;
  for (int i = 0; i < 30; ++i) seen.push_back(product("other", title));
  seen.push_back(product("picture", title, {"S1"}));
  const auto found = look_alikes(product("1", title, {"S1"}), seen, look_alike_weights());
  ASSERT_EQ(found.size(), static_cast<size_t>(look_alike_weights().most_results));
  EXPECT_EQ(found[0].index, 30U);
  EXPECT_EQ(found[0].score, 100);
  EXPECT_EQ(found[0].points[kMainPicture], 80);
  EXPECT_EQ(found[1].index, 0U);
  EXPECT_EQ(found[1].points[kMainPicture], 0);
  EXPECT_EQ(found[1].title_percent, 100);
  EXPECT_EQ(shared_sizes(title, seen[0].title), std::vector<std::string>({"12 w"}));
}

TEST(ComparePrices, ByThePieceWhereBothAreKnown) {
  const auto compared = compare_prices(priced(500, 500, 10), priced(200, 200, 5));
  ASSERT_TRUE(compared);
  EXPECT_TRUE(compared->is_per_piece);
  EXPECT_EQ(compared->here, (money::AmountRange{50, 50}));
  EXPECT_EQ(compared->there, (money::AmountRange{40, 40}));
  EXPECT_EQ(compared->relation, PriceRelation::kCheaperThere);
  EXPECT_EQ(compared->percent, 20);
}

TEST(ComparePrices, RangesAreOnlyComparedWhenTheyDoNotOverlap) {
  EXPECT_EQ(compare_prices(priced(500, 900), priced(800, 1200))->relation, PriceRelation::kOverlaps);
  EXPECT_EQ(compare_prices(priced(500, 900), priced(1000, 1200))->percent, 11);
  EXPECT_EQ(compare_prices(priced(500, 900), priced(1000, 1200))->relation, PriceRelation::kDearerThere);
  EXPECT_EQ(compare_prices(priced(1000, 1000), priced(999, 999))->relation, PriceRelation::kSame);
}

TEST(ComparePrices, OnlyLikeWithLike) {
  const auto here = priced(500, 500);
  auto euros = here, member = here, elsewhere = here, pack = here, unpriced = here;
  euros.currency = "EUR";
  member.context = "member";
  elsewhere.ship_to = "DE";
  pack.pieces = 3;
  unpriced.price.reset();
  for (const auto& other : {euros, member, elsewhere, pack, unpriced}) EXPECT_FALSE(compare_prices(here, other));
  EXPECT_TRUE(compare_prices(member, member)) << "two prices for members";
}

/// Titles of our own, as stores write them; those of one group are one item.
struct Listing {
  int item;
  const char* title;
};
constexpr Listing kListings[] = {
    {1, "Portable Bluetooth Speaker IPX7 Waterproof 24H Playtime Stereo Pairing 20W Outdoor"},
    {1, "20W Portable Bluetooth Speaker Waterproof IPX7 Stereo Pairing 24H Playtime for Outdoor"},
    {2, "Portable Bluetooth Speaker IPX5 Waterproof 12H Playtime Stereo Pairing 10W Outdoor"},
    {3, "Stainless Steel Vacuum Bottle 500ml Leakproof Double Wall Insulated Travel Mug"},
    {3, "500 ml Vacuum Bottle Stainless Steel Double Wall Insulated Leakproof Travel Mug Coffee"},
    {4, "Stainless Steel Vacuum Bottle 750ml Leakproof Double Wall Insulated Travel Mug"},
    {5, "Silicone Baking Mat Non Stick Oven Liner Macaron Pastry 30x40cm Reusable Kitchen"},
    {6, "Silicone Baking Mat Non Stick Oven Liner Macaron Pastry 42x60cm Reusable Kitchen"},
    {7, "Soft Matte Shell for Xiaomi Redmi Note 12 Shockproof Camera Protection Slim"},
    {8, "Soft Matte Shell for Xiaomi Redmi Note 13 Shockproof Camera Protection Slim"},
    {9, "Soft Matte Shell for Samsung Galaxy A54 Shockproof Camera Protection Slim"},
    {10, "10pcs AA Rechargeable 1.2V 2600mAh Ni-MH Cells Low Self Discharge Camera Toys"},
    {10, "4 pcs Rechargeable AA 1.2V 2600mAh Ni-MH Cells Low Self Discharge Camera Toys"},
    {11, "4 pcs Rechargeable AAA 1.2V 1100mAh Ni-MH Cells Low Self Discharge Camera Toys"},
    {12, "Vintage Floral Summer Dress Women V Neck Short Sleeve Casual Loose Midi Beach"},
    {13, "Vintage Striped Summer Dress Women V Neck Short Sleeve Casual Loose Midi Beach"},
    {14, "Faltbarer Wäschekorb mit Griffen 60 L Leinen Aufbewahrung Schlafzimmer Kinderzimmer"},
    {14, "Wäschekorb faltbarer mit Griffen 60L Leinen Aufbewahrung Kinderzimmer Schlafzimmer Bad"},
    {15, "Faltbarer Wäschekorb mit Griffen 90 L Leinen Aufbewahrung Schlafzimmer Kinderzimmer"},
    {16, "Перчатки вязаные с сенсорными пальцами тёплые зимние шерстяные мягкие серого цвета 24 см"},
    {16, "Вязаные перчатки тёплые зимние шерстяные мягкие с сенсорными пальцами серого цвета 24см"},
    {17, "Носки вязаные тёплые зимние шерстяные мягкие серого цвета домашние толстые"},
    {18, "세라믹 과도 칼집 포함 4인치 주방용 가벼운 과일 칼 휴대용"},
    {18, "4 인치 세라믹 과도 주방용 가벼운 과일 칼 칼집 포함 휴대용"},
    {19, "세라믹 과도 칼집 포함 5인치 주방용 가벼운 과일 칼 휴대용"},
};

TEST(LookAlikes, OnTheseListingsEveryPairThatIsNamedIsOneItem) {
  std::vector<SeenProduct> all;
  for (const Listing& row : kListings) all.push_back(product(row.title, row.title));
  int named = 0;
  int pairs = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    for (const LookAlike& found : look_alikes(all[i], all, look_alike_weights())) {
      EXPECT_EQ(kListings[found.index].item, kListings[i].item) << kListings[i].title << " / " << kListings[found.index].title;
      named += 1;
    }
    for (size_t j = 0; j < all.size(); ++j) pairs += j != i && kListings[j].item == kListings[i].item ? 1 : 0;
  }
  EXPECT_GE(named * 100, pairs * 60) << named << " of " << pairs << " found";
}

}  // namespace
}  // namespace companion::shopper

#include <gtest/gtest.h>

#include "signals/goods_limits.h"
#include "signals/listing_samples.h"

namespace companion::signals {
namespace {

std::string judged(const Listing& listing, std::optional<int64_t> year = 2026) {
  Report report;
  check_unreal_capacity(listing, year, report);
  return outcome(report);
}

TEST(UnrealCapacity, MoreThanAnyGoodsOfTheKindHave) {
  const std::pair<const char*, const char*> cases[] = {
      {"16TB USB 3.1 Flash Drive Metal Pen Drive", "strong"},
      {"3TB USB Flash Drive", "note"},
      {"2TB USB Flash Drive", ""},
      {"Portable SSD 64TB Type C Mobile Solid State", "strong"},
      {"Portable SSD 8TB Type C", ""},
      {"WD 24TB external hard drive", ""},
      {"External hard drive 30TB", "note"},
      {"200000mAh Power Bank Fast Charging", "strong"},
      {"Power Bank 80000mAh", "note"},
      {"Power Bank 60000mAh", ""},
      {"4pcs 18650 battery 9900mAh 3.7V rechargeable", "strong"},
      {"18650 battery 4000mAh 3.7V", "note"},
      {"18650 battery 3600mAh 3.7V", ""},
      {"AA rechargeable batteries 3800mAh 1.2V", "strong"},
      {"990000 lumens LED flashlight", "strong"},
      {"Flashlight 12000 lumens", ""},
      {"300x300 monocular telescope", "strong"},
      {"Binoculars 10x42 waterproof", ""},
      {"Мини бинокль 1000х зум", "strong"},
      {"Wireless Bluetooth speaker 8000W", "strong"},
      {"Drone 200KM range GPS", "strong"},
      {"DJI drone 20km transmission", ""},
      {"USB-Stick 16 TB Metall", "strong"},
      {"Clé USB 16To haute vitesse", "strong"},
      {"USBメモリ 16TB 大容量", "strong"},
      {"كارت ميموري 16 تيرا", "strong"},
      {"דיסק און קי 16TB", "strong"},
      {"Флеш-накопитель USB 16ТБ", "strong"},
  };
  for (const auto& [title, expected] : cases) EXPECT_EQ(judged(titled(title)), expected) << title;
}

TEST(UnrealCapacity, LessThanThePartsCost) {
  // 33 GB for a dollar at most from 2023 on: 2 TB for 60.60 USD; strong below 40 % of it, 24.24.
  EXPECT_EQ(judged(priced("2TB USB flash drive", 6061)), "");
  EXPECT_EQ(judged(priced("2TB USB flash drive", 6059)), "warning");
  EXPECT_EQ(judged(priced("2TB USB flash drive", 2424)), "warning");
  EXPECT_EQ(judged(priced("2TB USB flash drive", 2423)), "strong");
  // In another currency 70 % of that: 2000 / 33 · 0.86 · 0.7 = 36.48 EUR.
  EXPECT_EQ(judged(priced("2TB USB flash drive", 3649, "EUR")), "");
  EXPECT_EQ(judged(priced("2TB USB flash drive", 3647, "EUR")), "warning");
  EXPECT_EQ(judged(priced("USBメモリ 2TB", 6574, "JPY")), "warning");
  EXPECT_EQ(judged(priced("USBメモリ 2TB", 6576, "JPY")), "");
  EXPECT_EQ(judged(priced("2TB USB flash drive", 1, "XAU")), "") << "no rate is known";
  EXPECT_EQ(judged(priced("Power bank 50000mAh", 599)), "warning");
  EXPECT_EQ(judged(priced("Power bank 20000mAh", 1599)), "");
  EXPECT_EQ(judged(priced("1000W solar panel 18V", 3500)), "warning");
  EXPECT_EQ(judged(priced("Mini projector 20000 lumens 1080P", 6000)), "strong");
}

TEST(UnrealCapacity, TheYearDecidesWhatIsCheap) {
  // 1 TB at 10 USD a TB less than: 2020: 8 GB a dollar → 125 USD; 2026: 33 → 30.30 USD.
  EXPECT_EQ(judged(priced("1TB USB flash drive", 6000), 2020), "warning");
  EXPECT_EQ(judged(priced("1TB USB flash drive", 6000), 2026), "");
  EXPECT_EQ(judged(priced("1TB USB flash drive", 6000), std::nullopt), "") << "the latest year's";
}

TEST(UnrealCapacity, DearerIsNeverWorse) {
  const auto rank = [](int64_t price) {
    const std::string severity = judged(priced("1TB micro SD card", price));
    return severity == "strong" ? 2 : severity == "warning" ? 1 : 0;
  };
  int last = 2;
  for (int64_t price = 100; price < 4000; price += 50) {
    EXPECT_LE(rank(price), last) << price;
    last = rank(price);
  }
  EXPECT_EQ(last, 0);
}

TEST(UnrealCapacity, EachVariantHasItsOwnPrice) {
  Listing listing = titled("Micro SD memory card class 10");
  listing.variants = {{"64GB", 600}, {"1TB", 5000}};
  EXPECT_EQ(judged(listing), "");
  listing.variants = {{"64GB", 600}, {"1TB", 700}};
  EXPECT_EQ(judged(listing), "strong");
  // The title's capacity is of some variant that is not named by it.
  Listing several = priced("Memory card 64GB 128GB 1TB", 700);
  EXPECT_EQ(judged(several), "");
}

TEST(UnrealCapacity, QuantitiesThatContradictEachOther) {
  EXPECT_EQ(judged(titled("Power bank 20000mAh 180g")), "strong") << "111 mAh a gram";
  EXPECT_EQ(judged(titled("Power bank 20000mAh 350g")), "");
  EXPECT_EQ(judged(titled("LED bulb 9W 5000 lumens")), "strong") << "556 lm a watt";
  EXPECT_EQ(judged(titled("LED bulb 9W 1100 lumens")), "");
}

TEST(UnrealCapacity, OtherGoodsWithTheSameWordsAreLeftAlone) {
  const char* const titles[] = {
      "32GB RAM 1TB ROM smartphone 5G",
      "Security camera with 8TB cloud storage",
      "Dash cam supports up to 16TB memory card (card not included)",
      "MP3 player support TF card up to 16TB",
      "USB hub with flash drive 16TB",
      "Flash drive up to 16TB",
      "SSD enclosure M2 NVMe up to 16TB",
      "Micro SD card reader 16TB",
      "Case for 20TB portable hard drive",
      "18650 battery holder 9900mAh",
      "12V 18650 battery pack 20000mAh",
      "18650 battery 12V 9800mAh",
      "5000W solar light outdoor lamp",
      "Night vision binoculars 400x",
      "Drone battery 200km",
      "Laptop 16GB RAM 32TB SSD notebook",
      "DIY power bank shell 900000mAh",
      "Proyector LED exterior 50000lm 500W IP66",
      "T-shirt 16TB",
  };
  for (const char* title : titles) EXPECT_EQ(judged(priced(title, 100)), "") << title;
}

TEST(UnrealCapacity, NothingIsConcludedFromWhatIsMissing) {
  EXPECT_EQ(judged(titled("")), "(no_title)");
  EXPECT_EQ(judged(titled("USB flash drive")), "");
  EXPECT_EQ(judged(titled("2TB")), "");
  Listing without_currency = priced("2TB USB flash drive", 100, "");
  EXPECT_EQ(judged(without_currency), "");
}

}  // namespace
}  // namespace companion::signals

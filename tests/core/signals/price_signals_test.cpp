#include <gtest/gtest.h>

#include "signals/listing_samples.h"

namespace companion::signals {
namespace {

Listing among_peers(int64_t price, std::vector<int64_t> peers) {
  Listing listing = priced("Desk lamp", price);
  for (const int64_t peer : peers) listing.peers.push_back({"Desk lamp, oak", peer, "USD", 80});
  return listing;
}

std::string below_market(const Listing& listing) {
  Report report;
  check_far_below_market(listing, report);
  return outcome(report);
}

const std::vector<int64_t> kPeers = {900, 950, 1000, 1100, 5000};

TEST(FarBelowMarket, GoesByTheMedianOfFiveOrMore) {
  // Median 1000: note below 40 %, warning below 25 %, strong below 12 %.
  const std::pair<int64_t, const char*> cases[] = {{1000, ""},        {400, ""},        {399, "note"},   {250, "note"},
                                                   {249, "warning"},  {120, "warning"}, {119, "strong"}, {1, "strong"}};
  for (const auto& [price, expected] : cases) EXPECT_EQ(below_market(among_peers(price, kPeers)), expected) << price;
}

TEST(FarBelowMarket, OnlyLikeIsComparedWithLike) {
  Listing listing = among_peers(100, kPeers);
  listing.peers[0].currency = "EUR";
  EXPECT_EQ(below_market(listing), "(few_look_alikes)");
  listing = among_peers(100, kPeers);
  listing.peers[0].likeness_percent = 49;
  EXPECT_EQ(below_market(listing), "(few_look_alikes)");
  // One piece for 100 beside ten for 1000 is the same price.
  listing = among_peers(100, kPeers);
  listing.now.title = "Desk lamp 1pc";
  for (Peer& peer : listing.peers) peer.title = "Desk lamp 10 pcs";
  EXPECT_EQ(below_market(listing), "");
  listing.now.title = "Desk lamp";
  EXPECT_EQ(below_market(listing), "(few_look_alikes)") << "how many pieces it is, is not known";
}

TEST(FarBelowMarket, TheVariantSelectedIsTheOneThatIsJudged) {
  Listing listing = among_peers(100, kPeers);
  listing.selected_price_minor = 1000;
  EXPECT_EQ(below_market(listing), "");
}

TEST(FarBelowMarket, IsNotCheckedWithoutPricesOrPeers) {
  EXPECT_EQ(below_market(titled("Desk lamp")), "(no_price)");
  EXPECT_EQ(below_market(priced("Desk lamp", 100)), "(no_look_alikes)");
}

Listing with_variants(const char* title, std::vector<Variant> variants) {
  Listing listing = titled(title);
  listing.variants = std::move(variants);
  return listing;
}

std::string bait(const Listing& listing) {
  Report report;
  check_bait_variant(listing, report);
  return outcome(report);
}

TEST(BaitVariant, TheCheapestIsSomethingElse) {
  const char* const extras[] = {"USB cable", "only box", "Sample", "Spare screws", "кабель", "Solo caja", "nur Schachtel",
                                "boîte vide", "Próbka", "sadece kutu", "샘플", "ケーブル", "كابل", "כבל", "not the product"};
  for (const char* extra : extras) {
    EXPECT_EQ(bait(with_variants("Smart watch 2026", {{"Black", 3000}, {"White", 3000}, {extra, 100}})), "warning") << extra;
  }
}

TEST(BaitVariant, WorkedPrices) {
  // Middle price of the others 3000: note below 40 %, warning below 20 %.
  const std::pair<int64_t, const char*> cases[] = {{3000, ""}, {1200, ""}, {1199, "note"}, {600, "note"}, {599, "warning"}};
  for (const auto& [price, expected] : cases) {
    EXPECT_EQ(bait(with_variants("Smart watch", {{"Cable", price}, {"Black", 3000}, {"White", 3000}})), expected) << price;
  }
}

TEST(BaitVariant, GoodsThatAreSuchThingsThemselves) {
  EXPECT_EQ(bait(with_variants("USB cable braided", {{"Cable 0.25m", 50}, {"Cable 1m", 300}, {"Cable 2m", 400}})), "");
  EXPECT_EQ(bait(with_variants("Drill", {{"With case and screws", 3500}, {"Body", 3000}, {"Kit", 3100}})), "");
  EXPECT_EQ(bait(with_variants("Set", {{"Filter A", 50}, {"Filter B", 60}, {"Filter C", 70}, {"X", 900}, {"Y", 900}})), "")
      << "most variants are such things";
  EXPECT_EQ(bait(with_variants("Watch", {{"S", 100}, {"M", 3000}, {"L", 3000}})), "") << "a low price alone";
  EXPECT_EQ(bait(with_variants("Watch", {{"Cable", 100}, {"Black", 3000}})), "") << "one other variant";
  EXPECT_EQ(bait(with_variants("Watch", {{"Casein", 100}, {"Black", 3000}, {"Red", 3000}})), "") << "whole words";
  EXPECT_EQ(bait(titled("Watch")), "(no_variants)");
  EXPECT_EQ(bait(with_variants("Watch", {{"Cable", std::nullopt}, {"Black", 3000}})), "");
}

std::string shipped(const Listing& listing) {
  Report report;
  check_shipping_eats_discount(listing, report);
  std::string key = report.signals.empty() ? "" : " " + report.signals.front().sentence.key;
  return outcome(report) + key;
}

TEST(ShippingEatsDiscount, AgainstThePriceAndAgainstTheReduction) {
  Listing listing = priced("Lamp", 1000);
  listing.list_price = {1500, 1500};
  const std::pair<int64_t, const char*> cases[] = {{0, ""},
                                                   {399, ""},
                                                   {400, "note shipping_eats_discount"},
                                                   {999, "note shipping_eats_discount"},
                                                   {1000, "note shipping_against_price"},
                                                   {2999, "note shipping_against_price"},
                                                   {3000, "warning shipping_against_price"}};
  for (const auto& [cost, expected] : cases) {
    listing.deliveries = {{cost, "USD"}};
    EXPECT_EQ(shipped(listing), expected) << cost;
  }
}

TEST(ShippingEatsDiscount, TheCheapestWayCounts) {
  Listing listing = priced("Lamp", 1000);
  listing.deliveries = {{5000, "USD"}, {0, ""}};
  EXPECT_EQ(shipped(listing), "");
  listing.deliveries = {{5000, "USD"}, {900, "USD"}};
  EXPECT_EQ(shipped(listing), "") << "no reduction is claimed";
  listing.deliveries = {{5000, "USD"}, {10, "EUR"}};
  EXPECT_EQ(shipped(listing), "(no_shipping)") << "which is cheaper is not known";
}

TEST(ShippingEatsDiscount, IsNotCheckedWithoutPriceOrShipping) {
  EXPECT_EQ(shipped(titled("Lamp")), "(no_price)");
  EXPECT_EQ(shipped(priced("Lamp", 1000)), "(no_shipping)");
}

}  // namespace
}  // namespace companion::signals

// Pages that are lists: which rows there are, in which order, and what belongs to which.
#include <gtest/gtest.h>

#include "page/item_url.h"
#include "page/page_reader.h"

namespace companion::page {
namespace {

TEST(ListPages, OrdersStandInTheOrderThatThePageNames) {
  const std::string answer = R"({"data":{"data":{
      "pc_om_list_order_11":{"fields":{"orderId":"8110000000000011","currencyCode":"EUR","totalPriceText":"1,00 €"}},
      "pc_om_list_header_1":{"fields":{"orderId":"9"}},
      "pc_om_list_order_12":{"fields":{"orderId":"8110000000000012","currencyCode":"EUR","totalPriceText":"2,00 €"}}},
    "hierarchy":{"structure":{"body":["pc_om_list_order_12","pc_om_list_order_11"]}}}})";
  const PageFacts facts = read_page(answer, {});
  EXPECT_EQ(facts.page, "orders");
  ASSERT_EQ(facts.orders.size(), 2u);
  EXPECT_EQ(facts.orders[0].id, "8110000000000012");
  EXPECT_EQ(facts.orders[0].total_minor, 200);
  EXPECT_EQ(facts.orders[1].id, "8110000000000011");
}

TEST(ListPages, AnOrderHasOneCurrency) {
  const std::string answer = R"({"data":{"data":{"pc_om_list_order_1":{"fields":{"orderId":"8110000000000011",
      "totalPriceText":"€ 9,00","orderLines":[{"productId":"1005000000000001","itemPriceText":"US $4.10"},
      {"productId":"1005000000000002","itemPriceText":"4,50 €"}]}}}}})";
  const PageFacts facts = read_page(answer, {});
  ASSERT_EQ(facts.orders.size(), 1u);
  EXPECT_EQ(facts.orders[0].currency, "EUR");
  ASSERT_EQ(facts.orders[0].lines.size(), 2u);
  EXPECT_FALSE(facts.orders[0].lines[0].price) << "an amount in another currency would not add up";
  EXPECT_EQ(facts.orders[0].lines[1].price->amount.min_minor, 450);
}

TEST(ListPages, EventsBeginWithTheNewestFromEitherEnd) {
  const auto parcel = [](const std::string& first, const std::string& second) {
    return R"({"module":[{"mailNo":"LP1","status":"DELIVERING","detailList":[)" + first + "," + second + "]}]}";
  };
  const std::string older = R"({"time":1674900000000,"actionCode":"LH_DEPART","standerdDesc":"left"})";
  const std::string newer = R"({"time":1674990000000,"actionCode":"GTMS_SIGNED","standerdDesc":"signed"})";
  for (const std::string& answer : {parcel(older, newer), parcel(newer, older)}) {
    const PageFacts facts = read_page(answer, {});
    EXPECT_EQ(facts.page, "tracking");
    ASSERT_EQ(facts.parcels.size(), 1u);
    ASSERT_EQ(facts.parcels[0].events.size(), 2u);
    EXPECT_EQ(facts.parcels[0].events[0].text, "signed");
    EXPECT_EQ(facts.parcels[0].status, "delivered") << "of the newest event, not of the summary";
  }
}

TEST(ListPages, ACardWhoseBadgeDoesNotFitItsPricesIsDoubtful) {
  const auto warnings = [](const std::string& prices) {
    return read_page(R"({"mods":{"itemList":{"content":[{"productId":"3256803112875038","title":{"displayTitle":"A"},
      "prices":{)" + prices + R"(}}]}},"pageInfo":{"totalResults":1,"page":1}})", {}).warnings;
  };
  const std::string sale = R"("salePrice":{"currencyCode":"USD","cent":720,"discount":28})";
  const std::string full = R"(,"originalPrice":{"currencyCode":"USD","cent":1000})";
  EXPECT_TRUE(warnings(sale + full).empty());
  EXPECT_TRUE(warnings(R"("salePrice":{"currencyCode":"USD","cent":720})" + full).empty()) << "no badge, no contradiction";
  for (const std::string& prices : {sale, R"("salePrice":{"currencyCode":"USD","cent":900,"discount":28})" + full}) {
    const auto given = warnings(prices);
    ASSERT_EQ(given.size(), 1u) << prices;
    EXPECT_EQ(given[0].code, "price_disagreement");
    EXPECT_EQ(given[0].field, "items.0.offer");
  }
}

TEST(ListPages, CardsNeedAnIdAndMayLackAPrice) {
  const std::string answer = R"({"mods":{"itemList":{"content":[
      {"productId":"3256803112875038","title":{"displayTitle":"A"},"productType":"ad",
       "prices":{"salePrice":{"currencyCode":"JPY","cent":410}}},
      {"title":{"displayTitle":"a banner"}},
      {"productId":"1005000000000002","title":{"displayTitle":"B"},
       "prices":{"originalPrice":{"currencyCode":"USD","cent":5000}}}]}},"pageInfo":{"totalResults":2,"page":3}})";
  const PageFacts facts = read_page(answer, {});
  EXPECT_EQ(facts.page, "search");
  EXPECT_EQ(facts.total, 2);
  EXPECT_EQ(facts.page_number, 3);
  ASSERT_EQ(facts.items.size(), 2u);
  EXPECT_EQ(facts.items[0].product.canonical_id, "1005003299189790");
  EXPECT_EQ(facts.items[0].offer->price.min_minor, 410);
  EXPECT_TRUE(facts.items[0].advertisement);
  EXPECT_FALSE(facts.items[1].offer) << "a list price alone is not what it costs";
}

TEST(ListPages, RowsThatLostWhatAllHadAreAChangedPage) {
  const std::string answer = R"({"mods":{"itemList":{"content":[
      {"productId":"1005000000000002","title":{"displayTitle":"B"},"cost":{"cent":410}}]}}})";
  const PageFacts facts = read_page(answer, {});
  ASSERT_EQ(facts.warnings.size(), 1u);
  EXPECT_EQ(facts.warnings[0].code, "layout_changed");
  EXPECT_EQ(facts.warnings[0].field, "items.offer");
}

TEST(ListPages, ABrokenAnswerMakesWhatOlderOnesSayUncertain) {
  const std::string whole = R"({"mods":{"itemList":{"content":[{"productId":"1005000000000002","title":{"displayTitle":"A"},)"
                            R"("prices":{"salePrice":{"currencyCode":"USD","cent":410}}}]}}})";
  const auto script = [](const std::string& json) {
    return "<script type=\"application/json\" data-companion-api=\"x\">" + json + "</script>";
  };
  const std::string page = "<html><body>" + script(whole) + script(whole.substr(0, 90)) + "</body></html>";
  const PageFacts facts = read_page(page, {});
  ASSERT_EQ(facts.items.size(), 1u);
  ASSERT_EQ(facts.warnings.size(), 1u);
  EXPECT_EQ(facts.warnings[0].code, "truncated_input");
}

TEST(ListPages, AReviewsTextIsNotItsDateNorItsLanguageADefault) {
  const std::string answer = R"({"evaViewList":[{"evaluationIdStr":"30072011607750988","buyerEval":80,
      "buyerFeedback":"Отлично, спасибо","buyerFbType":{"sourceLang":"en"},"evalDate":"12 Dez 2025"}],
      "productEvaluationStatistic":{"evarageStar":4.8,"totalNum":494}})";
  const PageFacts facts = read_page(answer, {});
  EXPECT_EQ(facts.page, "reviews");
  ASSERT_EQ(facts.reviews.size(), 1u);
  EXPECT_EQ(facts.reviews[0].stars, 4);
  EXPECT_EQ(facts.reviews[0].date, "2025-12-12");
  EXPECT_FALSE(facts.reviews[0].language) << "the shop says en, the script says otherwise";
}

TEST(ItemIds, AUsListingIsItsGlobalItemPlusTwoToThe51) {
  EXPECT_EQ(global_item_id("3256803112875038"), "1005003299189790");
  EXPECT_EQ(global_item_id("2251832701916007"), "32888230759");
  EXPECT_EQ(global_item_id("2255800066908188"), "4000253222940");
  for (const char* global : {"1005003299189790", "32888230759", "4000253222940", "", "9999999999999999"}) {
    EXPECT_FALSE(global_item_id(global)) << global;
  }
  EXPECT_TRUE(is_same_item("3256803112875038", "1005003299189790"));
  EXPECT_TRUE(is_same_item("1005003299189790", "3256803112875038"));
  EXPECT_FALSE(is_same_item("1005003299189790", "1005003299189791"));
}

TEST(ItemIds, StandInAddressesOfEveryForm) {
  EXPECT_EQ(item_id_of_url("https://www.aliexpress.com/item/1005006612340871.html?x=1"), "1005006612340871");
  EXPECT_EQ(item_id_of_url("//ru.aliexpress.com/item/Some-Name/32847802981.html"), "32847802981");
  EXPECT_EQ(item_id_of_url("/item/-/32847802981.html"), "32847802981");
  EXPECT_EQ(item_id_of_url("https://aliexpress.us/i/2251832701916007.html"), "2251832701916007");
  EXPECT_EQ(item_id_of_url("/ssr/300/Deals?productIds=1005006612340871:12000033&x"), "1005006612340871");
  for (const char* none : {"/item/12.html", "/item/", "/item/1005006612340871", "/item/a?b/1005006612340871.html",
                           "/store/1102950417", "xproductId=1005006612340871"}) {
    EXPECT_FALSE(item_id_of_url(none)) << none;
  }
  EXPECT_EQ(store_id_of_url("//www.aliexpress.com/store/1102950417?spm=x"), "1102950417");
  EXPECT_EQ(store_id_of_url("https://x/credential.htm?storeNum=4682001"), "4682001");
  EXPECT_FALSE(store_id_of_url("https://www.aliexpress.com/store/feedback-score/"));
}

}  // namespace
}  // namespace companion::page

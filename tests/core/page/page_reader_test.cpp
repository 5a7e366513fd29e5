#include "page/page_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace companion::page {
namespace {

using money::AmountRange;

PageFacts read(std::string_view text, ReadOptions options = {}) { return read_page(text, options); }

bool has_warning(const PageFacts& facts, const std::string& code) {
  for (const Warning& warning : facts.warnings) {
    if (warning.code == code) return true;
  }
  return false;
}

/// A small *Module object as the pages of 2022 embed it.
std::string module_object() {
  return R"({"commonModule":{"productIdStr":"1005001234567890","currencyCode":"EUR"},)"
         R"("titleModule":{"subject":"Desk \"lamp\" 5 W","tradeCount":0,"feedbackRating":{"averageStar":"0.0"}},)"
         R"("storeModule":{"storeNum":9007199254740993,"storeName":"Lamp Store","positiveRate":"94.8%","openTime":"Apr 14, 2017"},)"
         R"("priceModule":{"minAmount":{"currency":"EUR","value":162.32},"maxAmount":{"currency":"EUR","value":214.53},)"
         R"("minActivityAmount":{"currency":"EUR","value":97.39},"maxActivityAmount":{"currency":"EUR","value":128.72},)"
         R"("formatedActivityPrice":"€ 97,39 - 128,72","discount":40,"minPrice":101.2},)"
         R"("skuModule":{"productSKUPropertyList":[{"skuPropertyId":14,"skuPropertyName":"Color","skuPropertyValues":)"
         R"([{"propertyValueIdLong":29,"propertyValueDisplayName":"White"}]}],)"
         R"("skuPriceList":[{"skuIdStr":"12000021667872849","skuId":12000021667872849,"skuAttr":"14:29","skuVal":)"
         R"({"skuAmount":{"currency":"EUR","value":162.32},"skuActivityAmount":{"currency":"EUR","value":97.39},"availQuantity":3}},)"
         R"({"skuIdStr":"12000021667872850","skuAttr":"14:29#Warm white","skuVal":)"
         R"({"skuAmount":{"currency":"EUR","value":214.53},"skuActivityAmount":{"currency":"EUR","value":128.72},"availQuantity":0}}]}})";
}

std::string page_around(const std::string& script, const std::string& body = "") {
  return "<!DOCTYPE html><html><head><script>" + script + "</script></head><body>" + body +
         "</body></html>";
}

std::string module_page(const std::string& body = "") {
  return page_around("window.runParams = {\n data: " + module_object() + ",\n csrfToken: 'x' };", body);
}

void expect_lamp(const PageFacts& facts) {
  EXPECT_EQ(facts.page, "product");
  EXPECT_EQ(facts.state, PageState::kAvailable);
  EXPECT_EQ(facts.product.id, "1005001234567890");
  EXPECT_EQ(facts.product.title, "Desk \"lamp\" 5 W");
  ASSERT_TRUE(facts.offer);
  EXPECT_EQ(facts.offer->currency, "EUR");
  EXPECT_EQ(facts.offer->price, (AmountRange{9739, 12872}));
  EXPECT_EQ(facts.offer->list_price, (AmountRange{16232, 21453}));
  EXPECT_EQ(facts.store.id, "9007199254740993");
  EXPECT_EQ(facts.store.opened, "2017-04-14");
}

TEST(PageReader, ReadsOneObjectInEveryWrapping) {
  const std::string object = module_object();
  expect_lamp(read(module_page()));
  expect_lamp(read(object));
  expect_lamp(read("{\"data\":" + object + "}"));
  expect_lamp(read("mtopjsonp1({\"data\":{\"result\":" + object + "},\"ret\":[\"SUCCESS\"]});"));
  expect_lamp(read("window.runParams = {data: " + object + "};"));
  expect_lamp(read("runParams = {\"data\": " + object + "}"));
  expect_lamp(read(page_around("", "<script type=\"application/json\" data-companion-api=\"x\">" +
                                       object + "</script>")));
}

TEST(PageReader, ReadsSkusWithTheirAttributeNames) {
  const std::string page = module_page();
  const PageFacts facts = read(page);
  ASSERT_EQ(facts.skus.rows.size(), 2u);
  EXPECT_EQ(facts.skus.rows[0].id, "12000021667872849");
  EXPECT_EQ(facts.skus.attributes.at(facts.skus.attribute_of.at(0)).name, "Color");
  EXPECT_EQ(facts.skus.attributes.at(facts.skus.attribute_of.at(0)).value, "White");
  EXPECT_EQ(facts.skus.attributes.at(facts.skus.attribute_of.at(facts.skus.rows[1].first_attribute)).value, "Warm white");
  EXPECT_EQ(facts.skus.rows[1].stock, 0);
  EXPECT_TRUE(facts.warnings.empty());
}

TEST(PageReader, ZeroIsUnknownWhereTheShopHidesAValue) {
  const PageFacts facts = read(module_page());
  EXPECT_FALSE(facts.sold) << "a sold count of 0 is what some visitors see instead of it";
  EXPECT_FALSE(facts.rating.average) << "0.0 stars means nobody rated";
}

TEST(PageReader, WithoutAPromotionThePriceClaimsNoReduction) {
  const PageFacts facts = read(
      R"({"titleModule":{"subject":"x"},"priceModule":{"minAmount":{"currency":"USD","value":5},"maxAmount":{"currency":"USD","value":5}}})");
  ASSERT_TRUE(facts.offer);
  EXPECT_EQ(facts.offer->price, (AmountRange{500, 500}));
  EXPECT_FALSE(facts.offer->list_price);
}

TEST(PageReader, ReadsTheFetchedAnswerOfTodaysPages) {
  const PageFacts facts = read(
      R"({"api":"mtop.aliexpress.pdp.pc.query","data":{"result":{)"
      R"("GLOBAL_DATA":{"globalData":{"productId":"1005008000000001","currencyCode":"JPY","subject":"Cable","eventInfo":{"clcEvent":{"discountPriceCent":226}}}},)"
      R"("PRICE":{"selectedSkuId":12000046769980162,"targetSkuPriceInfo":{"originalPrice":{"currency":"JPY","formatedAmount":"2,057円","value":2057},"salePriceString":"226円","salePriceLocal":"226円|226|"},)"
      R"("skuIdStrPriceInfoMap":{"12000046769980162":{"originalPrice":{"currency":"JPY","value":2057},"salePriceLocal":"226円|226|"},"12000046769980163":{"originalPrice":{"currency":"JPY","value":2057},"salePriceString":"1,250円"}}},)"
      R"("SKU":{"selectedSkuIdStr":"12000046769980162","skuPaths":[{"skuIdStr":"12000046769980162","skuStock":11},{"skuIdStr":"12000046769980163","skuStock":4}]},)"
      R"("SHOP_CARD_PC":{"storeName":"Cable Store","sellerInfo":{"storeNum":1103815087}}}},"ret":["SUCCESS::"]})");
  ASSERT_TRUE(facts.offer);
  EXPECT_EQ(facts.layout, "product_api");
  EXPECT_EQ(facts.offer->price, (AmountRange{226, 1250}));
  EXPECT_EQ(facts.offer->list_price, (AmountRange{2057, 2057}));
  ASSERT_TRUE(facts.offer->selected);
  EXPECT_EQ(facts.offer->selected->sku_id, "12000046769980162");
  EXPECT_EQ(facts.offer->selected->price_minor, 226);
  EXPECT_EQ(facts.store.id, "1103815087");
  EXPECT_TRUE(facts.warnings.empty());
}

TEST(PageReader, ReadsScalarAssignments) {
  const PageFacts facts = read(page_around(
      "window.runParams = {};\nwindow.runParams.productId=\"32847802981\";\n"
      "window.runParams.baseCurrencyCode=\"USD\";\nwindow.runParams.minPrice=\"9.35\";\n"
      "window.runParams.maxPrice=\"12.05\";window.runParams.actMinPrice=\"6.55\";\n"
      "window.runParams.actMaxPrice=\"8.44\";\nvar skuProducts=[{\"skuAttr\":\"14:29\",\"skuPropIds\":\"29\","
      "\"skuVal\":{\"skuPrice\":\"9.35\",\"actSkuCalPrice\":\"6.55\",\"inventory\":12}}];",
      "<h1 class=\"product-name\">Old lamp</h1>"));
  ASSERT_TRUE(facts.offer);
  EXPECT_EQ(facts.layout, "product_scalar");
  EXPECT_EQ(facts.offer->price, (AmountRange{655, 844}));
  EXPECT_EQ(facts.offer->list_price, (AmountRange{935, 1205}));
  EXPECT_EQ(facts.product.title, "Old lamp");
}

TEST(PageReader, FallsBackToJsonLdAndToRenderedText) {
  const PageFacts ld = read(
      "<html><head><link rel=\"canonical\" href=\"https://www.aliexpress.com/item/1005001.html\">"
      "<link rel=\"canonical\" href=\"https://www.aliexpress.com/item/1005001234567891.html\">"
      "<script type=\"application/ld+json\">[{\"@type\":\"Product\",\"name\":\"LD\",\"offers\":"
      "{\"@type\":\"Offer\",\"priceCurrency\":\"USD\",\"price\":1.5}},{\"@type\":\"VideoObject\"}]"
      "</script></head></html>");
  ASSERT_TRUE(ld.offer);
  EXPECT_EQ(ld.offer->price, (AmountRange{150, 150}));
  EXPECT_EQ(ld.layout, "product_json_ld");
  EXPECT_TRUE(has_warning(ld, "lowest_price_only"));

  const PageFacts shown = read(
      "<html><body><h1 data-pl=\"product-title\">Shown</h1><div class=\"price-default--current--F8OlYIo\">"
      "<span>R$</span><span>1</span><span>.</span><span>2</span><span>3</span><span>4</span>"
      "<span>,</span><span>5</span><span>6</span></div>"
      "<span class=\"price-default--original--x\">R$ 2.000,00</span>"
      "<div class=\"store-header--storeName--v\"><a href=\"//pt.aliexpress.com/store/1102\">Loja</a></div>"
      "</body></html>");
  ASSERT_TRUE(shown.offer);
  EXPECT_EQ(shown.offer->currency, "BRL");
  EXPECT_EQ(shown.offer->price, (AmountRange{123456, 123456}));
  EXPECT_EQ(shown.offer->list_price, (AmountRange{200000, 200000}));
  EXPECT_EQ(shown.store.id, "1102");
}

TEST(PageReader, TellsTheFourStatesApart) {
  const std::string shell =
      "window.runParams = {}; window._d_c_.isCSR = true; window._d_c_.DCData = "
      "{\"i18nMap\":{\"PAGE_NOT_FOUND_RCMD_TITLE\":\"Esta página no existe :(\"}};";
  const std::string url = "<meta property=\"og:url\" content=\"//es.aliexpress.com/item/1005006180026951.html\">";
  const PageFacts loading = read(page_around(shell, url));
  EXPECT_EQ(loading.state, PageState::kNotLoaded);
  EXPECT_EQ(loading.product.id, "1005006180026951");
  EXPECT_FALSE(loading.offer);

  const PageFacts gone = read(page_around(
      shell, url + "<p>Esta página no existe :(</p><span class=\"search-price\">US $3.99</span>"));
  EXPECT_EQ(gone.state, PageState::kUnavailable);
  EXPECT_FALSE(gone.offer);

  const PageFacts banned = read(
      R"({"data":{"result":{"GLOBAL_DATA":{"globalData":{"bigBossBan":true,"productId":"1005006180026951"}}}},"ret":["SUCCESS"]})");
  EXPECT_EQ(banned.state, PageState::kUnavailable);

  const PageFacts blocked = read(
      "<html><script>var a={\"x5secdata\":\"1\",\"NCTOKENSTR\":\"2\"}</script></html>",
      {"https://www.aliexpress.com/item/1005006180026951.html", false});
  EXPECT_EQ(blocked.page, "blocked");
  EXPECT_EQ(blocked.state, PageState::kBlocked);
  EXPECT_EQ(read(R"({"ret":["FAIL_SYS_USER_VALIDATE","RGV587_ERROR::SM"],"data":{}})").page, "blocked");
  EXPECT_EQ(read(module_page()).state, PageState::kAvailable);
}

TEST(PageReader, OnlyItsOwnPriceIsTheOffers) {
  const PageFacts facts = read(
      "<html><body><div class=\"recommend\"><span class=\"search-price\">US $3.99</span></div></body></html>");
  EXPECT_EQ(facts.page, "other");
  EXPECT_FALSE(facts.offer);
  // A search page of 2018: every card bears the microdata of a price, none is the page's.
  const PageFacts list = read(
      "<html><head><title>Lamps</title></head><body><li><span class=\"value\" itemprop=\"price\">"
      "US $26.49</span></li><li><span itemprop=\"price\">US $1.99</span></li></body></html>");
  EXPECT_EQ(list.page, "other");
  EXPECT_FALSE(list.offer);
}

/// The price of the selected SKU as pages of 2022 show it.
std::string visible_price(const std::string& text) {
  return "<div class=\"product-price-current\"><span class=\"product-price-value\">" + text +
         "</span></div>";
}

TEST(PageReader, DisagreementIsAWarningWithBothValues) {
  const PageFacts facts =
      read(module_page(visible_price("€ 42,00")));
  ASSERT_TRUE(has_warning(facts, "price_disagreement"));
  EXPECT_EQ(facts.warnings[0].values.size(), 2u);
  EXPECT_EQ(facts.offer->price, (AmountRange{9739, 12872}));

  const PageFacts live = read(module_page(visible_price("€ 42,00")),
                              {std::nullopt, true});
  EXPECT_TRUE(has_warning(live, "price_disagreement"));
  EXPECT_EQ(live.offer->price, (AmountRange{4200, 4200})) << "what the shopper sees wins";

  EXPECT_TRUE(has_warning(read(module_page(visible_price("US $97.39"))),
                          "currency_disagreement"));
}

TEST(PageReader, ARenderedPriceInTheRangeNamesTheSelectedSku) {
  const PageFacts facts =
      read(module_page(visible_price("€ 128,72")));
  EXPECT_TRUE(facts.warnings.empty());
  ASSERT_TRUE(facts.offer->selected);
  EXPECT_EQ(facts.offer->selected->sku_id, "12000021667872850");
  EXPECT_EQ(facts.offer->selected->price_minor, 12872);
}

TEST(PageReader, TheAddressSettlesWhichItemIsMeant) {
  const std::string other =
      R"({"GLOBAL_DATA":{"globalData":{"productId":"1005000000000009","currencyCode":"USD"}},)"
      R"("PRICE":{"targetSkuPriceInfo":{"salePriceString":"US $9.99"}}})";
  const std::string ours =
      R"({"GLOBAL_DATA":{"globalData":{"productId":"1005000000000001","currencyCode":"USD"}},)"
      R"("PRICE":{"targetSkuPriceInfo":{"salePriceString":"US $1.11"}}})";
  const auto answer = [](const std::string& json) {
    return "<script type=\"application/json\" data-companion-api=\"a\">" + json + "</script>";
  };
  const ReadOptions at{"https://www.aliexpress.com/item/1005000000000001.html", false};
  const PageFacts facts = read("<html>" + answer(ours) + answer(other), at);
  EXPECT_EQ(facts.product.id, "1005000000000001");
  EXPECT_EQ(facts.offer->price.min_minor, 111);
  EXPECT_TRUE(has_warning(read("<html>" + answer(other), at), "id_disagreement"));
}

TEST(PageReader, HostileTextStaysText) {
  const PageFacts facts = read(
      R"({"titleModule":{"subject":"<img src=x onerror=alert(1)>\u0000\ud800"},"priceModule":{"minAmount":{"currency":"USD","value":1e400}}})");
  EXPECT_EQ(facts.product.title, std::string("<img src=x onerror=alert(1)>\0\uFFFD", 32));
  EXPECT_FALSE(facts.offer) << "an absurd number is no price";
}

/// Cut anywhere, a page must give facts that are either absent or right.
TEST(PageReader, CutAtEveryByteNeverGivesAWrongPrice) {
  const std::string page = module_page("<span class=\"product-price-value\">€ 97,39</span>");
  for (size_t length = 0; length < page.size(); ++length) {
    const PageFacts facts = read(std::string(page, 0, length));
    if (!facts.offer) continue;
    EXPECT_EQ(facts.offer->currency, "EUR") << length;
    const bool whole = facts.offer->price == AmountRange{9739, 12872};
    EXPECT_TRUE(whole || !facts.warnings.empty()) << length << ": " << facts.offer->price.min_minor;
  }
}

TEST(PageReader, IsLinearOnHostileInput) {
  std::string many = "<html><script>";
  for (int i = 0; i < 100'000; ++i) many += "runParams={";
  EXPECT_EQ(read(many).page, "other");
  std::string tags;
  for (int i = 0; i < 200'000; ++i) tags += "<b class=\"product-price-value\">&";
  EXPECT_EQ(read("<html>" + tags).page, "other");
  std::string ends = tags;
  for (int i = 0; i < 200'000; ++i) ends += "</i>";
  EXPECT_EQ(read("<html>" + ends).page, "other");
}

}  // namespace
}  // namespace companion::page

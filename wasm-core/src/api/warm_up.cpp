#include "api/warm_up.h"

#include "api/facts_json.h"
#include "page/page_reader.h"

namespace companion::api {
namespace {

/// Samples that go through every kind of source. Their content is made up and never shown.
constexpr std::string_view kSamples[] = {
    R"sample(<html><head><link rel="canonical" href="https://www.aliexpress.com/item/1005000000000001.html">
<meta property="og:title" content="US $1.00 |Sample - AliExpress">
<script type="application/ld+json">{"@type":"Product","name":"Sample","offers":{"price":"1.00","priceCurrency":"USD"}}</script>
<script>window.runParams = {data: {"pageModule":{"productId":1005000000000001},"titleModule":{"subject":"Sample \u2013 a",
"feedbackRating":{"averageStar":"4.8","totalValidNum":12},"formatTradeCount":"5,000+"},"imageModule":{"imagePathList":["//a/b.jpg"]},
"commonModule":{"currencyCode":"USD"},"webEnv":{"currency":"USD"},"priceModule":{"formatedActivityPrice":"US $1.00 - 2.00",
"minActivityAmount":{"currency":"USD","value":1.00},"maxActivityAmount":{"currency":"USD","value":2},
"minAmount":{"currency":"USD","value":3},"maxAmount":{"currency":"USD","value":4},"activityMessage":"Big sale"},
"skuModule":{"productSKUPropertyList":[{"skuPropertyId":14,"skuPropertyName":"Color","skuPropertyValues":[{"propertyValueIdLong":1,
"propertyValueDisplayName":"Black"}]}],"skuPriceList":[{"skuIdStr":"12000000000000001","skuAttr":"14:1#Black","skuVal":{"availQuantity":3,
"skuActivityAmount":{"currency":"USD","formatedAmount":"US $1.00","value":1},"skuAmount":{"currency":"USD","value":3}}}]},
"shippingModule":{"generalFreightInfo":{"originalLayoutResultList":[{"bizData":{"company":"Post","displayCurrency":"USD","displayAmount":1.5,
"deliveryDayMin":3,"deliveryDayMax":9,"shipTo":"US"}}]}},"storeModule":{"storeName":"Store","storeNum":12345,"openTime":"Apr 14, 2017",
"storeURL":"//www.aliexpress.com/store/12345","positiveRate":"94.8%"}}};</script></head>
<body><h1 data-pl="product-title">Sample</h1><div class="price-default--current--a1"><span>US $1</span><span>.00</span></div></body></html>)sample",
    R"sample(mtopjsonp1({"data":{"result":{"GLOBAL_DATA":{"globalData":{"productId":"1005000000000001","currencyCode":"EUR",
"subject":"Sample \u2013 a","storeName":"Store","eventInfo":{"clcEvent":{"discountPriceCent":"100","discountRate":"50%"}}}},
"PRODUCT_TITLE":{"text":"Sample \u2013 a"},"HEADER_IMAGE_PC":{"imagePathList":["https://a/b.jpg"]},
"PRICE":{"region":"DE","priceLocalConfig":"{\"decimalPointer\":\",\"}","targetSkuPriceInfo":{"originalPrice":{"currency":"EUR","value":2},
"salePriceString":"1,00\u20ac","salePriceLocal":"1,00\u20ac|1|00","discount":"50%"},
"skuIdStrPriceInfoMap":{"12000000000000001":{"salePriceLocal":"1,00\u20ac|1|00","salePriceString":"1,00\u20ac",
"originalPrice":{"currency":"EUR","value":2}},"12000000000000002":{"salePriceLocal":"3,00\u20ac|3|00","originalPrice":{"currency":"EUR","value":4}}}},
"SKU":{"skuProperties":[{"skuPropertyId":14,"skuPropertyName":"Color","skuPropertyValues":[{"propertyValueIdLong":1,
"propertyValueDisplayName":"Black"},{"propertyValueIdLong":2,"propertyValueDisplayName":"Red"}]}],
"skuPaths":[{"skuIdStr":"12000000000000001","skuAttr":"14:1#Black","skuStock":2},{"skuIdStr":"12000000000000002","skuAttr":"14:2","skuStock":2}]},
"PRICE_BANNER":{"targetSkuBanner":{"activityMessage":"Sale"}},"QUANTITY_PC":{"totalAvailableInventory":4},
"SHOP_CARD_PC":{"storeName":"Store","sellerPositiveRate":"94.8","sellerInfo":{"storeNum":12345,"storeURL":"//a/store/12345",
"openTime":"Apr 14, 2017","topRatedSeller":false}},"WISHLIST":{"storeWishedCount":3},
"COUPON_BLOCK_PC":{"upperCouponBlockViewList":[{"couponType":"shop","title":"\u20ac 1.00","content":"over \u20ac 10.00","couponCode":"A1",
"startTime":1700000000000,"endTime":1700000000000}]},"LADDER_PRICE":{"ladderPriceViewMap":[{"minQuantity":2,"price":"1,00\u20ac"}]},
"SHIPPING":{"originalLayoutResultList":[{"bizData":{"company":"Post","displayCurrency":"EUR","displayAmount":1.5,"shippingFee":"free",
"deliveryDayMin":3,"deliveryDayMax":9,"shipFromCode":"CN","shipToCode":"DE"}}]},
"PC_RATING":{"rating":"4.8","totalValidNum":12,"otherText":"1,000+ sold"}}}}))sample",
    R"sample({"data":{"result":{"mods":{"itemList":{"content":[{"productId":"1005000000000001","title":{"displayTitle":"Sample"},
"prices":{"salePrice":{"currencyCode":"USD","cent":100,"minPrice":1}},"trade":{"tradeDesc":"84 sold"},"evaluation":{"starRating":4.8}}]}}}}})sample",
};

}  // namespace

Result<std::string> warm_up(const nlohmann::json&, std::string_view) {
  page::ReadOptions options;
  for (const std::string_view sample : kSamples) {
    facts_to_json(page::read_page(sample, options), SkuForm::kColumns);
  }
  options.url = "https://www.aliexpress.com/item/1005000000000001.html";
  facts_to_json(page::read_page(kSamples[0], options), SkuForm::kColumns);
  return std::string("{}");
}

}  // namespace companion::api

// The layout report as the engine answers it: its form, and that nothing of the page is in it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "companion/engine.h"

namespace companion {
namespace {

using nlohmann::json;

/// Every value is told apart by its letters or digits, so that each can be looked for.
constexpr const char* kPage =
    R"({"commonModule":{"productIdStr":"1005009876543210","currencyCode":"SEK"},)"
    R"("titleModule":{"subject":"Vardagsrum Lampa"},"priceModule":{"formatedPrice":"7 654,32 kr"},)"
    R"("visitor":{"nickname":"Lovisa","wish":["Halmhatt"],"balance":998877},)"
    R"("skuModule":{"skuPriceList":[{"skuIdStr":"12000044332211009","skuAttr":"14:29#Midnatt"}]},)"
    R"("prices":{"12000044332211009":{"cost":31415},"SEK 27.18":1}})";

json answer(const std::string& args, std::string_view payload) {
  return json::parse(call("layouts.check", args, payload));
}

TEST(LayoutsCheck, HoldsNoValueOfThePage) {
  const std::string text = call("layouts.check", R"({"url":"https://www.aliexpress.com/item/1005009876543210.html"})", kPage);
  const json report = json::parse(text).at("value");
  EXPECT_EQ(report.at("sources").at(0).at("changed"), json({"store.name"}));
  EXPECT_EQ(report.at("shapes").at(0).at("shape").at("visitor"),
            json({{"nickname", "string"}, {"wish", {"string"}}, {"balance", "number"}}));
  EXPECT_EQ(report.at("shapes").at(0).at("shape").at("prices"), json({{"<id>", {{"cost", "number"}}}}));
  for (const char* value : {"1005009876543210", "SEK", "Vardagsrum", "Lampa", "7 654", "654,32", "Lovisa", "Halmhatt",
                            "998877", "12000044332211009", "Midnatt", "14:29", "31415", "27.18", "https:"}) {
    EXPECT_EQ(text.find(value), std::string::npos) << value;
  }
}

TEST(LayoutsCheck, WritesOutcomesAsPeopleReadThem) {
  const json source = answer("{}", kPage).at("value").at("sources").at(0);
  EXPECT_EQ(source.at("layout"), "product_module");
  EXPECT_EQ(source.at("found_in"), "answer");
  for (const json& field : source.at("fields")) {
    if (field.at("field") != "offer.printed_price") continue;
    EXPECT_EQ(field.at("rules"),
              json({{{"rule", "priceModule.formatedActivityPrice as price_text"}, {"outcome", "not there"}},
                    {{"rule", "priceModule.formatedPrice as price_text"}, {"outcome", "found"}}}));
    return;
  }
  FAIL() << "no offer.printed_price";
}

TEST(LayoutsCheck, RefusesWhatIsNoPage) {
  EXPECT_EQ(answer("{}", " \n").at("error").at("code"), "invalid_input");
  EXPECT_EQ(answer("{}", " \n").at("error").at("where"), "layouts.check");
  EXPECT_EQ(answer(R"({"url":7})", kPage).at("error").at("where"), "layouts.check.url");
  EXPECT_EQ(answer("{}", std::string(17 * 1024 * 1024, 'x')).at("error").at("code"), "too_large");
}

}  // namespace
}  // namespace companion

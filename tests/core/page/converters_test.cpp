#include "page/converters.h"

#include <gtest/gtest.h>

namespace companion::page {
namespace {

/// The result of a converter as text: "-" when it gives nothing.
std::string convert(const char* name, std::string_view raw, const char* currency = "USD") {
  ConversionContext context;
  context.currency = currency;
  const auto value = find_converter(name)->convert(raw, context);
  if (!value) return "-";
  struct Show {
    std::string operator()(const std::string& v) const { return v; }
    std::string operator()(int64_t v) const { return std::to_string(v); }
    std::string operator()(bool v) const { return v ? "true" : "false"; }
    std::string operator()(const Decimal& v) const { return v.text; }
    std::string operator()(const Count& v) const {
      return std::to_string(v.count) + (v.at_least ? "+" : "");
    }
    std::string operator()(PriceContext v) const { return std::string(price_context_name(v)); }
    std::string operator()(const money::PrintedPrice& v) const {
      return v.currency + " " + std::to_string(v.amount.min_minor) + ".." +
             std::to_string(v.amount.max_minor);
    }
    std::string operator()(const std::vector<std::string>& v) const {
      std::string out;
      for (const std::string& item : v) out += item + ";";
      return out;
    }
  };
  return std::visit(Show{}, *value);
}

TEST(Converters, IdsNeverPassThroughANumber) {
  EXPECT_EQ(convert("id", "12000046769980162"), "12000046769980162");
  EXPECT_EQ(convert("id", "\"9007199254740993\""), "9007199254740993");
  EXPECT_EQ(convert("id", "0"), "-");
  EXPECT_EQ(convert("id", "1.5"), "-");
  EXPECT_EQ(convert("id", "\"12a\""), "-");
  EXPECT_EQ(convert("item_id_in_url", "\"<link href=\\\"https://x/item/1005004.html\\\">\""), "1005004");
  EXPECT_EQ(convert("item_id_in_url", "\"//x/item/Some-Slug/32995535623.html?a=1\""), "32995535623");
  EXPECT_EQ(convert("item_id_in_url", "\"app://detail?productId=1005006&x\""), "1005006");
  EXPECT_EQ(convert("store_id_in_url", "\"//x/store/1102?y\""), "1102");
}

TEST(Converters, SoldCountsInEveryWording) {
  const std::pair<const char*, const char*> rows[] = {
      {"7707 orders", "7707"},      {"1 order", "1"},         {"5,000+ sold", "5000+"},
      {"4000+ sold", "4000+"},      {"3.000+ נמכר", "3000+"},  {"+ 500 vendus", "500+"},
      {"1,000+ 点販売", "1000+"},    {"1 663 sold", "1663"},   {"10K+ sold", "10000+"},
      {"2.3K+ sold", "2300+"},      {"1,5 тыс. продано", "1500"}, {"2.3万+点販売", "23000+"},
      {"1\u202F234 vendus", "1234"}, {"٥٠٠ مباع", "500"},       {"10,000+", "10000+"},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(convert("sold_count", "\"" + std::string(text) + "\""), expected) << text;
  }
  EXPECT_EQ(convert("sold_count", "0"), "-");
  EXPECT_EQ(convert("sold_count", "\"sold\""), "-");
  EXPECT_EQ(convert("value_count", R"({"mcmsKey":"a.90DayOrders","value":"10,000+"})"), "10000");
  EXPECT_EQ(convert("value_count", R"({"title":"10,000+"})"), "-");
  EXPECT_EQ(convert("value_count", R"(["10,000+"])"), "-");
}

TEST(Converters, Amounts) {
  EXPECT_EQ(convert("amount_object", R"({"currency":"EUR","formatedAmount":"x","value":97.39})"), "EUR 9739..9739");
  EXPECT_EQ(convert("amount_object", R"({"currency":"JPY","formatedAmount":"2,057円"})"), "JPY 2057..2057");
  EXPECT_EQ(convert("amount_object", R"({"value":0})"), "-");
  EXPECT_EQ(convert("amount_local", R"("R$132,74|132|74")", "BRL"), "BRL 13274..13274");
  EXPECT_EQ(convert("amount_local", R"("226円|226|")", "JPY"), "JPY 226..226");
  EXPECT_EQ(convert("amount_local", R"("R$ 204,50||")", "BRL"), "BRL 20450..20450");
  EXPECT_EQ(convert("amount_local", R"("226円")", "JPY"), "-");
  EXPECT_EQ(convert("amount_minor", "226", "JPY"), "JPY 226..226");
  EXPECT_EQ(convert("amount_major", "\"9.35\""), "USD 935..935");
  EXPECT_EQ(convert("amount_major", "-1"), "-");
  EXPECT_EQ(convert("price_text", "\"US $0.06 - 5.20\""), "USD 6..520");
  EXPECT_EQ(convert("shown_price", "\"Gesamtsumme: 12,56 €\"", "EUR"), "EUR 1256..1256");
  EXPECT_EQ(convert("shown_price", "\"New shoppers save US $42.56\""), "-");
  EXPECT_EQ(convert("shown_price", "\"Новым покупателям скидка 42,56 руб.\"", "RUB"), "-");
  EXPECT_EQ(convert("shown_price", "\"-4% US $33.05\""), "-");
}

TEST(Converters, Rest) {
  EXPECT_EQ(convert("percent", "\"-39%\""), "39");
  EXPECT_EQ(convert("percent", "0"), "-");
  EXPECT_EQ(convert("rating", "\"4,8\""), "4.8");
  EXPECT_EQ(convert("rating", "\"0.0\""), "-");
  EXPECT_EQ(convert("rating", "\"97\""), "-");
  EXPECT_EQ(convert("decimal", "\"94.8%\""), "94.8");
  EXPECT_EQ(convert("country", "\"UK\""), "GB");
  EXPECT_EQ(convert("country", "\"usa\""), "-");
  EXPECT_EQ(convert("currency", "\"XXX\""), "-");
  EXPECT_EQ(convert("boolean", "true"), "true");
  EXPECT_EQ(convert("nonzero", "0"), "false");
  EXPECT_EQ(convert("decimal_mark", R"("{\"useful\":true,\"from\":{\"decimalPointChar\":\",\"}}")"), ",");
  EXPECT_EQ(convert("decimal_mark", R"("{\"useful\":false,\"from\":{\"decimalPointChar\":\",\"}}")"), "-");
  EXPECT_EQ(convert("price_context", "\"New User BONUS\""), "new_user");
  EXPECT_EQ(convert("price_context", "\"Summer sale\""), "-");
  EXPECT_EQ(convert("date", "1486651278000"), "2017-02-09");
  EXPECT_EQ(convert("date", "\"2024-05-23 10:29:17\""), "2024-05-23");
  EXPECT_EQ(convert("date", "\"Feb 30, 2017\""), "-");
  EXPECT_EQ(convert("share_title", "\"US $2.38 |Lamp - AliExpress 509\""), "Lamp");
  EXPECT_EQ(convert("url_list", R"(["//a/b.jpg","https://c"])"), "https://a/b.jpg;https://c;");
  EXPECT_EQ(find_converter("no_such"), nullptr);
}

}  // namespace
}  // namespace companion::page

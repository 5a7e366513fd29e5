#include "money/price_text.h"

#include <gtest/gtest.h>

#include <string>

namespace companion::money {
namespace {

struct Row {
  const char* text;
  const char* hint;  // "" = none
  const char* currency;
  int64_t min_minor;
  int64_t max_minor;
};

class PriceText : public testing::TestWithParam<Row> {};

TEST_P(PriceText, ReadsTheStylesInUse) {
  const Row& row = GetParam();
  PriceHints hints;
  if (*row.hint) hints.currency = row.hint;
  const auto price = read_price(row.text, hints);
  ASSERT_TRUE(price) << row.text;
  EXPECT_EQ(price->currency, row.currency) << row.text;
  EXPECT_EQ(price->amount, (AmountRange{row.min_minor, row.max_minor})) << row.text;
}

INSTANTIATE_TEST_SUITE_P(Styles, PriceText, testing::Values(
    Row{"US $1.01", "", "USD", 101, 101},
    Row{"US $1,234.56", "", "USD", 123456, 123456},
    Row{"US $0.06 - 5.20", "", "USD", 6, 520},
    Row{"1.234,56 €", "", "EUR", 123456, 123456},
    Row{"€ 97,39 - 128,72", "", "EUR", 9739, 12872},
    Row{"€1,03", "", "EUR", 103, 103},
    Row{"1 234,56 руб.", "", "RUB", 123456, 123456},
    Row{"1\u00A0234,56\u00A0₽", "", "RUB", 123456, 123456},
    Row{"1\u202F234 ₽", "", "RUB", 123400, 123400},
    Row{"R$ 1.234,56", "", "BRL", 123456, 123456},
    Row{"R$126,59", "", "BRL", 12659, 12659},
    Row{"R$ 25.00", "", "BRL", 2500, 2500},
    Row{"R$ 25,00", "", "BRL", 2500, 2500},
    Row{"₪7.66 - ₪7.96", "", "ILS", 766, 796},
    Row{"MYR 10.91", "", "MYR", 1091, 1091},
    Row{"10.88 GEL", "", "GEL", 1088, 1088},
    Row{"2,057円", "", "JPY", 2057, 2057},
    Row{"￥ 2,057", "JPY", "JPY", 2057, 2057},
    Row{"CN￥ 8.73", "", "CNY", 873, 873},
    Row{"zł48.58", "", "PLN", 4858, 4858},
    Row{"￡11.29", "", "GBP", 1129, 1129},
    Row{"CHF15.69", "", "CHF", 1569, 1569},
    Row{"CHF 1’015.69", "", "CHF", 101569, 101569},
    Row{"RON54.16", "", "RON", 5416, 5416},
    Row{"₩12,300", "", "KRW", 12300, 12300},
    Row{"￦12,300", "", "KRW", 12300, 12300},
    Row{"AU $12.50", "", "AUD", 1250, 1250},
    Row{"C$3.99", "", "CAD", 399, 399},
    Row{"₹1,23,456.00", "", "INR", 12345600, 12345600},
    Row{"٤٫٦٢ US $", "", "USD", 462, 462},
    Row{"١٬٢٣٤٫٥٠ US $", "", "USD", 123450, 123450},
    Row{"۱۲۳ US $", "", "USD", 12300, 12300},
    Row{"\u200E₪\u200E7.66", "", "ILS", 766, 766},
    Row{"$4.62", "USD", "USD", 462, 462},
    Row{"$4.62", "AUD", "AUD", 462, 462},
    Row{"12.50", "EUR", "EUR", 1250, 1250},
    Row{"KWD 1.234", "", "KWD", 1234, 1234},
    Row{"1.234", "EUR", "EUR", 123400, 123400},
    Row{"-18% US $4.10", "", "USD", 410, 410},
    Row{"₫1.234.567", "", "VND", 1234567, 1234567},
    Row{"Rp1.234.567", "", "IDR", 123456700, 123456700}));

class NoPrice : public testing::TestWithParam<Row> {};

TEST_P(NoPrice, RefusesWhatIsNotOne) {
  PriceHints hints;
  if (*GetParam().hint) hints.currency = GetParam().hint;
  EXPECT_FALSE(read_price(GetParam().text, hints)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Refusals, NoPrice, testing::Values(
    Row{"", "USD", "", 0, 0}, Row{"free", "USD", "", 0, 0}, Row{"12.50", "", "", 0, 0},
    Row{"US $0.00", "", "", 0, 0}, Row{"US $5.20 - 0.06", "", "", 0, 0},
    Row{"US $1.23.4", "", "", 0, 0}, Row{"US $99999999999999999999", "", "", 0, 0},
    Row{"€ 12.50", "USD", "", 0, 0}, Row{"70%", "USD", "", 0, 0},
    Row{"US $12,34567", "", "", 0, 0}, Row{"FORM 12", "", "", 0, 0}));

TEST(PriceTextFlags, SaysWhenASymbolIsAmbiguousOrMorePricesFollow) {
  EXPECT_TRUE(read_price("$4.62", {})->currency_ambiguous);
  EXPECT_FALSE(read_price("US $4.62", {})->currency_ambiguous);
  const auto glued = read_price("US $9.99 - 10.99US $34.97 - 37.47  Up to 71% off", {});
  ASSERT_TRUE(glued);
  EXPECT_EQ(glued->amount, (AmountRange{999, 1099}));
  EXPECT_TRUE(glued->several_prices);
}

TEST(PriceTextHints, TheStatedDecimalMarkDecides) {
  const PriceHints comma{"EUR", ',', false};
  EXPECT_EQ(read_price("1.234", comma)->amount.min_minor, 123400);
  EXPECT_EQ(read_price("1,5", comma)->amount.min_minor, 150);
  const PriceHints point{"KRW", '.', false};
  EXPECT_EQ(read_price("12,300", point)->amount.min_minor, 12300);
}

TEST(PriceTextHints, ALentCurrencyOnlyResolvesAmbiguity) {
  const PriceHints lent{"AUD", std::nullopt, true};
  EXPECT_EQ(read_price("$5.00", lent)->currency, "AUD");
  EXPECT_EQ(read_price("€5.00", lent)->currency, "EUR");
}

}  // namespace
}  // namespace companion::money

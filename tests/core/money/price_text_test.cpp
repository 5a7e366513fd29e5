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

// One or two of every currency that the shop offers, as their countries write them.
INSTANTIATE_TEST_SUITE_P(Currencies, PriceText, testing::Values(
    Row{"AED12.50", "", "AED", 1250, 1250}, Row{"د.إ.\u200F 12.50", "", "AED", 1250, 1250},
    Row{"12.50 ر.س.\u200F", "", "SAR", 1250, 1250}, Row{"SR 12.50", "", "SAR", 1250, 1250},
    Row{"\u20C1 1,250.75", "", "SAR", 125075, 125075}, Row{"QAR 30.10", "", "QAR", 3010, 3010},
    Row{"ر.ق.\u200F 30.10", "", "QAR", 3010, 3010}, Row{"BHD 0.450", "", "BHD", 450, 450},
    Row{"0,450 د.ب.", "", "BHD", 450, 450}, Row{"KWD 1,234.500", "", "KWD", 1234500, 1234500},
    Row{"د.ك.\u200F 3.250", "", "KWD", 3250, 3250}, Row{"OMR 4.99", "", "OMR", 4990, 4990},
    Row{"JOD 2.125", "", "JOD", 2125, 2125}, Row{"TND 12,5", "", "TND", 12500, 12500},
    Row{"EGP 1,250.00", "", "EGP", 125000, 125000}, Row{"ج.م.\u200F 45.50", "", "EGP", 4550, 4550},
    Row{"MAD 99.90", "", "MAD", 9990, 9990}, Row{"99,90 د.م.", "", "MAD", 9990, 9990},
    Row{"1 250,00 DZD", "", "DZD", 125000, 125000}, Row{"₦1,500.00", "", "NGN", 150000, 150000},
    Row{"KSh1,299.00", "", "KES", 129900, 129900}, Row{"ZAR 189,99", "", "ZAR", 18999, 18999},
    Row{"ZAR 1 189.99", "", "ZAR", 118999, 118999}, Row{"CLP$12.990", "", "CLP", 12990, 12990},
    Row{"$ 12.990", "CLP", "CLP", 12990, 12990}, Row{"COP$ 45.000", "", "COP", 4500000, 4500000},
    Row{"$ 45.000,50", "COP", "COP", 4500050, 4500050}, Row{"AR$ 1.234,56", "", "ARS", 123456, 123456},
    Row{"MX$1,234.56", "", "MXN", 123456, 123456}, Row{"MXN$ 89.00", "", "MXN", 8900, 8900},
    Row{"S/ 45.90", "", "PEN", 4590, 4590}, Row{"S/. 45.90", "", "PEN", 4590, 4590},
    Row{"$U 1.250", "", "UYU", 125000, 125000}, Row{"C$1,024.00", "", "CAD", 102400, 102400},
    Row{"CAD $4.99", "", "CAD", 499, 499}, Row{"NZ$12.40", "", "NZD", 1240, 1240},
    Row{"S$7.80", "", "SGD", 780, 780}, Row{"HK$88.00", "", "HKD", 8800, 8800},
    Row{"NT$1,250", "", "TWD", 125000, 125000}, Row{"฿1,234.50", "", "THB", 123450, 123450},
    Row{"๑๒๓.๕๐ บาท", "", "THB", 12350, 12350}, Row{"RM10.91", "", "MYR", 1091, 1091},
    Row{"₱1,050.75", "", "PHP", 105075, 105075}, Row{"Rp 12.345", "", "IDR", 1234500, 1234500},
    Row{"34.000₫", "", "VND", 34000, 34000}, Row{"1.234.000 VNĐ", "", "VND", 1234000, 1234000},
    Row{"Rs.1,23,456.78", "INR", "INR", 12345678, 12345678}, Row{"₹ 99", "", "INR", 9900, 9900},
    Row{"PKR 1,450", "", "PKR", 145000, 145000}, Row{"Rs 1,450.00", "LKR", "LKR", 145000, 145000},
    Row{"৳1,250.00", "", "BDT", 125000, 125000}, Row{"₸12 345,00", "", "KZT", 1234500, 1234500},
    Row{"12 345 ₸", "", "KZT", 1234500, 1234500}, Row{"UZS 125 000", "", "UZS", 12500000, 12500000},
    Row{"₴1 234,56", "", "UAH", 123456, 123456}, Row{"1 234,56 грн.", "", "UAH", 123456, 123456},
    Row{"12 345 Ft", "", "HUF", 1234500, 1234500}, Row{"12.345 Ft", "", "HUF", 1234500, 1234500},
    Row{"1 234,50 Kč", "", "CZK", 123450, 123450}, Row{"1 234,50 zł", "", "PLN", 123450, 123450},
    Row{"54,16 lei", "", "RON", 5416, 5416}, Row{"12,50 лв.", "", "BGN", 1250, 1250},
    Row{"1.234,50 kr.", "DKK", "DKK", 123450, 123450}, Row{"1 234,50 kr", "SEK", "SEK", 123450, 123450},
    Row{"kr 1 234,50", "NOK", "NOK", 123450, 123450}, Row{"1.234,-\u00A0kr", "NOK", "NOK", 123400, 123400},
    Row{"CHF 1'234.50", "", "CHF", 123450, 123450}, Row{"CHF 15.–", "", "CHF", 1500, 1500},
    Row{"₺1.234,56", "", "TRY", 123456, 123456}, Row{"1.234,56 TL", "", "TRY", 123456, 123456},
    Row{"%20 123,45 TL", "", "TRY", 12345, 12345}, Row{"12.345원", "", "KRW", 12345, 12345},
    Row{"￥1,234", "", "JPY", 1234, 1234}, Row{"￥410.00", "", "JPY", 410, 410},
    Row{"元 8.73", "", "CNY", 873, 873}, Row{"￡1,011.29", "", "GBP", 101129, 101129},
    Row{"1 234,56 руб", "", "RUB", 123456, 123456}, Row{"1 234 567,89 ₽", "", "RUB", 123456789, 123456789},
    Row{"US＄１２．３４", "", "USD", 1234, 1234}, Row{"₪\u00A0\u200F1,234.50", "", "ILS", 123450, 123450},
    Row{"\u061C٩٫٩٩\u00A0US$", "", "USD", 999, 999}, Row{"12,50 ש״ח", "", "ILS", 1250, 1250}));

INSTANTIATE_TEST_SUITE_P(Ranges, PriceText, testing::Values(
    Row{"7,66 ₪ - 7,96 ₪", "", "ILS", 766, 796}, Row{"97,39 - 128,72 €", "", "EUR", 9739, 12872},
    Row{"US $0.06-5.20", "", "USD", 6, 520}, Row{"US $1.01 – US $2.02", "", "USD", 101, 202},
    Row{"226円～2,057円", "", "JPY", 226, 2057}, Row{"R$ 107,64 - R$ 121,44", "", "BRL", 10764, 12144},
    Row{"12.50 - 13.90", "EUR", "EUR", 1250, 1390}, Row{"\u200E1,01 - 2,02\u00A0€", "", "EUR", 101, 202}));

INSTANTIATE_TEST_SUITE_P(AmongOtherNumbers, PriceText, testing::Values(
    Row{"2 pcs US $4.10", "", "USD", 410, 410}, Row{"2 US $4.10", "", "USD", 410, 410},
    Row{"Buy 3, save US $1.50", "", "USD", 150, 150}, Row{"12,50€ 13,90€", "", "EUR", 1250, 1250},
    Row{"4,39 € 120 vendus", "", "EUR", 439, 439}, Row{"4 шт. 500 ₽", "", "RUB", 50000, 50000},
    Row{"US $4.10 120 sold", "", "USD", 410, 410}, Row{"1-3 US $4.10", "", "USD", 410, 410},
    Row{"Price: 12.50 (EUR)", "", "EUR", 1250, 1250}, Row{"US $10.50 / 100 pieces", "", "USD", 1050, 1050},
    Row{"Sale - US $4.10", "", "USD", 410, 410}));

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
    Row{"US $12,34567", "", "", 0, 0}, Row{"FORM 12", "", "", 0, 0},
    Row{"KWD 1,234", "", "", 0, 0}, Row{"US $ costs 4 or 5", "", "", 0, 0},
    Row{"US $1.2.3.4.5.6.7.8.9.1", "", "", 0, 0}, Row{"US $" "\xFF", "", "", 0, 0}));

INSTANTIATE_TEST_SUITE_P(Discounts, NoPrice, testing::Values(
    Row{"-R$5,66", "", "", 0, 0}, Row{"R$-5,66", "", "", 0, 0}, Row{"- R$ 5,66", "", "", 0, 0},
    Row{"\u2212US $4.10", "", "", 0, 0}, Row{"-5,66 €", "", "", 0, 0}, Row{"-5.66", "USD", "", 0, 0},
    Row{"\u200E-\u200E₪5.66", "", "", 0, 0}, Row{"Coupon -US $1.00", "", "", 0, 0},
    Row{"–12,00\u00A0zł", "", "", 0, 0}, Row{"-1.00 - 2.00", "USD", "", 0, 0}));

TEST(PriceTextFlags, SaysWhenASymbolIsAmbiguousOrMorePricesFollow) {
  EXPECT_TRUE(read_price("$4.62", {})->currency_ambiguous);
  EXPECT_TRUE(read_price("Rs 1,450", {})->currency_ambiguous);
  EXPECT_FALSE(read_price("US $4.62", {})->currency_ambiguous);
  const auto glued = read_price("US $9.99 - 10.99US $34.97 - 37.47  Up to 71% off", {});
  ASSERT_TRUE(glued);
  EXPECT_EQ(glued->amount, (AmountRange{999, 1099}));
  EXPECT_TRUE(glued->several_prices);
  EXPECT_FALSE(read_price("2 pcs US $4.10", {})->several_prices);
}

TEST(PriceTextHints, TheStatedDecimalMarkDecides) {
  const PriceHints comma{"EUR", ',', false};
  EXPECT_EQ(read_price("1.234", comma)->amount.min_minor, 123400);
  EXPECT_EQ(read_price("1,5", comma)->amount.min_minor, 150);
  EXPECT_FALSE(read_price("1.23", comma));
  const PriceHints point{"KRW", '.', false};
  EXPECT_EQ(read_price("12,300", point)->amount.min_minor, 12300);
  const PriceHints dinar{"KWD", '.', false};
  EXPECT_EQ(read_price("1,234", dinar)->amount.min_minor, 1234000);
}

TEST(PriceTextHints, ALentCurrencyOnlyResolvesAmbiguity) {
  const PriceHints lent{"AUD", std::nullopt, true};
  EXPECT_EQ(read_price("$5.00", lent)->currency, "AUD");
  EXPECT_EQ(read_price("€5.00", lent)->currency, "EUR");
}

}  // namespace
}  // namespace companion::money

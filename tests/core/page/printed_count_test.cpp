#include "page/printed_count.h"

#include <gtest/gtest.h>

#include <string>

namespace companion::page {
namespace {

struct Row {
  const char* text;
  const char* count;  // "5000+" = at least 5000; "" = unknown
};

std::string read(const char* text) {
  const auto count = read_count(text);
  if (!count) return "";
  return std::to_string(count->count) + (count->at_least ? "+" : "");
}

class PrintedCount : public testing::TestWithParam<Row> {};

TEST_P(PrintedCount, IsReadInEveryLanguage) {
  EXPECT_EQ(read(GetParam().text), GetParam().count) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Numbers, PrintedCount, testing::Values(
    Row{"7707 orders", "7707"}, Row{"1 order", "1"}, Row{"84 sold", "84"}, Row{"31162 sold", "31162"},
    Row{"5,000+ sold", "5000+"}, Row{"4000+ sold", "4000+"}, Row{"3.000+ נמכר", "3000+"},
    Row{"+ 500 vendus", "500+"}, Row{"+1000 مباع", "1000+"}, Row{"1,000+ 点販売", "1000+"},
    Row{"1 663 sold", "1663"}, Row{"1\u00A0663 продано", "1663"}, Row{"10\u202F224 vendus", "10224"},
    Row{"1.234.567 vendidos", "1234567"}, Row{"12'345 verkauft", "12345"},
    Row{"1,23,456 sold", "123456"}, Row{"Orders (641)", "641"}, Row{"(170)", "170"},
    Row{"1448", "1448"}, Row{"0", "0"}, Row{"10,000+", "10000+"},
    Row{"١٬٠٠٠+ مباع", "1000+"}, Row{"۱۲۳۴ فروش", "1234"}, Row{"५०० बिके", "500"},
    Row{"๑๒๓ ขายแล้ว", "123"}, Row{"１，０００＋", "1000+"}, Row{"\u200F5.000+\u200F", "5000+"}));

INSTANTIATE_TEST_SUITE_P(Multipliers, PrintedCount, testing::Values(
    Row{"10 тыс. купили", "10000"}, Row{"1,2 тыс.+ купили", "1200+"}, Row{"2,3 mil vendidos", "2300"},
    Row{"+10 mil vendidos", "10000+"}, Row{"1.2万", "12000"}, Row{"2.3万件", "23000"},
    Row{"1.2萬已售", "12000"}, Row{"1.5만개 판매", "15000"}, Row{"3천+ 판매", "3000+"},
    Row{"10RB+ terjual", "10000+"}, Row{"1,2 rb terjual", "1200"}, Row{"2 jt terjual", "2000000"},
    Row{"5 tỷ", "5000000000"}, Row{"1,2 B satıldı", "1200"}, Row{"5 Bin+ satıldı", "5000+"},
    Row{"10K+", "10000+"}, Row{"2.3K+ sold", "2300+"}, Row{"1.5M sold", "1500000"},
    Row{"3,4 tys. sprzedanych", "3400"}, Row{"2 ТИС. продано", "2000"}, Row{"5 ألف مباع", "5000"},
    Row{"2 אלף נמכרו", "2000"}, Row{"1.2พันชิ้น", "1200"}, Row{"3หมื่น+", "30000+"},
    Row{"1,5 nghìn đã bán", "1500"}, Row{"503.6K followers", "503600"}, Row{"70.2K", "70200"}));

INSTANTIATE_TEST_SUITE_P(LowerBounds, PrintedCount, testing::Values(
    Row{"Más de 500 vendidos", "500+"}, Row{"plus de 1 000 vendus", "1000+"},
    Row{"Über 2.000 verkauft", "2000+"}, Row{"более 300 продано", "300+"},
    Row{"5万以上", "50000+"}, Row{"1000 + sold", "1000+"}, Row{"800 sold", "800"}));

INSTANTIATE_TEST_SUITE_P(Compounds, PrintedCount, testing::Values(
    Row{"4.9 stars 12 sold", "12"}, Row{"4,8 (1.234)", "1234"}, Row{"4.9 120 sold", "120"},
    Row{"94.3% 500 reviews", "500"}, Row{"%20 indirim, 500 satıldı", "500"},
    Row{"US $4 12 sold", "12"}, Row{"4,39 € 120 vendus", "120"}, Row{"4.9 | 1.2K+ sold", "1200+"},
    Row{"5 stars 12 sold", ""}, Row{"100-200 sold", ""}, Row{"12 sold in 30 days", ""},
    Row{"4.9", ""}, Row{"95%", ""}, Row{"sold", ""}, Row{"", ""}, Row{"1.23.4 sold", ""},
    Row{"99999999999999 sold", ""}, Row{"50 tỷ", ""}));

TEST(PrintedCount, IsNotSearchedForInLongTexts) {
  EXPECT_FALSE(read_count("12 sold " + std::string(1000, 'x')));
}

}  // namespace
}  // namespace companion::page

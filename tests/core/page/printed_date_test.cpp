#include "page/printed_date.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/letter_case.h"
#include "text/word_table.h"

namespace companion::page {
namespace {

struct Row {
  const char* text;
  const char* day;  // "" = unknown
};

class PrintedDay : public testing::TestWithParam<Row> {};

TEST_P(PrintedDay, IsReadInEveryLanguage) {
  EXPECT_EQ(printed_day(GetParam().text).value_or(""), GetParam().day) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(NamedMonths, PrintedDay, testing::Values(
    Row{"Jul 15, 2026", "2026-07-15"}, Row{"22 Nov 2025", "2025-11-22"},
    Row{"Sept. 3, 2024", "2024-09-03"}, Row{"December 30th, 2025", "2025-12-30"},
    Row{"30 dic, 2025", "2025-12-30"}, Row{"30 de diciembre de 2025", "2025-12-30"},
    Row{"1 ene 2026", "2026-01-01"}, Row{"12 Dez 2025", "2025-12-12"},
    Row{"1º de fev. de 2025", "2025-02-01"}, Row{"30 de dezembro de 2025", "2025-12-30"},
    Row{"30 déc. 2025", "2025-12-30"}, Row{"1er août 2025", "2025-08-01"},
    Row{"mar. 30 déc. 2025", "2025-12-30"}, Row{"14. März 2025", "2025-03-14"},
    Row{"30. Dez. 2025", "2025-12-30"}, Row{"3 gen 2025", "2025-01-03"},
    Row{"30 luglio 2025", "2025-07-30"}, Row{"5 mrt. 2025", "2025-03-05"},
    Row{"12 mei 2025", "2025-05-12"}, Row{"30 gru 2025", "2025-12-30"},
    Row{"1 października 2025", "2025-10-01"}, Row{"30 дек. 2025 г.", "2025-12-30"},
    Row{"12 ИЮНЯ 2025", "2025-06-12"}, Row{"7 мая 2025", "2025-05-07"},
    Row{"30 груд. 2025 р.", "2025-12-30"}, Row{"1 серпня 2025", "2025-08-01"},
    Row{"30 Ara 2025", "2025-12-30"}, Row{"12 Ağustos 2025", "2025-08-12"},
    Row{"5 Şubat 2025", "2025-02-05"}, Row{"30 ديسمبر 2025", "2025-12-30"},
    Row{"٣٠ ديسمبر، ٢٠٢٥", "2025-12-30"}, Row{"15 غشت 2025", "2025-08-15"},
    Row{"\u200F30 בדצמ׳ 2025", "2025-12-30"}, Row{"30 בדצמבר 2025", "2025-12-30"},
    Row{"12 במאי 2025", "2025-05-12"}, Row{"30 ธ.ค. 2568", "2025-12-30"},
    Row{"1 มกราคม พ.ศ. 2569", "2026-01-01"}, Row{"15 ก.ค. 2025", "2025-07-15"},
    Row{"30 Des 2025", "2025-12-30"}, Row{"17 Agustus 2025", "2025-08-17"},
    Row{"30. prosince 2025", "2025-12-30"}, Row{"5. čvc 2025", "2025-07-05"},
    Row{"30 decembrie 2025", "2025-12-30"}, Row{"2025. dec. 30.", "2025-12-30"},
    Row{"2025. szeptember 1.", "2025-09-01"}, Row{"30 dec. 2025", "2025-12-30"},
    Row{"3 maj 2025", "2025-05-03"}, Row{"30 Δεκ 2025", "2025-12-30"},
    Row{"5 Μαΐου 2025", "2025-05-05"}, Row{"2025 Dec 30", "2025-12-30"}));

INSTANTIATE_TEST_SUITE_P(NumberedMonths, PrintedDay, testing::Values(
    Row{"2025年12月30日", "2025-12-30"}, Row{"2025 年 1 月 5 日", "2025-01-05"},
    Row{"２０２５年７月１日", "2025-07-01"}, Row{"2025년 12월 30일", "2025-12-30"},
    Row{"2025. 12. 30.", "2025-12-30"}, Row{"2025.7.1", "2025-07-01"},
    Row{"30.12.2025", "2025-12-30"}, Row{"05.06.2025", "2025-06-05"},
    Row{"30. 1. 2025", "2025-01-30"}, Row{"2024-05-23 10:29:17", "2024-05-23"},
    Row{"2024-05-23T10:29:17Z", "2024-05-23"}, Row{"2024/05/23", "2024-05-23"},
    Row{"30/12/2025", "2025-12-30"}, Row{"12/30/2025", "2025-12-30"},
    Row{"05/05/2025", "2025-05-05"}, Row{"30-12-2025", "2025-12-30"},
    Row{"30 thg 12, 2025", "2025-12-30"}, Row{"ngày 5 tháng 1 năm 2026", "2026-01-05"},
    Row{"thg 7 15, 2026", "2026-07-15"}));

INSTANTIATE_TEST_SUITE_P(WithinText, PrintedDay, testing::Values(
    Row{"Pedido efectuado el: 30 dic, 2025", "2025-12-30"},
    Row{"Order date: Jul 15, 2026Order ID: 8212313961591322 Copy", "2026-07-15"},
    Row{"Nº 5, 30 dic 2025", "2025-12-30"}, Row{"注文日：2025年12月30日 10:00", "2025-12-30"},
    Row{"Since May 21, 2019 | 96.3%", "2019-05-21"}, Row{"8212313961591322 - Jul 15, 2026", "2026-07-15"},
    Row{"Tue, 10:29 30 Dec 2025", "2025-12-30"}, Row{"открыт 14 апр 2017, 95.5%", "2017-04-14"}));

INSTANTIATE_TEST_SUITE_P(Unknown, PrintedDay, testing::Values(
    Row{"", ""}, Row{"Delivery: Dec. 26 - Jan. 02", ""}, Row{"Mar 02", ""}, Row{"Jul. 28 18:39", ""},
    Row{"05/06/2025", ""}, Row{"5-6-2025", ""}, Row{"Feb 30, 2017", ""}, Row{"31.04.2025", ""},
    Row{"30/12/25", ""}, Row{"13.13.2025", ""}, Row{"20 - 30 Dec 2025", ""},
    Row{"Dec 20 - Jan 5, 2026", ""}, Row{"Dec 20 - 30, 2025", ""}, Row{"Dez 2025", ""},
    Row{"2025", ""}, Row{"Mai 12 sold 2025", ""}, Row{"30 Dezembrio 2025", ""},
    Row{"12:30:2025", ""}, Row{"30 Dec 1725", ""}, Row{"2025 12 30", ""}, Row{"30.12-2025", ""},
    Row{"1.234.5678", ""}));

TEST(PrintedDay, EndsForAnyText) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "12 月 Dec.ธ.ค \xF0\x9F ";
  EXPECT_FALSE(printed_day(text));
}

TEST(MonthNames, StandForOneMonthAndAreInLowerCase) {
  const auto raw = json_reader::members(rules::embedded_file("text/months"),
                                        std::array<std::string_view, 1>{"names"});
  const text::WordTable table(raw[0]);
  std::map<std::string_view, std::string_view> months;
  for (const text::Word& word : table.words()) {
    EXPECT_TRUE(months.emplace(word.text, word.meaning).second) << word.text << " stands twice";
    EXPECT_EQ(text::lower_case(word.text), word.text);
  }
  EXPECT_GT(months.size(), 300u);
}

TEST(MonthNames, AreAllRead) {
  const auto raw = json_reader::members(rules::embedded_file("text/months"),
                                        std::array<std::string_view, 1>{"names"});
  const text::WordTable table(raw[0]);
  for (const text::Word& word : table.words()) {
    const std::string expected = "2024-" + std::string(word.meaning.substr(2)) + "-15";
    EXPECT_EQ(printed_day("15 " + std::string(word.text) + " 2024"), expected);
  }
}

}  // namespace
}  // namespace companion::page

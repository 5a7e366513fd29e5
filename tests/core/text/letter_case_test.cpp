#include "text/letter_case.h"

#include <gtest/gtest.h>

#include "text/folded_text.h"

namespace companion::text {
namespace {

TEST(LetterCase, LowersTheScriptsTheShopPrints) {
  for (const auto& [upper, lower] : {std::pair{"DÉCEMBRE Ñ ÜBER Þ", "décembre ñ über þ"},
                                     {"ŞUBAT İĞÜ KAÑ", "şubat iğü kañ"},
                                     {"PAŹDZIERNIK ŁÓDŹ ŽENA ŇŘ Ÿ", "październik łódź žena ňř ÿ"},
                                     {"ĐÃ HỦY ƠƯ", "đã hủy ơư"}, {"ȘȚ", "șț"},
                                     {"ΜΆΡΤΙΟΣ ΊΌΎΏΈ ΙΫ", "μάρτιοσ ίόύώέ ιϋ"},
                                     {"ЯНВАРЬ ЁЄЇҐ", "январь ёєїґ"}}) {
    EXPECT_EQ(lower_case(upper), lower);
    EXPECT_EQ(lower_case(lower), lower);
  }
}

TEST(LetterCase, LeavesWhatHasNoCase) {
  for (const char* text : {"", "12 × 34 ÷", "配達待ち 배송 עברית عربي ไทย", "ß ŉ"}) {
    EXPECT_EQ(lower_case(text), text);
  }
}

TEST(FoldedText, HasOneFormForOneWord) {
  EXPECT_EQ(folded_text("  Awaiting\u00A0\n Delivery: "), "awaiting delivery");
  EXPECT_EQ(folded_text("\u200FIn Transit!"), "in transit");
  EXPECT_EQ(folded_text(" . "), "");
}

}  // namespace
}  // namespace companion::text

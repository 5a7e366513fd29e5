#include "money/number_text.h"

#include <gtest/gtest.h>

#include <string>

#include "money/decimal.h"
#include "money/plain_text.h"

namespace companion::money {
namespace {

std::string numbers_in(std::string_view text) {
  std::string out;
  for (const NumberToken& number : find_numbers(text)) {
    out += (out.empty() ? "" : "|") + std::string(number.text) + (number.percent ? "%" : "");
  }
  return out;
}

TEST(NumberText, FindsNumbersAndTheirGroups) {
  EXPECT_EQ(numbers_in("1 663 sold"), "1 663");
  EXPECT_EQ(numbers_in("2 pcs 500"), "2|500");
  EXPECT_EQ(numbers_in("4.9 120 sold"), "4.9|120");
  EXPECT_EQ(numbers_in("1 234 567,89"), "1 234 567,89");
  EXPECT_EQ(numbers_in("1.234 567"), "1.234|567");
  EXPECT_EQ(numbers_in("2025 500"), "2025|500");
  EXPECT_EQ(numbers_in("1'234.50 CHF"), "1'234.50");
  EXPECT_EQ(numbers_in("-18% %20 5 %"), "18%|20%|5%");
  EXPECT_EQ(numbers_in("%20 123,45"), "20%|123,45");
  EXPECT_EQ(numbers_in("no"), "");
}

TEST(NumberText, ReadsTheSameWithAndWithoutAString) {
  for (const int decimals : {0, 1, 2, 3}) {
    for (const std::optional<char> mark : {std::optional<char>(), std::optional('.'), std::optional(',')}) {
      for (const char* token : {"0", "7", "226", "12.34", "12,34", "1.5", "1.234", "1,234", "0,450", "0.45",
                                "1.234,5", "1,23,456.7", "1 234", "1 234,56", "12.345.678", "1.23.4", "12,34567",
                                "123456789012345", "1234567890123.45", "99999999999999999999", "007", "00.10"}) {
        const NumberStyle style{decimals, mark};
        const auto text = decimal_text(token, style);
        const auto expected = text ? decimal_to_minor(*text, decimals) : std::nullopt;
        EXPECT_EQ(number_to_minor(token, style), expected) << token << " with " << decimals;
      }
    }
  }
}

TEST(PlainText, IsCopiedOnlyWhenItChanges) {
  std::string storage;
  for (const char* plain : {"US $1.01", "12.34", "226円", "€ 97,39 - 128,72", ""}) {
    const std::string_view text(plain);
    EXPECT_EQ(plain_number_view(text, storage).data(), text.data()) << plain;
    EXPECT_EQ(plain_number_text(text), text);
  }
  for (const char* other : {"1\u00A0234", "１２", "\u200E5", "1～2", "a\tb", "1~2", "\xFF"}) {
    EXPECT_EQ(plain_number_view(other, storage), plain_number_text(other));
    EXPECT_NE(plain_number_text(other), other);
  }
}

}  // namespace
}  // namespace companion::money

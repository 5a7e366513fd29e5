#include "money/decimal.h"

#include <gtest/gtest.h>

namespace companion::money {
namespace {

TEST(Decimal, ReadsExactly) {
  EXPECT_EQ(decimal_to_minor("23.14", 2), 2314);
  EXPECT_EQ(decimal_to_minor("23.1", 2), 2310);
  EXPECT_EQ(decimal_to_minor("2057", 0), 2057);
  EXPECT_EQ(decimal_to_minor("0.06", 2), 6);
  EXPECT_EQ(decimal_to_minor("-5.66", 2), -566);
  EXPECT_EQ(decimal_to_minor("1.2e1", 2), 1200);
  EXPECT_EQ(decimal_to_minor("1E-2", 2), 1);
  EXPECT_EQ(decimal_to_minor("0", 2), 0);
}

TEST(Decimal, RoundsHalfAwayFromZero) {
  EXPECT_EQ(decimal_to_minor("23.145", 2), 2315);
  EXPECT_EQ(decimal_to_minor("23.1449", 2), 2314);
  EXPECT_EQ(decimal_to_minor("0.005", 2), 1);
  EXPECT_EQ(decimal_to_minor("0.0009", 2), 0);
  EXPECT_EQ(decimal_to_minor("9.999", 2), 1000);
  EXPECT_EQ(decimal_to_minor("0.5", 0), 1);
  EXPECT_EQ(decimal_to_minor("-0.5", 0), -1);
  EXPECT_EQ(decimal_to_minor("0.04999999999999999999999", 1), 0);
  EXPECT_EQ(decimal_to_minor("1.00499999999999999999999", 2), 100);
}

TEST(Decimal, CountsDigitsFromTheFirstThatIsNotZero) {
  EXPECT_EQ(decimal_to_minor("000000000000000000000012.5", 2), 1250);
  EXPECT_EQ(decimal_to_minor("0.000000000000000000125e20", 0), 13);
  EXPECT_EQ(decimal_to_minor("1234567890123456.78", 2), 123456789012345678);
  EXPECT_EQ(decimal_to_minor("12345678901234567890e-10", 2), 123456789012);
  EXPECT_EQ(decimal_to_minor("00.00e30", 2), 0);
  EXPECT_FALSE(decimal_to_minor("12345678901234567.89", 2));
}

TEST(Decimal, RefusesWhatDoesNotFitOrIsNoNumber) {
  for (const char* text : {"", "-", ".", "1.2.3", "1,2", "abc", "1e", "1e999999999", "NaN",
                           "12345678901234567890", "1e25"}) {
    EXPECT_FALSE(decimal_to_minor(text, 2)) << text;
  }
}

}  // namespace
}  // namespace companion::money

#include "page/pattern.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace companion::page {
namespace {

TEST(Pattern, IsFoundAnywhere) {
  EXPECT_TRUE(Pattern("(?i)coins?").found_in("with 12 COINS"));
  EXPECT_TRUE(Pattern("(?i)монет").found_in("10 МОНЕТ"));
  EXPECT_FALSE(Pattern("^coins").found_in("12 coins"));
}

TEST(Pattern, RefusesWhatIsNoneAndUnicodeClasses) {
  for (const char* text : {"(", "[a", R"(\p{L}+)", R"(\PN)"}) {
    EXPECT_THROW(Pattern{text}, std::invalid_argument) << text;
  }
}

}  // namespace
}  // namespace companion::page

#include "signals/quantities.h"

#include <gtest/gtest.h>

namespace companion::signals {
namespace {

/// "storage 2000, charge 20000": kinds with base units, cut to whole ones.
std::string quantities(const char* printed) {
  std::string out;
  for (const Quantity& quantity : find_quantities(MarkedText(printed))) {
    out += (out.empty() ? "" : ", ") + quantity.kind + " " + std::to_string(quantity.thousandths / 1000);
  }
  return out;
}

TEST(Quantities, AreReadInTheUnitsOfEveryLanguage) {
  const std::pair<const char*, const char*> cases[] = {
      {"USB 3.1 stick 2TB", "storage 2000"},
      {"1.5 TB", "storage 1500"},
      {"флешка 64ГБ", "storage 64"},
      {"Clé USB 2To", "storage 2000"},
      {"Power bank 20.000 mAh", "charge 20000"},
      {"10,000mAh", "charge 10000"},
      {"павербанк 20000мАч", "charge 20000"},
      {"5Ah", "charge 5000"},
      {"12000 Lumens 50W", "light 12000, power 50"},
      {"懐中電灯 5000ルーメン", "light 5000"},
      {"10x42", "zoom 10"},
      {"300 X 40", "zoom 300"},
      {"دقة 5 كم", "distance 5"},
      {"2x32GB", "zoom 2, storage 32"},
      {"3.7V 230g", "voltage 3, mass 230"},
  };
  for (const auto& [printed, expected] : cases) EXPECT_EQ(quantities(printed), expected) << printed;
}

TEST(Quantities, NumbersThatAreSomethingElseAreNone) {
  const char* const cases[] = {"Galaxy S24 gb", "10GB/s", "5Gbps", "USB 3 to Type C", "1234567890123 GB",
                               "2 pieces", "", "TB", "lm/W 120"};
  for (const char* printed : cases) EXPECT_EQ(quantities(printed), "") << printed;
}

TEST(Quantities, ListsAreNotOneLargeNumber) {
  EXPECT_EQ(quantities("64 128 256GB"), "storage 256");
  EXPECT_EQ(quantities("64,128,256GB"), "storage 256");
  EXPECT_EQ(quantities("128GB/256GB/1TB"), "storage 128, storage 256, storage 1000");
}

TEST(Quantities, SayHowTheyArePrinted) {
  EXPECT_EQ(find_quantities(MarkedText("stick 2tb")).front().printed, "2 TB");
  EXPECT_EQ(find_quantities(MarkedText("10,000mah")).front().printed, "10000 mAh");
  EXPECT_EQ(find_quantities(MarkedText("80x100")).front().printed, "80x");
}

}  // namespace
}  // namespace companion::signals

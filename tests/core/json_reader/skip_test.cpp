#include "json_reader/skip.h"

#include <gtest/gtest.h>

#include <string>

#include "json_reader/byte_scan.h"
#include "json_reader/path_set.h"
#include "json_reader/values.h"

namespace companion::json_reader {
namespace {

/// The plainest possible skipper, to hold the fast one against.
size_t skip_container_slowly(std::string_view text, size_t pos) {
  int depth = 0, curly = 0;
  bool in_string = false, escaped = false;
  for (; pos < text.size(); ++pos) {
    const char c = text[pos];
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = c == '\\' && !escaped;
    if (in_string) continue;
    if (c == '{') ++curly;
    if (c == '}') --curly;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return curly == 0 ? pos + 1 : npos;
  }
  return npos;
}

/// A fixed linear congruential generator: the same texts on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint32_t below(uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((state_ >> 33) % bound);
  }

 private:
  uint64_t state_;
};

TEST(SkipContainer, AgreesWithAPlainLoopOnRandomText) {
  Random random(7);
  constexpr char kAlphabet[] = "{}[]\"\\\\ab,: {\"";
  for (int round = 0; round < 20'000; ++round) {
    std::string text = "{";
    const uint32_t length = random.below(300);
    for (uint32_t i = 0; i < length; ++i) {
      text.push_back(kAlphabet[random.below(sizeof(kAlphabet) - 1)]);
    }
    ASSERT_EQ(skip_container(text, 0), skip_container_slowly(text, 0)) << text;
  }
}

TEST(SkipValue, StepsOverEveryKind) {
  const std::string text = R"({"a":[1,{"b":"}]"}],"c":"x\"y"} tail)";
  EXPECT_EQ(skip_value(text, 0), text.size() - 5);
  EXPECT_EQ(skip_value("12.5,", 0), 4u);
  EXPECT_EQ(skip_value("true}", 0), 4u);
  EXPECT_EQ(skip_value("'it''", 0), 4u);
  EXPECT_EQ(skip_value("12", 0), npos) << "more digits may have been cut off";
  EXPECT_EQ(skip_value("", 0), npos);
  EXPECT_EQ(skip_value(",", 0), npos);
  EXPECT_EQ(skip_value("\"open", 0), npos);
  EXPECT_EQ(skip_value("[[[[", 0), npos);
}

TEST(SkipValue, SurvivesDeepNesting) {
  const std::string deep(2'000'000, '[');
  EXPECT_EQ(skip_value(deep, 0), npos);
  EXPECT_EQ(skip_value(deep + std::string(2'000'000, ']'), 0), 4'000'000u);
}

TEST(Values, DecodesStrings) {
  EXPECT_EQ(decode_string(R"("a\"b\\c\/d\n")"), "a\"b\\c/d\n");
  EXPECT_EQ(decode_string(R"("é😀")"), "é😀");
  EXPECT_EQ(decode_string(R"("\ud83d")"), "\uFFFD");
  EXPECT_EQ(decode_string(R"("\u12")"), "\uFFFD12");
  EXPECT_EQ(decode_string("'it\\'s'"), "it's");
  EXPECT_EQ(decode_string("\"\xFF\""), "\uFFFD");
  EXPECT_FALSE(decode_string("12"));
  EXPECT_FALSE(decode_string("\""));
}

TEST(Values, ABareWordThatIsNoUtf8IsNoText) {
  EXPECT_FALSE(scalar_text("\xDE\x9A\x91\xDD"));
  EXPECT_EQ(scalar_text("true"), "true");
}

TEST(Values, ScalarTextIsAbsentForNullAndContainers) {
  EXPECT_EQ(scalar_text("12.50"), "12.50");
  EXPECT_EQ(scalar_text("\"4.8\""), "4.8");
  EXPECT_FALSE(scalar_text("null"));
  EXPECT_FALSE(scalar_text("{}"));
  EXPECT_FALSE(scalar_text("[]"));
  EXPECT_FALSE(scalar_text(""));
}

TEST(Values, WalksArraysAndObjects) {
  std::string seen;
  EXPECT_TRUE(for_each_element(R"([1, "a,]" ,{"k":[2]}])", [&](std::string_view raw) {
    seen += std::string(raw) + "|";
    return true;
  }));
  EXPECT_EQ(seen, "1|\"a,]\"|{\"k\":[2]}|");
  EXPECT_FALSE(for_each_element("[1,2", [](std::string_view) { return true; }));
  EXPECT_TRUE(for_each_element("[]", [](std::string_view) { return false; }));
  seen.clear();
  EXPECT_TRUE(for_each_member(R"({ "a" : 1 ,"b":{"c":2}})", [&](auto key, auto raw) {
    seen += std::string(key) + "=" + std::string(raw) + "|";
    return true;
  }));
  EXPECT_EQ(seen, "a=1|b={\"c\":2}|");
}

TEST(PathSet, ReadsManyPathsInOnePass) {
  PathSet paths;
  const size_t id = paths.add("a.id");
  const size_t price = paths.add("a.price.value");
  const size_t first = paths.add("list.0");
  const size_t gone = paths.add("a.gone");
  EXPECT_EQ(paths.add("a.id"), id);
  const auto found =
      paths.extract(R"({"x":{"a":{"id":9}},"a":{"id":1,"price":{"value":2.5,"id":3}},"list":[7,8]})");
  EXPECT_TRUE(found.complete);
  EXPECT_EQ(found.values[id], "1");
  EXPECT_EQ(found.values[price], "2.5");
  EXPECT_EQ(found.values[first], "7");
  EXPECT_EQ(found.values[gone], "");
}

TEST(PathSet, UnwrapsEnvelopesAndKeepsTheLastOfTwoKeys) {
  PathSet paths;
  const size_t id = paths.add("A.id");
  paths.unwrap_root({"data", "result"});
  EXPECT_EQ(paths.extract(R"({"ret":["x"],"data":{"result":{"A":{"id":1}}}})").values[id], "1");
  EXPECT_EQ(paths.extract(R"({"A":{"id":1},"A":{"id":2}})").values[id], "2");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += R"({"data":)";
  EXPECT_FALSE(paths.extract(deep).complete);
}

TEST(PathSet, KeepsWhatStandsBeforeACut) {
  PathSet paths;
  const size_t id = paths.add("a.id");
  const size_t late = paths.add("b.id");
  const std::string_view text = R"({"a":{"id":1,"n":"x"},"b":{"id":22}})";
  for (size_t length = 0; length < text.size(); ++length) {
    const auto found = paths.extract(text.substr(0, length));
    EXPECT_FALSE(found.complete) << length;
    const std::string_view value = found.values[late];
    EXPECT_TRUE(value.empty() || value == "22") << length;
  }
  EXPECT_EQ(paths.extract(text.substr(0, 14)).values[id], "1");
}

}  // namespace
}  // namespace companion::json_reader

#include "page/data_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace companion::page {
namespace {

/// A shape in one line: {key:type,…}, [type].
std::string line(const DataShape& shape) {
  if (shape.members.empty()) return std::string(shape.type);
  if (shape.type == "array") return "[" + line(shape.members.front()) + "]";
  std::string out;
  for (const DataShape& member : shape.members) {
    out += (out.empty() ? "" : ",") + member.key + ":" + line(member);
  }
  return "{" + out + "}";
}

size_t keys(const DataShape& shape) {
  size_t count = 0;
  for (const DataShape& member : shape.members) count += (member.key.empty() ? 0 : 1) + keys(member);
  return count;
}

TEST(DataShape, NamesAndTypesWithoutValues) {
  EXPECT_EQ(line(data_shape(R"( {"a":"text","b":{"c":1.5,"d":[true,"x"]},"e":null,"f":"{\"g\":1}","h":[],"@type":"P"})")),
            "{a:string,b:{c:number,d:[boolean]},e:null,f:json_string,h:array,@type:string}");
  EXPECT_EQ(line(data_shape(R"([{"id":7},{"other":8}])")), "[{id:number}]");
  EXPECT_EQ(line(data_shape("17")), "number");
}

TEST(DataShape, KeysThatMayBeValuesAreMasked) {
  const std::string names =
      R"("12000021667872849":1,"7":1,"order_3001234567":1,"US $19.99":1,"14:29#Red":1,"Größe":1,)"
      R"("3f2504e0-4f89-11d3":1,"a.b":1,"":1)";
  EXPECT_EQ(line(data_shape("{" + names + "}")), "{<id>:number,order_<id>:number}");
  EXPECT_EQ(line(data_shape(R"({"skuId2":1,"block_2024":1})")), "{skuId2:number,block_2024:number}");
  EXPECT_EQ(line(data_shape("{\"" + std::string(61, 'a') + "\":1}")), "{<id>:number}");
}

TEST(DataShape, TheUpperLevelsComeFirst) {
  std::string wide = "{";
  for (char c = 'a'; c <= 'z'; ++c) {
    wide += std::string(c == 'a' ? "\"" : ",\"") + c + "\":{";
    for (char d = 'a'; d <= 'z'; ++d) wide += std::string(d == 'a' ? "\"" : ",\"") + d + "\":1";
    wide += "}";
  }
  const DataShape shape = data_shape(wide + "}");
  EXPECT_EQ(shape.members.size(), 26u);
  EXPECT_EQ(keys(shape), kMaxShapeKeys);
}

TEST(DataShape, DeepAndBrokenTextEnds) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
  EXPECT_EQ(line(data_shape(deep)), "object") << "its only member is cut off";
  EXPECT_EQ(line(data_shape(R"({"a":{"a":{"a":{"a":{"a":{"a":1}}}}}})")), "{a:{a:{a:{a:{a:object}}}}}");
  EXPECT_EQ(line(data_shape(R"({"a":1,"b":{"c":)")), "{a:number}");
  EXPECT_EQ(line(data_shape("")), "number");
}

}  // namespace
}  // namespace companion::page

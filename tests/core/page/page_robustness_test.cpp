// Hostile pages: whatever the text, one envelope, in time linear in its length.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "companion/engine.h"
#include "facts_invariants.h"

namespace companion {
namespace {

using fuzz::certain_prices;
using fuzz::CertainPrice;
using fuzz::facts_violations;

constexpr const char* kArgs = R"({"url":"https://www.aliexpress.com/item/1005001234567890.html"})";

std::string read(std::string_view page) {
  return call("facts.read", kArgs, page);
}

std::string repeated(std::string_view part, size_t bytes) {
  std::string out;
  out.reserve(bytes + part.size());
  while (out.size() < bytes) out += part;
  return out;
}

/// CPU seconds of one reading, the best of three.
double seconds_to_read(const std::string& page) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    const std::string envelope = read(page);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    EXPECT_EQ(facts_violations(envelope), std::vector<std::string>());
  }
  return best;
}

/// A page's beginning, what is repeated after it, and its end.
struct Repetition {
  const char* name;
  const char* begin;
  const char* part;
  const char* end;
};

constexpr Repetition kRepetitions[] = {
    {"open objects", "", "{\"data\":", ""},
    {"open arrays", "", "[", ""},
    {"open graphs", "<script type=\"application/ld+json\">", "{\"@graph\":[", "</script>"},
    {"members", "{", "\"priceModule\":{\"minAmount\":{\"value\":1}},", "\"x\":1}"},
    {"escapes", "{\"titleModule\":{\"subject\":\"", "\\u20ac\\\\", "\"}}"},
    {"quotes", "<script>runParams = {data: ", "\"", "</script>"},
    {"open tags", "<html>", "<div class=\"product-price-value\">", ""},
    {"angle brackets", "<html>", "<", ""},
    {"open comments", "<html>", "<!--", ""},
    {"open attributes", "<html>", "<a b=\"", ""},
    {"attributes", "<html><a ", "b=c ", ">"},
    {"entities", "<html><h1 data-pl=\"product-title\">", "&amp;&#x20ac;&nbsp", "</h1>"},
    {"open scripts", "<html>", "<script>", ""},
    {"object markers", "<html><script>", "runParams = {a:", "</script>"},
    {"assignments", "<html><script>", "runParams.a=1;", "</script>"},
    {"open script comments", "<html><script>", "runParams/*", "</script>"},
    {"open script strings", "<html><script>", "runParams.a='", "</script>"},
    {"JSONP comments", "/*", "*//*", ""},
    {"digits of a price", "<html><b class=\"pdp-comp-price-current\">US $", "1,1", "</b>"},
    {"currency signs", "<html><b class=\"pdp-comp-price-current\">", "US $", "</b>"},
    {"split price", "<html><b class=\"pdp-comp-price-current\">", "<i>1</i>", "</b>"},
    {"fonts", "<html><b class=\"pdp-comp-price-current\">", "<font>", "US $1</b>"},
    {"encoded JSON", "\"{\\\"data\\\":", "\\\"", "\""},
    {"broken UTF-8", "<html><title>", "\xE2\x82", "</title>"},
};

class Repeated : public testing::TestWithParam<Repetition> {
 protected:
  std::string page(size_t bytes) const {
    return GetParam().begin + repeated(GetParam().part, bytes) + GetParam().end;
  }
};

TEST_P(Repeated, IsReadInLinearTime) {
  constexpr size_t kBytes = 20'000, kTimesLonger = 16;
  constexpr double kClockSeconds = 0.02;  // below this the clock says little
  // Twice the linear factor leaves room for caches; a quadratic reader takes 256 times as long.
  const double once = std::max(seconds_to_read(page(kBytes)), kClockSeconds / kTimesLonger);
  EXPECT_LT(seconds_to_read(page(kBytes * kTimesLonger)), once * kTimesLonger * 3);
}

INSTANTIATE_TEST_SUITE_P(PageRobustness, Repeated, testing::ValuesIn(kRepetitions),
                         [](const testing::TestParamInfo<Repetition>& one) {
                           std::string name = one.param.name;
                           for (char& c : name) {
                             if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
                           }
                           return name;
                         });

TEST(PageRobustness, NestingCostsNoStack) {
  for (const char* part : {"[", "{\"data\":", "{\"priceModule\":", "<div>", "{\"@graph\":["}) {
    EXPECT_EQ(facts_violations(read(repeated(part, 4'000'000))), std::vector<std::string>())
        << part;
  }
}

TEST(PageRobustness, RefusesTextsOfMoreThan16MiB) {
  const auto answer = nlohmann::json::parse(read(std::string(16 * 1024 * 1024 + 1, 'x')));
  EXPECT_FALSE(answer["ok"]);
  EXPECT_EQ(answer["error"]["code"], "too_large");
}

/// A small page of one layout, and what is true of it.
struct SmallPage {
  const char* layout;
  const char* text;
  std::set<int64_t> true_prices;
};

const SmallPage kSmallPages[] = {
    {"module",
     R"(<html><script>window.runParams = { data: {"commonModule":{"productId":1005001234567890,"currencyCode":"USD"},)"
     R"("titleModule":{"subject":"Lamp"},"priceModule":{"minAmount":{"currency":"USD","value":30.5},)"
     R"("maxAmount":{"currency":"USD","value":40.25},"minActivityAmount":{"currency":"USD","value":20.75},)"
     R"("maxActivityAmount":{"currency":"USD","value":25.15}}}, csrfToken: 'x' };</script></html>)",
     {2075, 2515}},
    {"json_ld",
     R"(<html><script type="application/ld+json">{"@type":"Product","name":"Lamp","offers":{"@type":"Offer",)"
     R"("priceCurrency":"USD","price":20.75,"url":"https://www.aliexpress.com/item/1005001234567890.html"}}</script></html>)",
     {2075}},
    {"rendered",
     R"(<html><head><link rel="canonical" href="https://www.aliexpress.com/item/1005001234567890.html"></head>)"
     R"(<body><h1 data-pl="product-title">Lamp</h1><div class="price--current--a"><span class="price--currentPriceText--b">)"
     R"(US $20.75</span><span class="price--originalText--c">US $30.50</span></div></body></html>)",
     {2075}},
};

/// A price that is said without a warning is a true one.
void expect_no_wrong_price(const SmallPage& page, const std::string& text) {
  const std::string envelope = read(text);
  ASSERT_EQ(facts_violations(envelope), std::vector<std::string>()) << text;
  const auto answer = nlohmann::json::parse(envelope);
  if (!answer["ok"]) return;
  for (const CertainPrice& price : certain_prices(answer["value"])) {
    EXPECT_EQ(price.currency, "USD") << text;
    EXPECT_TRUE(page.true_prices.count(price.min_minor)) << price.min_minor << " in " << text;
    EXPECT_TRUE(page.true_prices.count(price.max_minor)) << price.max_minor << " in " << text;
  }
}

TEST(PageRobustness, NeverNamesAWrongPriceWhereverAPageIsCutOff) {
  for (const SmallPage& page : kSmallPages) {
    const std::string_view text = page.text;
    for (size_t end = 1; end <= text.size(); ++end) {
      expect_no_wrong_price(page, std::string(text.substr(0, end)));
    }
    const auto whole = nlohmann::json::parse(read(text));
    EXPECT_EQ(whole["value"]["state"], "available") << page.layout;
  }
}

}  // namespace
}  // namespace companion

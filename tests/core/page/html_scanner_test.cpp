#include "page/html_scanner.h"

#include <gtest/gtest.h>

#include "page/selector.h"

namespace companion::page {
namespace {

/// Writes down what it is told.
class Recorder : public HtmlVisitor {
 public:
  void start_tag(std::string_view name, const Attributes& attributes) override {
    log += "<" + std::string(name) + "|" + attributes.get("a").value_or("-") + ">";
  }
  void end_tag(std::string_view name) override { log += "</" + std::string(name) + ">"; }
  void text(std::string_view raw) override { log += "(" + std::string(raw) + ")"; }
  void raw_text(std::string_view, std::string_view content) override {
    log += "{" + std::string(content) + "}";
  }
  std::string log;
};

std::string scan(std::string_view html) {
  Recorder recorder;
  scan_html(html, recorder);
  return recorder.log;
}

TEST(HtmlScanner, TellsTagsTextAndScriptsApart) {
  EXPECT_EQ(scan("<p a=1>x</p>"), "<p|1>(x)</p>");
  EXPECT_EQ(scan("<p a='>'>x"), "<p|>>(x)");
  EXPECT_EQ(scan("<SCRIPT a=\"q\">if (a<b) '</p>'</SCRIPT>y"), "<SCRIPT|q>{if (a<b) '</p>'}</SCRIPT>(y)");
  EXPECT_EQ(scan("<!-- <p> --><!DOCTYPE x>z"), "(z)");
  EXPECT_EQ(scan("1 < 2"), "(1 )(<)( 2)");
  EXPECT_EQ(scan("<p"), "") << "a tag that is cut off is no tag";
  EXPECT_EQ(scan("<script>open"), "<script|->{open}");
  EXPECT_EQ(scan("</"), "</>");
  EXPECT_EQ(scan("<!--"), "");
}

TEST(HtmlScanner, DecodesCharacterReferences) {
  EXPECT_EQ(decode_entities("a&amp;b&#39;&#x20AC;&nbsp;&euro;"), "a&b'€\u00A0€");
  EXPECT_EQ(decode_entities("&unknown; & &#xD800; &#99999999999;"), "&unknown; & \uFFFD &#99999999999;");
}

TEST(Selector, MatchesTheSubset) {
  const auto matches = [](const char* selector, const char* tag, const char* attributes) {
    return parse_selector(selector)->target.matches(tag, Attributes(attributes));
  };
  EXPECT_TRUE(matches("h1[data-pl=\"product-title\"]", "H1", " data-pl=\"product-title\""));
  EXPECT_FALSE(matches("h1[data-pl=\"product-title\"]", "h2", " data-pl=\"product-title\""));
  EXPECT_TRUE(matches(".price", "b", " class=\"big price\""));
  EXPECT_FALSE(matches(".price", "b", " class=\"prices big-price\""));
  EXPECT_TRUE(matches("[class*=\"price--current\"]", "b", " class='price--currentText--x'"));
  EXPECT_TRUE(matches("li[qrdata]", "li", " qrdata=\"1|2\""));
  EXPECT_FALSE(matches("li[qrdata]", "li", " class=\"qrdata\""));
  EXPECT_TRUE(parse_selector(".shop-name a")->ancestor);
  for (const char* bad : {"", "a > b", "a:hover", "[]", "[x=y]", ".", "#id"}) {
    EXPECT_FALSE(parse_selector(bad)) << bad;
  }
}

}  // namespace
}  // namespace companion::page

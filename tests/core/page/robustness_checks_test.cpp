// The checks behind the fuzz targets and trials can fail, and the page editor plays fair.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts_invariants.h"
#include "page_editor.h"

namespace companion::fuzz {
namespace {

std::string facts(const std::string& members) {
  return R"({"ok":true,"value":{"page":"product","missing":[],)" + members + "}}";
}

std::string available(const std::string& offer) {
  return facts(R"("state":"available","warnings":[],"offer":)" + offer);
}

TEST(FactsInvariants, FindNothingInGoodFacts) {
  const std::string offer = R"({"currency":"USD","price_minor":{"min":100,"max":200}})";
  EXPECT_EQ(facts_violations(available(offer)), std::vector<std::string>());
}

TEST(FactsInvariants, SayWhatIsWrong) {
  const std::pair<std::string, std::string> cases[] = {
      {"{", "no envelope"},
      {R"({"ok":false,"error":{"code":"internal","where":"a","message":"b"}})",
       R"(a fault of ours: {"code":"internal","message":"b","where":"a"})"},
      {facts(R"("state":"available","warnings":[])"), "available without an offer"},
      {facts(R"("state":"sold","warnings":[])"), "unknown state"},
      {available(R"({"currency":"USD","price_minor":{"min":200,"max":100}})"),
       "facts.offer.price_minor runs downwards"},
      {available(R"({"currency":"USD","price_minor":{"min":0,"max":100}})"),
       "facts.offer.price_minor.min = 0 is absurd"},
      {available(R"({"currency":"USD","price_minor":{"min":1,"max":100000000001}})"),
       "facts.offer.price_minor.max = 100000000001 is absurd"},
      {available(R"({"currency":"ABC","price_minor":{"min":1,"max":1}})"),
       "facts.offer.currency = \"ABC\" is no known currency"},
      {available(R"({"currency":"USD","price_minor":{"min":9,"max":9},"stock":-1})"),
       "facts.offer.stock = -1 is absurd"},
      {available(R"({"currency":"USD","price_minor":{"min":9,"max":9},)"
                 R"("list_price_minor":{"min":8,"max":8}})"),
       "the list price is below the price"},
  };
  for (const auto& [envelope, violation] : cases) {
    const auto found = facts_violations(envelope);
    ASSERT_FALSE(found.empty()) << envelope;
    EXPECT_EQ(found.front(), violation);
  }
}

TEST(CertainPrices, AreThoseWithoutAWarning) {
  const std::string offer = R"("offer":{"currency":"USD","price_minor":{"min":100,"max":200}})";
  const auto of = [&](const std::string& state, const std::string& warnings) {
    return certain_prices(nlohmann::json::parse(R"({"page":"product","state":")" + state +
                                                R"(","warnings":)" + warnings + "," + offer + "}"));
  };
  ASSERT_EQ(of("available", "[]").size(), 1u);
  EXPECT_EQ(of("available", "[]")[0].max_minor, 200);
  EXPECT_TRUE(of("available", R"([{"code":"a","field":"b"}])").empty());
  EXPECT_TRUE(of("unavailable", "[]").empty());
}

/// The runs of digits of a text.
std::set<std::string> digit_runs(const std::string& text) {
  std::set<std::string> runs;
  const char* digits = "0123456789";
  for (size_t at = 0; (at = text.find_first_of(digits, at)) != std::string::npos;) {
    const size_t end = std::min(text.find_first_not_of(digits, at), text.size());
    runs.insert(text.substr(at, end - at));
    at = end;
  }
  return runs;
}

TEST(PageEditor, TakesNumbersAwayButMakesNoNewOnes) {
  const std::string page =
      "<b>US $1,234.56</b> \"min\":97.39,\"text\":\"\\u20ac 12\" &#8364; 1 234 <i>7</i><i>3</i> "
      "sold";
  const std::set<std::string> before = digit_runs(page);
  PageEditor editor(page, {"min"}, 5);
  std::set<std::string> edited_pages;
  for (int i = 0; i < 2000; ++i) {
    const PageEditor::Edited edited = editor.next();
    edited_pages.insert(edited.page);
    for (const std::string& run : digit_runs(edited.page)) {
      EXPECT_TRUE(before.count(run)) << run << " after " << edited.description;
    }
  }
  EXPECT_GT(edited_pages.size(), 500u);
}

TEST(NumberSpans, ReachOverMarksSpacesAndTags) {
  const std::string page = "a 1 234,56 b <i>7</i><i>3</i> c\\u20ac9";
  std::vector<std::string> found;
  for (const NumberSpan& span : number_spans(page)) {
    found.push_back(page.substr(span.begin, span.end - span.begin));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"1 234,56", "7</i><i>3", "\\u20ac9"}));
}

}  // namespace
}  // namespace companion::fuzz

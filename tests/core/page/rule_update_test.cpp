// Updated rule packs: what is refused and leaves the rules as they are, and what an accepted
// one changes. The pack is made of the shipped rule files.
#include "page/rule_update.h"

#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "companion/engine.h"
#include "page/page_reader.h"
#include "rules/rule_pack.h"

namespace companion::page {
namespace {

using nlohmann::json;

constexpr const char* kNewer = "2099-01-01.1";

json shipped_pack() {
  json pack = {{"format", 1}, {"version", kNewer}, {"minimum_engine", "0.1.0"}};
  for (const rules::EmbeddedFile& file : rules::embedded_files()) {
    if (file.name.substr(0, 6) == "pages/") pack["pages"].push_back(json::parse(file.text));
  }
  pack["sources"] = json::parse(rules::embedded_file("sources/page_sources"));
  return pack;
}

json& layout_of(json& pack, const std::string& id) {
  for (json& layout : pack["pages"]) {
    if (layout["id"] == id) return layout;
  }
  throw std::invalid_argument(id);
}

json answer(const char* method, const std::string& payload = {}) {
  return json::parse(call(method, "{}", payload));
}

class RuleUpdateTest : public testing::Test {
 protected:
  void TearDown() override { use_shipped_rules(); }

  /// Loads the shipped rules as a pack that `spoil` has changed.
  json load_changed(const std::function<void(json&)>& spoil) {
    json pack = shipped_pack();
    spoil(pack);
    return answer("rules.load", pack.dump());
  }

  static std::string module_page(const std::string& price_module) {
    return R"(<script>window.runParams = { data: {"commonModule":{"productIdStr":"1005001234567890",)"
           R"("currencyCode":"EUR"},"titleModule":{"subject":"Lamp"},")" + price_module +
           R"(":{"minActivityAmount":{"currency":"EUR","value":97.39},)"
           R"("maxActivityAmount":{"currency":"EUR","value":97.39}}} };</script>)";
  }
};

TEST_F(RuleUpdateTest, TheShippedRulesAsAPackReadTheSame) {
  const json before = answer("layouts.list")["value"];
  const json probes = answer("page.probes")["value"];
  const json loaded = answer("rules.load", shipped_pack().dump());
  ASSERT_TRUE(loaded["ok"]) << loaded;
  EXPECT_EQ(loaded["value"], (json{{"rule_pack_version", kNewer}, {"rule_pack_origin", "updated"}}));
  const json after = answer("layouts.list")["value"];
  EXPECT_EQ(after["layouts"], before["layouts"]);
  EXPECT_EQ(after["rule_pack_version"], kNewer);
  EXPECT_EQ(answer("page.probes")["value"], probes);
  EXPECT_EQ(read_page(module_page("priceModule"), {}).offer->price.min_minor, 9739);
}

TEST_F(RuleUpdateTest, ARenamedPathMakesAPageReadableAgain) {
  const std::string page = module_page("priceCellModule");
  ASSERT_FALSE(read_page(page, {}).offer);
  const json loaded = load_changed([](json& pack) {
    json& fields = layout_of(pack, "product_module")["fields"];
    fields = json::parse([&fields] {
      std::string text = fields.dump();
      const std::string old = "priceModule.";
      for (size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + old.size())) {
        text.replace(at, old.size(), "priceCellModule.");
      }
      return text;
    }());
  });
  ASSERT_TRUE(loaded["ok"]) << loaded;
  const PageFacts facts = read_page(page, {});
  ASSERT_TRUE(facts.offer);
  EXPECT_EQ(facts.offer->price.min_minor, 9739);
  const json reset = answer("rules.reset");
  EXPECT_EQ(reset["value"]["rule_pack_origin"], "shipped");
  EXPECT_FALSE(read_page(page, {}).offer);
}

TEST_F(RuleUpdateTest, AnAddressPatternIsReplacedToo) {
  const json loaded = load_changed([](json& pack) {
    pack["sources"]["url_kinds"] = json::array({{{"pattern", "/goods/"}, {"page", "product"}}});
  });
  ASSERT_TRUE(loaded["ok"]) << loaded;
  const ReadOptions options{.url = "https://www.aliexpress.com/goods/1"};
  EXPECT_EQ(read_page("<html><body>Hello</body></html>", options).page, "product");
}

TEST_F(RuleUpdateTest, WhatIsNotUnderstoodIsRefusedAndChangesNothing) {
  ASSERT_TRUE(load_changed([](json&) {})["ok"]);
  const auto product_fields = [](json& pack) -> json& { return layout_of(pack, "product_module")["fields"]; };
  const json place = {{"path", "x.y"}, {"as", "text"}};
  const std::pair<const char*, std::function<void(json&)>> cases[] = {
      {"another format", [](json& p) { p["format"] = 2; }},
      {"no format", [](json& p) { p.erase("format"); }},
      {"unknown member", [](json& p) { p["script"] = "return 1"; }},
      {"no pages", [](json& p) { p["pages"] = json::array(); }},
      {"pages by name", [](json& p) { p["pages"] = json::object(); }},
      {"too many pages", [](json& p) { p["pages"] = json(101, p["pages"][0]); }},
      {"no sources", [](json& p) { p.erase("sources"); }},
      {"same version", [](json&) {}},
      {"older than the update", [](json& p) { p["version"] = "2098-12-31.7"; }},
      {"no version", [](json& p) { p["version"] = "newest"; }},
      {"newer engine", [](json& p) { p["minimum_engine"] = "99.0.0"; }},
      {"no engine version", [](json& p) { p["minimum_engine"] = "1"; }},
      {"same id twice", [](json& p) { p["pages"].push_back(p["pages"][0]); }},
      {"unknown page kind", [](json& p) { p["pages"][0]["page"] = "basket"; }},
      {"unknown source", [](json& p) { p["pages"][0]["source"] = "guess"; }},
      {"unknown member of a layout", [](json& p) { p["pages"][0]["script"] = "return 1"; }},
      {"a layout that is none", [](json& p) { p["pages"][0] = 5; }},
      {"unknown field", [&](json& p) { product_fields(p)["offer.prize"] = {place}; }},
      {"unknown table", [&](json& p) { layout_of(p, "product_module")["tables"]["prizes"] = json::array({{{"each", {"a"}}, {"fields", json::object()}}}); }},
      {"unknown converter", [&](json& p) { product_fields(p)["product.title"] = {{{"path", "x"}, {"as", "eval"}}}; }},
      {"unknown member of a place", [&](json& p) { product_fields(p)["product.title"] = {{{"path", "x"}, {"as", "text"}, {"if", "1"}}}; }},
      {"selector among paths", [&](json& p) { product_fields(p)["product.title"] = {{{"select", "h1"}, {"as", "text"}}}; }},
      {"map outside of a table", [&](json& p) { product_fields(p)["product.title"] = {{{"map", "m"}, {"path", "x"}, {"as", "text"}}}; }},
      {"selector outside the subset", [](json& p) { layout_of(p, "product_rendered")["fields"]["product.title"] = {{{"select", "main > h1"}, {"as", "text"}}}; }},
      {"properties in a rendered layout", [](json& p) { layout_of(p, "product_rendered")["sku_properties"] = layout_of(p, "product_module")["sku_properties"]; }},
      {"text that is too long", [](json& p) { p["pages"][0]["title"] = std::string(401, 'x'); }},
      {"broken pattern", [](json& p) { p["sources"]["url_kinds"][0]["pattern"] = "(/item"; }},
      {"unknown context", [](json& p) { p["sources"]["url_contexts"][0]["context"] = "friends"; }},
      {"empty marker", [](json& p) { p["sources"]["blocked_markers"][0] = ""; }},
      {"no marker needed", [](json& p) { p["sources"]["blocked_markers_needed"] = 0; }},
      {"unknown member of the sources", [](json& p) { p["sources"]["run"] = "x"; }},
  };
  int number = 1;
  for (const auto& row : cases) {
    // No structured binding: Clang 14 cannot capture one in a lambda.
    const auto& name = row.first;
    const auto& spoil = row.second;
    const json refused = load_changed([&](json& pack) {
      if (std::string_view(name) != "same version") pack["version"] = "2099-01-02." + std::to_string(number++);
      spoil(pack);
    });
    ASSERT_FALSE(refused["ok"]) << name;
    EXPECT_EQ(refused["error"]["code"], "invalid_input") << name;
    EXPECT_EQ(refused["error"]["where"].get<std::string>().rfind("rules.load.", 0), 0U) << name;
    EXPECT_EQ(answer("layouts.list")["value"]["rule_pack_version"], kNewer) << name;
    EXPECT_EQ(read_page(module_page("priceModule"), {}).offer->price.min_minor, 9739) << name;
  }
}

TEST_F(RuleUpdateTest, BrokenTextIsRefusedWhereverItIsCut) {
  const std::string text = shipped_pack().dump();
  for (size_t length = 0; length < text.size(); length += 997) {
    EXPECT_EQ(answer("rules.load", text.substr(0, length))["error"]["code"], "invalid_input") << length;
  }
  EXPECT_EQ(answer("rules.load", std::string(100'000, '['))["error"]["code"], "invalid_input");
  std::string nested;
  for (int i = 0; i < 5000; ++i) nested += "{\"tables\":";
  EXPECT_EQ(answer("rules.load", nested + "1" + std::string(5000, '}'))["error"]["code"], "invalid_input");
  EXPECT_EQ(answer("rules.load", text + std::string(kMaxUpdateBytes, ' '))["error"]["code"], "too_large");
  EXPECT_FALSE(rules_in_use().is_update);
}

TEST_F(RuleUpdateTest, VersionsAreOrderedByDayAndNumber) {
  EXPECT_TRUE(is_later_version("2026-11-23.1", "2026-11-23"));
  EXPECT_TRUE(is_later_version("2026-11-23.10", "2026-11-23.9"));
  EXPECT_TRUE(is_later_version("2027-01-01", "2026-12-31.9"));
  EXPECT_FALSE(is_later_version("2026-11-23.1", "2026-11-23.1"));
  EXPECT_FALSE(is_later_version("2026-11-22.9", "2026-11-23"));
  for (const char* none : {"", "2026", "2026-11", "2026-11-23.", "2026-11-23.1.1", "2026-11-23.x",
                           "2026.11.23", "-2026-11-23", " 2026-11-23", "2026-11-99999999999"}) {
    EXPECT_FALSE(is_later_version(none, "2000-01-01")) << none;
  }
}

#ifndef __EMSCRIPTEN__
TEST_F(RuleUpdateTest, AnotherThreadKeepsItsOwnRules) {
  ASSERT_TRUE(load_changed([](json&) {})["ok"]);
  bool other_has_update = true;
  std::thread([&] { other_has_update = rules_in_use().is_update; }).join();
  EXPECT_FALSE(other_has_update);
  EXPECT_TRUE(rules_in_use().is_update);
}
#endif

}  // namespace
}  // namespace companion::page

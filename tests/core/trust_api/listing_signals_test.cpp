#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "companion/trust_engine.h"

namespace companion {
namespace {

using nlohmann::json;

constexpr const char* kLocales[] = {"en", "ru", "es", "pt", "fr", "de", "it", "pl",
                                    "tr", "ko", "ja", "ar", "he", "nl", "uk"};
constexpr const char* kNow = R"({"now":"2026-11-23T03:00:00Z"})";

json ask(const json& payload, const std::string& args = kNow) {
  return json::parse(call_trust("listing.signals", args, payload.dump()));
}

/// A listing of which every signal can be told.
json suspicious() {
  return json::parse(R"({
    "facts": {"page": "product", "state": "available",
      "product": {"title": "16TB USB flash drive with keyring for computer", "category_path": ["Home", "Computer"]},
      "offer": {"currency": "USD", "price_minor": {"min": 90, "max": 1000}, "context": "public",
                "list_price_minor": {"min": 400, "max": 2000}},
      "skus": [{"id": "1", "attributes": [{"name": "Color", "value": "USB cable"}], "price_minor": 90},
               {"id": "2", "attributes": [{"name": "Color", "value": "Black"}], "price_minor": 1000},
               {"id": "3", "attributes": [{"name": "Color", "value": "Contact us on WhatsApp"}], "price_minor": 1000}],
      "rating": {"count": 12}, "sold": {"count": 5000, "at_least": true},
      "store": {"id": "7", "opened": "2026-11-01"},
      "shipping": [{"cost_minor": 400, "currency": "USD"}]},
    "sightings": [{"seen_at": "2026-05-01T10:00:00Z", "title": "Wooden spoons for kitchen with long handle",
                   "category_path": ["Home", "Kitchen"], "price_minor": 900, "currency": "USD"}],
    "look_alikes": [{"title": "a", "price_minor": 2000, "currency": "USD", "likeness": 0.9},
                    {"title": "b", "price_minor": 2000, "currency": "USD", "likeness": 0.9},
                    {"title": "c", "price_minor": 2000, "currency": "USD", "likeness": 0.9},
                    {"title": "d", "price_minor": 2000, "currency": "USD", "likeness": 0.9},
                    {"title": "e", "price_minor": 2000, "currency": "USD", "likeness": 0.9}],
    "review_patterns": [{"id": "other_product", "severity": "medium", "explanation": "3 of 9 name spoons."}]
  })");
}

json with_store_items(json payload) {
  for (int i = 0; i < 5; ++i) {
    const std::string n = std::to_string(i);
    payload["store_items"].push_back({{"seen_at", "2026-01-0" + std::to_string(i + 1) + "T00:00:00Z"},
                                      {"title", "Spoon for kitchen " + n}, {"category_path", {"Kitchen"}}});
    payload["store_items"].push_back({{"seen_at", "2026-11-0" + std::to_string(i + 1) + "T00:00:00Z"},
                                      {"title", "Drive for laptop " + n}, {"category_path", {"Computer"}}});
  }
  return payload;
}

TEST(ListingSignals, AnswersAllNineTheStrongestFirst) {
  const json answer = ask(with_store_items(suspicious()));
  ASSERT_TRUE(answer.at("ok")) << answer;
  std::string seen;
  for (const json& signal : answer.at("value").at("signals")) {
    seen += signal.at("severity").get<std::string>() + " " + signal.at("id").get<std::string>() + "\n";
  }
  EXPECT_EQ(seen,
            "strong listing_changed\nstrong far_below_market\nstrong unreal_capacity\nstrong new_store_many_sales\n"
            "warning store_range_changed\nwarning bait_variant\nwarning shipping_eats_discount\n"
            "warning reviews_of_other_goods\nwarning contact_outside\n");
  EXPECT_TRUE(answer.at("value").at("not_checked").empty());
  EXPECT_TRUE(answer.at("value").at("warnings").empty()) << answer.at("value").at("warnings");
}

TEST(ListingSignals, SaysWhenAndFromWhatToWhat) {
  const json first = ask(suspicious()).at("value").at("signals").at(0);
  EXPECT_EQ(first.at("text"),
            "3 things about this page are no longer as they were when you saw it before. Its ratings and sales may "
            "belong to another item.");
  const json& evidence = first.at("evidence");
  EXPECT_EQ(evidence.at(0).at("seen_at"), "2026-05-01T10:00:00Z");
  EXPECT_EQ(evidence.at(0).at("value"), "Wooden spoons for kitchen with long handle");
  EXPECT_EQ(evidence.at(1).at("text"), "Category before: Kitchen; now: Computer");
  EXPECT_EQ(evidence.at(2).at("text"), "Price before: 9.00 USD; now: 0.90 USD");
}

TEST(ListingSignals, SpeaksEveryLanguageAndAccusesNobody) {
  const json payload = with_store_items(suspicious());
  const json english = ask(payload).at("value").at("signals");
  for (const char* locale : kLocales) {
    const json signals = ask(payload, json{{"now", "2026-11-23"}, {"locale", locale}}.dump()).at("value").at("signals");
    ASSERT_EQ(signals.size(), english.size()) << locale;
    for (size_t i = 0; i < signals.size(); ++i) {
      const auto text = signals[i].at("text").get<std::string>();
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      if (std::string(locale) != "en") {
        EXPECT_NE(text, english[i].at("text")) << locale;
      }
    }
  }
  const json german = ask(payload, R"({"now":"2026-11-23","locale":"de-AT"})").at("value").at("signals").at(0);
  EXPECT_EQ(german.at("evidence").at(2).at("text"), "Preis vorher: 9,00 USD; jetzt: 0,90 USD");
  EXPECT_EQ(ask(payload, R"({"now":"2026-11-23","locale":"xx"})").at("value").at("signals"), english);
}

TEST(ListingSignals, TakesTheEnvelopeOfFacts) {
  json payload = suspicious();
  payload["facts"] = {{"ok", true}, {"value", suspicious().at("facts")}};
  EXPECT_EQ(ask(payload), ask(suspicious()));
}

TEST(ListingSignals, FindsNothingInPartialFacts) {
  const char* const facts[] = {
      "{}",
      R"({"page":"product","state":"not_loaded","missing":[],"warnings":[]})",
      R"({"page":"blocked","state":"blocked"})",
      R"({"product":{"id":"1"}})",
      R"({"product":{"title":""},"offer":{"currency":"USD"}})",
      R"({"product":{"title":"Desk lamp"},"skus":[],"shipping":[],"store":{}})",
      R"({"skus":[{},{"attributes":[]},{"attributes":[{"name":"Color"}]}]})",
  };
  for (const char* one : facts) {
    const json answer = ask({{"facts", json::parse(one)}});
    ASSERT_TRUE(answer.at("ok")) << one;
    EXPECT_TRUE(answer.at("value").at("signals").empty()) << one;
    EXPECT_GE(answer.at("value").at("not_checked").size(), 6U) << one;
  }
}

/// Every member of the payload, one after the other, in place of what it was.
void replace_each(json& root, json& at, const json& with, int& count) {
  if (!at.is_structured()) return;
  for (auto& [key, member] : at.items()) {
    const json was = member;
    if (!(&at == &root && key == "facts")) {
      member = with;
      const json answer = json::parse(call_trust("listing.signals", kNow, root.dump(-1, ' ', false, json::error_handler_t::replace)));
      EXPECT_TRUE(answer.at("ok")) << key << " = " << with;
      ++count;
    }
    member = was;
    replace_each(root, member, with, count);
  }
}

TEST(ListingSignals, HostileValuesGiveAPartialAnswer) {
  const json hostile[] = {nullptr, -1, 1e300, 18446744073709551615ULL, "", "\xF0\x9F\x92\xA9 16TB \xFF", json::array(),
                          json::array({json::array(), nullptr, 7}), json::object(), true, std::string(10'000, 'x')};
  int count = 0;
  for (const json& value : hostile) {
    json payload = suspicious();
    payload["store_items"] = {{{"seen_at", "2026-01-01"}, {"title", "Spoon"}, {"category_path", {"Kitchen"}}}};
    payload["sightings"][0]["picture_hash"] = "0123456789abcdef";
    replace_each(payload, payload, value, count);
  }
  EXPECT_GT(count, 500);
}

TEST(ListingSignals, SaysWhatItDidNotTake) {
  json payload = suspicious();
  payload["sightings"][0]["price_minor"] = -5;
  payload["sightings"].push_back("yesterday");
  payload["sightings"].push_back({{"picture_hash", "xyz"}, {"seen_at", "soon"}});
  payload["look_alikes"][0]["likeness"] = 1.5;
  payload["facts"]["store"]["opened"] = "last year";
  payload["facts"]["offer"]["currency"] = "dollars";
  std::string fields;
  const json answer = ask(payload);
  for (const json& warning : answer.at("value").at("warnings")) {
    fields += warning.at("field").get<std::string>() + "\n";
  }
  EXPECT_EQ(fields,
            "facts.offer.currency\nfacts.store.opened\nsightings[1]\nsightings[0].price_minor\nsightings[2].seen_at\n"
            "sightings[2].picture_hash\nlook_alikes[0].likeness\n");
}

TEST(ListingSignals, RefusesWhatIsNoPayload) {
  for (const char* payload : {"", "null", "[]", "{", "{}", R"({"facts":1})", R"({"facts":null})", "\xFF"}) {
    const json answer = json::parse(call_trust("listing.signals", "{}", payload));
    EXPECT_EQ(answer.at("error").at("code"), "invalid_input") << payload;
  }
  for (const char* args : {R"({"now":"soon"})", R"({"now":5})", R"({"now":null})"}) {
    EXPECT_EQ(json::parse(call_trust("listing.signals", args, R"({"facts":{}})")).at("error").at("where"), "now");
  }
  EXPECT_TRUE(json::parse(call_trust("listing.signals", R"({"locale":7})", R"({"facts":{}})")).at("ok"));
}

TEST(PictureHashMethod, GivesSixteenDigitsOrNone) {
  std::string pixels;
  for (int i = 0; i < 32 * 24; ++i) pixels.push_back(static_cast<char>((i * i / 7 + i % 32 * 5) % 256));
  const auto hash = [](const std::string& args, const std::string& grey) {
    return json::parse(call_trust("picture.hash", args, encode_base64(grey)));
  };
  const json answer = hash(R"({"width":32,"height":24})", pixels);
  EXPECT_EQ(answer.at("value").at("hash").get<std::string>().size(), 16U) << answer;
  EXPECT_EQ(hash(R"({"width":32,"height":24})", std::string(32 * 24, '\x40')).at("value"), json::object());
  for (const char* args : {"{}", R"({"width":32})", R"({"width":24,"height":24})", R"({"width":-32,"height":-24})",
                           R"({"width":"32","height":24})", R"({"width":768,"height":1})", R"({"width":1e9,"height":24})"}) {
    EXPECT_EQ(hash(args, pixels).at("error").at("code"), "invalid_input") << args;
  }
  EXPECT_EQ(json::parse(call_trust("picture.hash", R"({"width":32,"height":24})", "no base64")).at("error").at("code"),
            "invalid_input");
}

}  // namespace
}  // namespace companion

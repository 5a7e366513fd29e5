#include "facts_invariants.h"

#include <set>

#include "companion/currency.h"

namespace companion::fuzz {
namespace {

using nlohmann::json;
using Violations = std::vector<std::string>;

constexpr double kMostStars = 5;

bool is_text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string();
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

void check_integer(const std::string& path, const json& value, int64_t lowest, int64_t highest,
                   Violations& out) {
  if (!value.is_number_integer()) {
    out.push_back(path + " is not an integer");
  } else if (value < lowest || value > highest) {
    out.push_back(path + " = " + value.dump() + " is absurd");
  }
}

/// A price is never 0; a shipping cost or a tax may be.
void check_amount(const std::string& path, const json& value, Violations& out) {
  const int64_t lowest = path.find("price_minor") == std::string::npos ? 0 : 1;
  if (!value.is_object()) return check_integer(path, value, lowest, kMaxPriceMinor, out);
  for (const char* end : {"min", "max"}) {
    check_integer(path + "." + end, value.value(end, json()), lowest, kMaxPriceMinor, out);
  }
  if (out.empty() && value["min"] > value["max"]) out.push_back(path + " runs downwards");
}

void check_currency(const std::string& path, const json& value, Violations& out) {
  if (!value.is_string() || !currency_exponent(value.get_ref<const std::string&>())) {
    out.push_back(path + " = " + value.dump() + " is no known currency");
  }
}

void check_member(const std::string& key, const std::string& path, const json& value,
                  Violations& out) {
  static const std::set<std::string> kCounts = {"count", "stock", "followers", "helpful", "total"};
  if (ends_with(key, "_minor")) check_amount(path, value, out);
  if (key == "currency") check_currency(path, value, out);
  if (kCounts.count(key) > 0) check_integer(path, value, 0, INT64_MAX, out);
  if (key == "discount_percent") check_integer(path, value, 1, 99, out);
  if (key == "average" && !(value.is_number() && value >= 0 && value <= kMostStars)) {
    out.push_back(path + " = " + value.dump() + " is no rating");
  }
}

/// Every member of the facts by its name, at any depth (`sources` names fields itself).
void check_members(const std::string& path, const json& value, Violations& out) {
  for (const auto& [key, member] : value.items()) {
    const std::string member_path = path + "." + key;
    if (member_path == "facts.sources") continue;
    if (value.is_object()) check_member(key, member_path, member, out);
    if (member.is_structured()) check_members(member_path, member, out);
  }
}

void check_page(const json& facts, Violations& out) {
  static const std::set<std::string> kPages = {
      "product", "search", "store", "reviews", "orders", "order", "tracking", "blocked", "other"};
  static const std::set<std::string> kStates = {"available", "unavailable", "not_loaded",
                                                "blocked"};
  if (!is_text(facts, "page") || kPages.count(facts["page"]) == 0) out.push_back("unknown page");
  if (!is_text(facts, "state") || kStates.count(facts["state"]) == 0) {
    out.push_back("unknown state");
  }
  if (!facts.value("missing", json()).is_array()) out.push_back("missing[] is not there");
  const json warnings = facts.value("warnings", json());
  if (!warnings.is_array()) return out.push_back("warnings[] is not there");
  for (const json& warning : warnings) {
    if (!is_text(warning, "code") || !is_text(warning, "field")) {
      out.push_back("a warning says nothing");
    }
  }
}

void check_offer(const json& facts, Violations& out) {
  const bool is_product = facts["page"] == "product";
  if (!facts.contains("offer")) {
    if (is_product && facts["state"] == "available") out.push_back("available without an offer");
    return;
  }
  const json& offer = facts["offer"];
  if (!is_product) out.push_back("an offer on a page of another kind");
  if (!is_text(offer, "currency")) out.push_back("an offer without a currency");
  if (!offer.contains("price_minor")) return out.push_back("an offer without a price");
  const json list = offer.value("list_price_minor", json());
  if (list.is_object() && list["max"] < offer["price_minor"]["max"]) {
    out.push_back("the list price is below the price");
  }
}

void check_error(const json& envelope, Violations& out) {
  const json error = envelope.value("error", json());
  if (!is_text(error, "code") || !is_text(error, "where") || !is_text(error, "message")) {
    return out.push_back("an error without code, where or message");
  }
  if (error["code"] == "internal") out.push_back("a fault of ours: " + error.dump());
}

void add_offer(const json& holder, std::vector<CertainPrice>& out) {
  if (!holder.contains("offer")) return;
  const json& offer = holder["offer"];
  out.push_back({offer["currency"], offer["price_minor"]["min"], offer["price_minor"]["max"]});
}

void add_order(const json& order, std::vector<CertainPrice>& out) {
  const std::string currency = order.value("currency", "");
  const auto add = [&](const json& holder, const char* key) {
    if (holder.contains(key)) out.push_back({currency, holder[key], holder[key]});
  };
  add(order, "total_minor");
  for (const json& item : order.value("items", json::array())) add(item, "price_minor");
}

}  // namespace

std::vector<std::string> facts_violations(std::string_view envelope) {
  Violations out;
  const json answer = json::parse(envelope, nullptr, /*allow_exceptions=*/false);
  if (!answer.is_object() || !answer.value("ok", json()).is_boolean()) return {"no envelope"};
  if (!answer["ok"]) {
    check_error(answer, out);
    return out;
  }
  const json facts = answer.value("value", json());
  if (!facts.is_object()) return {"an envelope without a value"};
  check_page(facts, out);
  check_members("facts", facts, out);
  if (out.empty()) check_offer(facts, out);
  return out;
}

std::vector<CertainPrice> certain_prices(const json& facts) {
  std::vector<CertainPrice> out;
  if (facts["state"] != "available" || !facts["warnings"].empty()) return out;
  add_offer(facts, out);
  for (const json& item : facts.value("items", json::array())) add_offer(item, out);
  for (const json& order : facts.value("orders", json::array())) add_order(order, out);
  return out;
}

}  // namespace companion::fuzz

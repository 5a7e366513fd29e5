// What holds for the answer of facts.read, whatever the page was.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace companion::fuzz {

/// What is wrong with an envelope of facts.read, one sentence each; empty when all is well:
/// one envelope, known states, known currencies, ranges that run upwards, no absurd amount,
/// no negative count, an offer wherever a product is said to be available.
std::vector<std::string> facts_violations(std::string_view envelope);

/// A price that the reader is sure of.
struct CertainPrice {
  std::string currency;
  int64_t min_minor = 0;
  int64_t max_minor = 0;
};

/// Every price of an available page without any warning: the product's, those of listed goods,
/// of orders and of ordered goods. `facts` is the value of an envelope without violations.
std::vector<CertainPrice> certain_prices(const nlohmann::json& facts);

}  // namespace companion::fuzz

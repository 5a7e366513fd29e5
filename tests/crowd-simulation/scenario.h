// One simulated world: how many shoppers, how many of them attack, and how.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace companion::simulation {

enum class Strategy {
  kHalf,          ///< half the price, everywhere, from the first day
  kUnderJump,     ///< 30 % below: just short of what counts as a large change
  kAbove,         ///< 30 % above: to have the public price taken for a personal one
  kDrift,         ///< 1.5 % lower every day, down to 40 %
  kFlood,         ///< half the price by keys that are new every day
  kFarm,          ///< honest for `farm_days`, then half the price
  kSingle,        ///< 30 % below, all attackers on one product
  kFarmedSingle,  ///< honest for `farm_days`, then all on one product, 30 % below
  kMimic,         ///< the shared personal price where there is one, elsewhere honest
  kFewNetworks,   ///< half the price, all attackers behind `attacker_networks`
};

struct StrategyName {
  Strategy strategy;
  std::string_view name;
};

inline constexpr std::array<StrategyName, 10> kStrategies{{
    {Strategy::kHalf, "half price"},
    {Strategy::kUnderJump, "30 % below"},
    {Strategy::kAbove, "30 % above"},
    {Strategy::kDrift, "slow drift"},
    {Strategy::kFlood, "fresh keys daily"},
    {Strategy::kFarm, "farm, then half"},
    {Strategy::kSingle, "single product"},
    {Strategy::kFarmedSingle, "farm, then single"},
    {Strategy::kMimic, "shared personal"},
    {Strategy::kFewNetworks, "three networks"},
}};

struct Scenario {
  uint64_t seed = 1;
  int64_t products = 40;
  int64_t days = 75;
  int64_t contributors = 150;  ///< attackers among them
  int64_t attacker_percent = 20;
  int64_t personalised_percent = 30;  ///< of honest contributor–product pairs
  Strategy strategy = Strategy::kHalf;

  /// About nine reports a product and day with the default numbers; unpopular products have fewer.
  int64_t active_percent = 60;  ///< chance that a contributor shops on a day
  int64_t visits = 4;           ///< products it looks at then
  int64_t stale_percent = 4;    ///< of honest contributors: report a price up to five days old
  int64_t buggy_percent = 4;    ///< of honest contributors: list price, × 100 or per piece
  int64_t farm_days = 30;
  int64_t attacker_networks = 3;
  int64_t rotation_days = 0;  ///< every contributor takes a new key so often; 0: never
};

}  // namespace companion::simulation

// rules/trust/seller/trust.json.
#pragma once

#include <cstdint>

#include "seller/curve.h"
#include "seller/share_estimate.h"

namespace companion::seller {

struct FactorWeights {
  double rating, sales_volume, response_time, shipping_speed, dispute_rate, longevity, verification;
};

struct ScoreRules {
  FactorWeights weights;
  double highly_recommended_from, recommended_from, acceptable_from;
  double least_coverage, unknown_spread;
  struct {
    SharePrior prior;
    double votes_when_unknown, few_votes;
    Curve share_curve, stars_curve;
    double stars_spread, stars_weight;
  } rating;
  struct {
    Curve votes_curve, orders_curve, followers_curve;
    double spread, indirect_spread;
  } sales_volume;
  double response_spread;
  struct {
    double stars_spread, promised_spread;
    SharePrior prior;
    Curve on_time_curve, promised_days_curve;
  } shipping_speed;
  struct {
    SharePrior prior;
    int64_t least_orders, least_votes;
    Curve trouble_curve, negative_curve;
    double negative_spread;
  } dispute_rate;
  Curve longevity_curve;
  int64_t inflated_least_claims;
  double inflated_share;
  double crowd_least_agreement;
  int64_t stale_days;
};

const ScoreRules& score_rules();

}  // namespace companion::seller

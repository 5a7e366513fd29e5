#include "seller/score_rules.h"

#include <nlohmann/json.hpp>

#include "rules/parsed_json.h"
#include "trust_rules/trust_pack.h"

namespace companion::seller {
namespace {

using nlohmann::json;

double number(const json& rules, const char* key) { return rules.at(key).get<double>(); }

Curve curve(const json& rules, const char* key) {
  Curve points;
  for (const json& point : rules.at(key)) points.emplace_back(point.at(0).get<double>(), point.at(1).get<double>());
  return points;
}

void load_rating(const json& rules, ScoreRules& out) {
  out.rating.prior = {number(rules, "prior_share"), number(rules, "prior_votes")};
  out.rating.votes_when_unknown = number(rules, "votes_when_unknown");
  out.rating.few_votes = number(rules, "few_votes");
  out.rating.share_curve = curve(rules, "share_curve");
  out.rating.stars_curve = curve(rules, "stars_curve");
  out.rating.stars_spread = number(rules, "stars_spread");
  out.rating.stars_weight = number(rules, "stars_weight");
}

void load_sales(const json& rules, ScoreRules& out) {
  out.sales_volume.votes_curve = curve(rules, "votes_curve");
  out.sales_volume.orders_curve = curve(rules, "orders_curve");
  out.sales_volume.followers_curve = curve(rules, "followers_curve");
  out.sales_volume.spread = number(rules, "spread");
  out.sales_volume.indirect_spread = number(rules, "indirect_spread");
}

void load_shipping(const json& rules, ScoreRules& out) {
  out.shipping_speed.stars_spread = number(rules, "stars_spread");
  out.shipping_speed.promised_spread = number(rules, "promised_spread");
  out.shipping_speed.prior = {number(rules, "prior_share"), number(rules, "prior_orders")};
  out.shipping_speed.on_time_curve = curve(rules, "on_time_curve");
  out.shipping_speed.promised_days_curve = curve(rules, "promised_days_curve");
}

void load_disputes(const json& rules, ScoreRules& out) {
  out.dispute_rate.prior = {number(rules, "prior_share"), number(rules, "prior_orders")};
  out.dispute_rate.least_orders = rules.at("least_orders").get<int64_t>();
  out.dispute_rate.least_votes = rules.at("least_votes").get<int64_t>();
  out.dispute_rate.trouble_curve = curve(rules, "trouble_curve");
  out.dispute_rate.negative_curve = curve(rules, "negative_curve");
  out.dispute_rate.negative_spread = number(rules, "negative_spread");
}

/// The file is ours and its test reads it, so `at` may throw only in a broken build.
ScoreRules load() {
  const json rules = rules::parsed_json(trust_rules::trust_rule_file("seller/trust"));
  ScoreRules out;
  const json& weights = rules.at("weights");
  out.weights = {number(weights, "rating"),         number(weights, "sales_volume"),
                 number(weights, "response_time"),  number(weights, "shipping_speed"),
                 number(weights, "dispute_rate"),   number(weights, "longevity"),
                 number(weights, "verification")};
  const json& labels = rules.at("labels");
  out.highly_recommended_from = number(labels, "highly_recommended");
  out.recommended_from = number(labels, "recommended");
  out.acceptable_from = number(labels, "acceptable");
  out.least_coverage = number(rules, "least_coverage");
  out.unknown_spread = number(rules, "unknown_spread");
  load_rating(rules.at("rating"), out);
  load_sales(rules.at("sales_volume"), out);
  out.response_spread = number(rules.at("response_time"), "stars_spread");
  load_shipping(rules.at("shipping_speed"), out);
  load_disputes(rules.at("dispute_rate"), out);
  out.longevity_curve = curve(rules.at("longevity"), "days_curve");
  out.inflated_least_claims = rules.at("inflated").at("least_claims").get<int64_t>();
  out.inflated_share = number(rules.at("inflated"), "share");
  out.crowd_least_agreement = number(rules.at("crowd"), "least_agreement");
  out.stale_days = rules.at("stale_days").get<int64_t>();
  return out;
}

}  // namespace

const ScoreRules& score_rules() {
  static const ScoreRules rules = load();
  return rules;
}

}  // namespace companion::seller

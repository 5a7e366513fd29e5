#include "seller_json/seller_observation_json.h"

#include <cmath>
#include <string>

#include "api/field_reader.h"
#include "api/json_members.h"
#include "base/iso_time.h"
#include "crowd/report.h"

namespace companion::seller_json {
namespace {

using nlohmann::json;

constexpr int64_t kTenths = 10;
constexpr int64_t kHundredths = 100;

/// A number with a fixed number of decimals as a whole number: 97.8 in tenths → 978.
Result<std::optional<int64_t>> scaled_field(const json& object, const char* key, int64_t scale) {
  const json* field = api::find_field(object, key);
  if (field == nullptr) return std::optional<int64_t>();
  if (!field->is_number()) return api::field_error(key, "is not a number");
  const double scaled = field->get<double>() * static_cast<double>(scale);
  constexpr double kMost = 1e9;
  if (!(std::abs(scaled) < kMost)) return api::field_error(key, "is too large");
  // Of the decimals that a double holds, more than the pages' own would tell devices apart.
  constexpr double kExact = 1e-6;
  if (std::abs(scaled - std::round(scaled)) > kExact) {
    return api::field_error(key, scale == kTenths ? "has more than one decimal"
                                                  : "has more than two decimals");
  }
  return std::optional<int64_t>(std::llround(scaled));
}

/// A number in `scale`-ths with as few decimals as it needs: 978 in tenths → 97.8, 500 in hundredths → 5.
void write_scaled(JsonWriter& out, const char* key, const std::optional<int64_t>& value,
                  int64_t scale) {
  if (!value) return;
  std::string text = std::to_string(*value / scale);
  std::string decimals = std::to_string(scale + *value % scale).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) text += '.' + decimals;
  out.key(key).decimal(text);
}

}  // namespace

Result<SellerObservation> seller_from_json(const json& object) {
  if (!object.is_object()) return api::field_error("seller", "is not an object");
  api::FieldReader members(object);
  const auto scaled = [&](const char* key, int64_t scale) {
    return members.taken(scaled_field(object, key, scale));
  };
  SellerObservation seller;
  seller.store_id = members.text("store_id");
  seller.day = crowd::day_of(members.time("observed_at"));
  const std::optional<int64_t> opened_ms = members.optional_time("opened");
  seller.facts = {.positive_permille = scaled("positive_percent", kTenths),
                  .feedback_count = members.optional_integer("feedback_count"),
                  .followers = members.optional_integer("followers"),
                  .opened_day = {},
                  .described_hundredths = scaled("described", kHundredths),
                  .communication_hundredths = scaled("communication", kHundredths),
                  .shipping_hundredths = scaled("shipping", kHundredths),
                  .promised_days = members.optional_integer("promised_days"),
                  .ship_to = members.optional_text("ship_to"),
                  .sale_claims = members.optional_integer("sale_claims"),
                  .inflated_claims = members.optional_integer("inflated_claims"),
                  .score_percent = scaled("score", kHundredths)};
  if (opened_ms) seller.facts.opened_day = crowd::day_of(*opened_ms);
  if (members.fault()) return *members.fault();
  return seller;
}

void write_hundredths(JsonWriter& out, const char* key, const std::optional<int64_t>& hundredths) {
  write_scaled(out, key, hundredths, kHundredths);
}

void write_seller_facts(JsonWriter& out, const SellerFacts& facts) {
  write_scaled(out, "positive_percent", facts.positive_permille, kTenths);
  api::member(out, "feedback_count", facts.feedback_count);
  api::member(out, "followers", facts.followers);
  if (facts.opened_day) out.key("opened").string(format_iso_day(*facts.opened_day));
  write_hundredths(out, "described", facts.described_hundredths);
  write_hundredths(out, "communication", facts.communication_hundredths);
  write_hundredths(out, "shipping", facts.shipping_hundredths);
  api::member(out, "promised_days", facts.promised_days);
  api::member(out, "ship_to", facts.ship_to);
  api::member(out, "sale_claims", facts.sale_claims);
  api::member(out, "inflated_claims", facts.inflated_claims);
  write_hundredths(out, "score", facts.score_percent);
}

void write_seller_observation(JsonWriter& out, const SellerObservation& seller) {
  out.begin_object().key("store_id").string(seller.store_id);
  out.key("observed_at").string(format_iso_time(seller.day * kDayMs));
  write_seller_facts(out, seller.facts);
  out.end_object();
}

}  // namespace companion::seller_json

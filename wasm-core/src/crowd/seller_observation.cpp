#include "companion/seller_observation.h"

#include <algorithm>
#include <string_view>

#include "companion/observation.h"
#include "crowd/field_checks.h"

namespace companion {
namespace {

constexpr int64_t kMaxCount = 10'000'000'000;
constexpr int64_t kMaxPromisedDays = 365;
constexpr int64_t kMinRating = 100;
constexpr int64_t kMaxRating = 500;
/// 1999-01-01, the year in which the shop's parent company began.
constexpr int64_t kFirstOpeningDay = 10'592;

/// The numbers of stores begin with three digits, those of products are never so short.
bool is_store_id(std::string_view id) {
  return id.size() >= 3 && id.size() <= 20 &&
         std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_within(const std::optional<int64_t>& value, int64_t low, int64_t high) {
  return !value || (*value >= low && *value <= high);
}

bool has_fact(const SellerFacts& facts) {
  return facts.positive_permille || facts.feedback_count || facts.followers || facts.opened_day ||
         facts.described_hundredths || facts.communication_hundredths ||
         facts.shipping_hundredths || facts.promised_days || facts.sale_claims ||
         facts.inflated_claims || facts.score_percent;
}

std::optional<Error> number_fault(const SellerFacts& facts) {
  if (!is_within(facts.positive_permille, 0, 1000)) {
    return invalid("positive_percent", "is 0 to 100");
  }
  if (!is_within(facts.feedback_count, 0, kMaxCount)) {
    return invalid("feedback_count", "is 0 to 10^10");
  }
  if (!is_within(facts.followers, 0, kMaxCount)) return invalid("followers", "is 0 to 10^10");
  if (!is_within(facts.described_hundredths, kMinRating, kMaxRating)) {
    return invalid("described", "is 1 to 5");
  }
  if (!is_within(facts.communication_hundredths, kMinRating, kMaxRating)) {
    return invalid("communication", "is 1 to 5");
  }
  if (!is_within(facts.shipping_hundredths, kMinRating, kMaxRating)) {
    return invalid("shipping", "is 1 to 5");
  }
  if (!is_within(facts.score_percent, 0, 100)) return invalid("score", "is 0 to 1");
  return std::nullopt;
}

std::optional<Error> promise_fault(const SellerFacts& facts) {
  if (!is_within(facts.promised_days, 1, kMaxPromisedDays)) {
    return invalid("promised_days", "is 1 to 365");
  }
  if (!facts.ship_to) return std::nullopt;
  if (!is_country(*facts.ship_to)) {
    return invalid("ship_to", "has two upper-case letters (ISO 3166)");
  }
  if (!facts.promised_days) return invalid("ship_to", "belongs to promised_days");
  return std::nullopt;
}

std::optional<Error> claim_fault(const SellerFacts& facts) {
  if (facts.sale_claims.has_value() != facts.inflated_claims.has_value()) {
    return invalid("sale_claims", "comes with inflated_claims or not at all");
  }
  if (!is_within(facts.sale_claims, 1, kMaxSaleClaims)) {
    return invalid("sale_claims", "is 1 to 50");
  }
  if (facts.sale_claims && !is_within(facts.inflated_claims, 0, *facts.sale_claims)) {
    return invalid("inflated_claims", "is 0 to sale_claims");
  }
  return std::nullopt;
}

}  // namespace

Result<SellerObservation> check_seller(SellerObservation seller, int64_t now_ms,
                                       int64_t max_age_ms) {
  if (!is_store_id(seller.store_id)) {
    return invalid("store_id", "a store's number has 3 to 20 decimal digits");
  }
  // Compared as days first: the product of a made-up one need not fit.
  const int64_t today = now_ms / kDayMs;
  if (seller.day < 0 || seller.day > today + 1) {
    return invalid("observed_at", "more than one hour in the future, or before 1970");
  }
  if (auto fault = time_fault(seller.day * kDayMs, now_ms, max_age_ms)) return *std::move(fault);
  const SellerFacts& facts = seller.facts;
  if (!has_fact(facts)) return invalid("store_id", "nothing is said of the store");
  if (auto fault = number_fault(facts)) return *std::move(fault);
  if (!is_within(facts.opened_day, kFirstOpeningDay, seller.day)) {
    return invalid("opened", "is before 1999 or after the observation");
  }
  if (auto fault = promise_fault(facts)) return *std::move(fault);
  if (auto fault = claim_fault(facts)) return *std::move(fault);
  return seller;
}

}  // namespace companion

#include "companion/price_context.h"

#include <array>

namespace companion {
namespace {

struct ContextRow {
  PriceContext context;
  std::string_view name;
};

constexpr std::array<ContextRow, 7> kContexts = {{
    {PriceContext::kPublic, "public"},
    {PriceContext::kNewUser, "new_user"},
    {PriceContext::kMember, "member"},
    {PriceContext::kCoins, "coins"},
    {PriceContext::kApp, "app"},
    {PriceContext::kCoupon, "coupon"},
    {PriceContext::kBundle, "bundle"},
}};

}  // namespace

std::string_view price_context_name(PriceContext context) {
  for (const ContextRow& row : kContexts) {
    if (row.context == context) return row.name;
  }
  return {};
}

std::optional<PriceContext> price_context_from_name(std::string_view name) {
  for (const ContextRow& row : kContexts) {
    if (row.name == name) return row.context;
  }
  return std::nullopt;
}

}  // namespace companion

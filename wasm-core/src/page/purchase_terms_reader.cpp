#include "page/purchase_terms_reader.h"

namespace companion::page {
namespace {

using money::PrintedPrice;

std::optional<int64_t> single_amount(const Record& row, Field field) {
  const auto price = row.get<PrintedPrice>(field);
  if (!price) return std::nullopt;
  return price->amount.min_minor;
}

/// Rows of the first source that has usable ones, as `read` makes them.
template <typename T, typename Read>
std::vector<T> first_rows(const std::vector<SourceReading>& sources, Table table, const Read& read) {
  std::vector<T> out;
  for (const SourceReading& source : sources) {
    source.record().for_each_row(table, [&](const Record& row) {
      if (auto fact = read(row)) out.push_back(std::move(*fact));
      return true;
    });
    if (!out.empty()) break;
  }
  return out;
}

std::optional<BulkPrice> bulk_price(const Record& row) {
  const auto quantity = row.get<int64_t>(Field::kBulkMinQuantity);
  BulkPrice out{quantity.value_or(0), single_amount(row, Field::kBulkPrice),
                row.get<int64_t>(Field::kBulkPercent)};
  if (out.min_quantity < 2 || (!out.price_minor && !out.percent)) return std::nullopt;
  return out;
}

std::optional<Coupon> coupon(const Record& row) {
  Coupon out;
  out.kind = row.get<std::string>(Field::kCouponKind).value_or("store");
  out.amount_minor = single_amount(row, Field::kCouponAmount);
  if (!out.amount_minor) out.percent = row.get<int64_t>(Field::kCouponPercent);
  out.min_spend_minor = single_amount(row, Field::kCouponMinSpend);
  out.code = row.get<std::string>(Field::kCouponCode);
  out.starts = row.get<std::string>(Field::kCouponStarts);
  out.ends = row.get<std::string>(Field::kCouponEnds);
  out.audience = row.get<std::string>(Field::kCouponAudience);
  if (!out.amount_minor && !out.percent) return std::nullopt;
  return out;
}

std::optional<ShippingOption> shipping_option(const Record& row) {
  ShippingOption out;
  out.carrier = row.get<std::string>(Field::kShippingCarrier);
  out.from = row.get<std::string>(Field::kShippingFrom);
  out.to = row.get<std::string>(Field::kShippingTo);
  out.min_days = row.get<int64_t>(Field::kShippingMinDays);
  out.max_days = row.get<int64_t>(Field::kShippingMaxDays);
  out.free = row.get<bool>(Field::kShippingFree);
  const auto cost = row.get<PrintedPrice>(Field::kShippingCost);
  if (out.free == true) {
    out.cost_minor = 0;
    out.currency = row.context().currency;
  } else if (cost) {
    out.cost_minor = cost->amount.min_minor;
    out.currency = cost->currency;
    out.free = false;
  }
  if (!out.carrier && !out.cost_minor && !out.max_days) return std::nullopt;
  return out;
}

}  // namespace

std::vector<BulkPrice> read_bulk(const std::vector<SourceReading>& sources) {
  auto ladder = first_rows<BulkPrice>(sources, Table::kBulk, bulk_price);
  if (!ladder.empty()) return ladder;
  // Pages until 2024 state one step in fields of the page.
  for (const SourceReading& source : sources) {
    if (auto step = bulk_price(source.record())) return {std::move(*step)};
  }
  return {};
}

std::vector<Coupon> read_coupons(const std::vector<SourceReading>& sources) {
  return first_rows<Coupon>(sources, Table::kCoupons, coupon);
}

std::vector<ShippingOption> read_shipping(const std::vector<SourceReading>& sources) {
  return first_rows<ShippingOption>(sources, Table::kShipping, shipping_option);
}

}  // namespace companion::page

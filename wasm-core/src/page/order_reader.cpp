#include "page/order_reader.h"

#include "text/order_status.h"

namespace companion::page {
namespace {

using List = std::vector<std::string>;
using money::PrintedPrice;

OrderLine order_line(const Record& row) {
  OrderLine out;
  out.product_id = row.get<std::string>(Field::kProductId);
  out.title = row.get<std::string>(Field::kProductTitle);
  out.image_urls = row.get<List>(Field::kProductImageUrls).value_or(List());
  out.sku_id = row.get<std::string>(Field::kSkuId);
  out.sku_text = row.get<std::string>(Field::kSkuText);
  out.quantity = row.get<int64_t>(Field::kQuantity);
  out.price = row.get<PrintedPrice>(Field::kLinePrice);
  return out;
}

/// The total says in which currency the order is, else its lines do; amounts in another
/// currency would not add up.
void settle_currency(Order& order, const std::optional<PrintedPrice>& total) {
  if (total) {
    order.total_minor = total->amount.min_minor;
    order.currency = total->currency;
  }
  for (OrderLine& line : order.lines) {
    if (!line.price) continue;
    if (!order.currency) order.currency = line.price->currency;
    if (line.price->currency != order.currency) line.price.reset();
  }
}

/// Drawn lists link a product twice, by its picture and by its name: one line.
bool continues(const OrderLine& line, const OrderLine& before) {
  return line.product_id && line.product_id == before.product_id && line.image_urls.empty() && !before.title;
}

void read_lines(const Record& row, Order& order) {
  row.for_each_row(Table::kOrderLines, [&order](const Record& line_row) {
    OrderLine line = order_line(line_row);
    if (!order.lines.empty() && continues(line, order.lines.back())) {
      order.lines.back().title = line.title;
    } else if (line.product_id || line.title || !line.image_urls.empty()) {
      order.lines.push_back(std::move(line));
    }
    return true;
  });
  if (order.lines.size() != 1 || order.lines[0].quantity) return;
  // Of a single line, drawn lists state these beside its links.
  const OrderLine beside = order_line(row);
  order.lines[0].quantity = beside.quantity;
  order.lines[0].sku_text = beside.sku_text;
  order.lines[0].price = beside.price;
}

void read_tracking_numbers(const Record& row, Order& order) {
  row.for_each_row(Table::kParcels, [&order](const Record& parcel) {
    auto number = parcel.get<std::string>(Field::kTrackingNumber);
    if (number) order.tracking.push_back({*number, parcel.get<std::string>(Field::kTrackingCarrier)});
    return true;
  });
}

Order order(const Record& row) {
  Order out;
  out.id = row.get<std::string>(Field::kOrderId);
  out.placed = row.get<std::string>(Field::kOrderPlaced);
  out.status = row.get<std::string>(Field::kOrderStatus);
  if (out.status) out.status_code = text::order_status_code(*out.status);
  out.protection_ends = row.get<std::string>(Field::kOrderProtectionEnds);
  out.store_id = row.get<std::string>(Field::kStoreId);
  out.store_name = row.get<std::string>(Field::kStoreName);
  out.store_url = row.get<std::string>(Field::kStoreUrl);
  out.currency = row.context().currency;
  read_lines(row, out);
  settle_currency(out, row.get<PrintedPrice>(Field::kOrderTotal));
  read_tracking_numbers(row, out);
  return out;
}

std::vector<Order> orders_of(const Record& page) {
  std::vector<Order> out;
  page.for_each_row(Table::kOrders, [&out](const Record& row) {
    Order found = order(row);
    if (found.id) out.push_back(std::move(found));
    return true;
  });
  if (!out.empty()) return out;
  Order single = order(page);
  if (single.id) out.push_back(std::move(single));
  return out;
}

}  // namespace

std::vector<Order> read_orders(const std::vector<SourceReading>& sources) {
  for (const SourceReading& source : sources) {
    std::vector<Order> found = orders_of(source.record());
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace companion::page

// The shopper's own orders and parcels. They never leave the device.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/price_text.h"

namespace companion::page {

/// One line of an order.
struct OrderLine {
  std::optional<std::string> product_id, title, sku_id, sku_text;
  std::vector<std::string> image_urls;
  std::optional<int64_t> quantity;
  std::optional<money::PrintedPrice> price;  ///< per piece; in the order's currency
};

/// A parcel's number as an order names it.
struct TrackingNumber {
  std::string number;
  std::optional<std::string> carrier;
};

/// One order. Amounts are minor units of `currency`; days are ISO.
struct Order {
  std::optional<std::string> id, placed, status, currency, protection_ends;
  std::optional<std::string_view> status_code;  ///< from a closed list (rules/status)
  std::optional<std::string> store_id, store_name, store_url;
  std::optional<int64_t> total_minor;
  std::vector<OrderLine> lines;
  std::vector<TrackingNumber> tracking;
};

/// Something that happened to a parcel. Times are ISO 8601 UTC.
struct ParcelEvent {
  std::optional<std::string> time, text, place;
  std::optional<std::string_view> status;  ///< from a closed list (rules/status)
};

/// One parcel, its events newest first.
struct Parcel {
  std::optional<std::string> number, carrier, origin, destination, eta_from, eta_to;
  std::vector<std::string> aliases;
  std::optional<std::string_view> status;  ///< of the newest event whose status is known
  std::vector<ParcelEvent> events;
};

}  // namespace companion::page

// What state an order or a parcel is in, by the words and codes that the shop gives it.
#pragma once

#include <optional>
#include <string_view>

namespace companion::text {

/// awaiting_payment, awaiting_shipment, awaiting_delivery, completed, cancelled, in_dispute
/// or closed, for a status as printed in any language ("Awaiting delivery", "Завершён") or a
/// code ("8", "WAIT_BUYER_ACCEPT_GOODS"), without regard to case. Absent for words that
/// rules/status/order_status.json does not hold: a status is not guessed.
std::optional<std::string_view> order_status_code(std::string_view printed_or_code);

/// ordered, processing, picked_up, in_transit, export_customs, import_customs, arrived,
/// out_for_delivery, delivered, delivery_failed, returned or exception, for the shop's and
/// Cainiao's codes ("AE_GTMS_SIGNED", "CC_IM_SUCCESS", "TRANSITING", the stage "1200"),
/// with or without AE_, in either case, with spaces for underscores. A code as a whole goes
/// before the longest of the beginnings in rules/status/parcel_stages.json. Absent for codes
/// that fit neither and for those that mean nothing for certain.
std::optional<std::string_view> parcel_status(std::string_view code);

}  // namespace companion::text

// What state an order is in, by the words or codes that the shop gives it.
#pragma once

#include <optional>
#include <string_view>

namespace companion::text {

/// awaiting_payment, awaiting_shipment, awaiting_delivery, completed, cancelled, in_dispute
/// or closed, for a status as printed in any language ("Awaiting delivery", "Завершён") or a
/// code ("8", "WAIT_BUYER_ACCEPT_GOODS"), without regard to case. Absent for words that
/// rules/status/order_status.json does not hold: a status is not guessed.
std::optional<std::string_view> order_status_code(std::string_view printed_or_code);

}  // namespace companion::text

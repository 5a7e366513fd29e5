// What a logistics event means, by the code that the carrier gives it.
#pragma once

#include <optional>
#include <string_view>

namespace companion::text {

/// ordered, processing, picked_up, in_transit, export_customs, import_customs, arrived,
/// out_for_delivery, delivered, delivery_failed, returned or exception, for the shop's and
/// Cainiao's codes ("AE_GTMS_SIGNED", "CC_IM_SUCCESS", "TRANSITING", the stage "1200"),
/// with or without AE_, in either case, spaces for underscores. A code as a whole
/// goes before the longest of the beginnings in rules/status/parcel_stages.json. Absent for
/// codes that fit neither and for those that mean nothing for certain.
std::optional<std::string_view> parcel_status(std::string_view code);

}  // namespace companion::text

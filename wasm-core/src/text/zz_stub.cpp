#include "text/order_status.h"
#include "text/parcel_status.h"
namespace companion::text { std::optional<std::string_view> order_status_code(std::string_view){return {};} std::optional<std::string_view> parcel_status(std::string_view){return {};} }

// The hashed id of a store: the scheme of product_key.h over the text "store:<store_id>".
#pragma once

#include <string_view>

#include "store/product_key.h"

namespace companion::server {

/// As a ProductKey, of which a KeyPrefix is a bucket too.
using SellerKey = int64_t;

/// The key of a store id (decimal digits).
SellerKey seller_key(std::string_view store_id);

}  // namespace companion::server

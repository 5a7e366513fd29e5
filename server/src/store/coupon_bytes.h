// Public coupons as bytes: count; per coupon: kind, store, currency, amount, percent, least spend, code,
// hour of its end, keys, networks, hours when last seen and until when decided, keys and networks required.
//
// Numbers are varints, optional ones 0 when absent, else one more; hours count from 1970.
#pragma once

#include <string>
#include <vector>

#include "base/byte_codec.h"
#include "crowd/coupon_consensus.h"

namespace companion::server {

void append_coupons(std::string& out, const std::vector<crowd::PublishedCoupon>& coupons);

/// Reads what append_coupons wrote; the reader fails where it did not.
std::vector<crowd::PublishedCoupon> read_coupons(ByteReader& in);

}  // namespace companion::server

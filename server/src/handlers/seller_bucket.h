// What an answer about a bucket of stores looks like.
#pragma once

#include <string>
#include <vector>

#include "crowd/consensus_rules.h"
#include "store/stored_seller.h"

namespace companion::server {

/// {"ok":true,"value":{"prefix","required","sellers":[…]}}, padded as a bucket of products is.
std::string padded_seller_bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                                      const std::vector<StoredSeller>& sellers);

}  // namespace companion::server

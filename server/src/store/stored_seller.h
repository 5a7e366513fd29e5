// What is public of a store, and its compact form.
#pragma once

#include <string>
#include <string_view>

#include "companion/result.h"
#include "crowd/seller_consensus.h"

namespace companion::server {

struct StoredSeller {
  std::string store_id;
  crowd::PublishedSeller published;

  friend bool operator==(const StoredSeller&, const StoredSeller&) = default;
};

/// Compact bytes of what is published.
///   version 1; days known since, updated, until; keys, networks, and those required; agreement; positive
///   permille, feedback, followers, opening day, ratings of items, communication and shipping, promised days,
///   sale claims, inflated ones, score; count of destinations, each with its days
/// Numbers are varints, optional ones 0 when absent, else one more; texts with their length.
std::string encode_seller(const crowd::PublishedSeller& seller);

/// Reads what encode_seller wrote; invalid_input for anything else.
Result<crowd::PublishedSeller> decode_seller(std::string_view bytes);

}  // namespace companion::server

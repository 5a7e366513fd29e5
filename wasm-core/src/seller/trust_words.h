// A seller's score in sentences: what it comes to, and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seller/evidence.h"
#include "seller/trust_score.h"

namespace companion::seller {

/// Why the label is what it is and what to know beside it, the weightiest first.
std::vector<Sentence> reasons_of(const SellerTrust& trust, const StoreFacts& facts);

/// Two or three sentences in the language of `locale`; where there is no score, what is missing.
std::string trust_text(const SellerTrust& trust, std::string_view locale);

}  // namespace companion::seller

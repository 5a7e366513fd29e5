// Listings for the tests of signals.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/iso_time.h"
#include "signals/checks.h"

namespace companion::signals {

inline Listing titled(std::string title) {
  Listing listing;
  listing.now.title = std::move(title);
  listing.now.currency = "USD";
  return listing;
}

/// One that costs the same in all variants.
inline Listing priced(std::string title, int64_t price_minor, std::string currency = "USD") {
  Listing listing = titled(std::move(title));
  listing.now.currency = std::move(currency);
  listing.price = {price_minor, price_minor};
  listing.now.price_minor = price_minor;
  return listing;
}

inline int64_t at(const char* time) { return parse_iso_time(time).value(); }

/// "strong", "warning", "note", the reason why it was not checked in brackets, or "" when all is quiet.
inline std::string outcome(const Report& report) {
  if (!report.signals.empty()) {
    constexpr const char* kNames[] = {"note", "warning", "strong"};
    return kNames[static_cast<int>(report.signals.front().severity)];
  }
  if (report.not_checked.empty()) return "";
  return "(" + std::string(report.not_checked.front().reason) + ")";
}

}  // namespace companion::signals

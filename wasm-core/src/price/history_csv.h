// Price histories as CSV, the form people keep and exchange them in:
//
//   time,price_minor,list_price_minor,in_stock
//   2026-11-01T00:00:00Z,1999,,
//   2026-11-11T08:00:00Z,1499,1999,true
//   2026-11-12T08:00:00Z,1499,1999,false
//
// The first line names the columns, in any order; others than these four are ignored and the
// last two may be missing. in_stock is true, false (in capitals as
// well) or empty: not known. Times as in
// base/iso_time.h. Fields may be quoted
// (RFC 4180) but do not span lines; CRLF, a byte order mark and empty lines are tolerated.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "companion/history.h"
#include "companion/result.h"

namespace companion::price {

/// Rows or fields that were not used, and why.
struct SkippedRows {
  std::string_view code;   ///< row_unreadable, price_implausible, time_implausible,
                           ///< list_price_implausible, in_stock_unreadable
  std::string_view field;  ///< the column at fault
  int64_t count = 0;
  std::vector<int64_t> lines;  ///< the first of them, counted from 1 (the header)
};

struct HistoryTable {
  std::vector<PriceSighting> sightings;  ///< as listed: disorder and duplicates included
  std::vector<SkippedRows> skipped;
};

/// Reads a table. A bad row is left out and reported; a list price that cannot be true, or
/// a stock state that is no word for one, is left out alone. invalid_input when the header lacks time or price_minor, or when no row
/// is good. Linear in the length of the text.
Result<HistoryTable> read_history_csv(std::string_view text);

}  // namespace companion::price

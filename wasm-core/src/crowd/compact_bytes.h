// Day points and series states as bytes, for those who store them.
//
// All numbers are varints (base/byte_codec.h); signed ones zigzag. An optional number is 0 when
// absent, else one more than its zigzag; an optional truth 0, or 1 for false and 2 for true. Days
// are told as differences, the hours of a vote or point as hours of its day.
//
//   day points   count; per point: day; state; reason; lowest; highest − lowest; list price; stock;
//                keys; networks; share; first and last hour (of the day); keys and networks required
//   state        version 2; count of days, per day: day, count of votes, per vote: contributor,
//                network, hour of the day, price, list price, stock, category; day points; published price,
//                its day and last hour; doubted price, its day; count of rivals, per rival: price, first and last
//                day; calm surge days; usual keys; category (version 1, still read: no categories)
#pragma once

#include <string>
#include <vector>

#include "base/byte_codec.h"
#include "companion/result.h"
#include "crowd/day_point.h"
#include "crowd/series_state.h"

namespace companion::crowd {

void append_day_points(std::string& out, const std::vector<DayPoint>& points);

/// Reads what append_day_points wrote; the reader fails where it did not.
std::vector<DayPoint> read_day_points(ByteReader& in);

/// Ids keep their lowest 62 bits.
std::string encode_series_state(const SeriesState& state);

/// Reads what encode_series_state wrote; invalid_input for anything else.
Result<SeriesState> decode_series_state(std::string_view bytes);

}  // namespace companion::crowd

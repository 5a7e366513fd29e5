#include "crowd/compact_bytes.h"

#include <algorithm>
#include <utility>

#include "companion/currency.h"

namespace companion::crowd {
namespace {

/// The first did not know categories.
constexpr uint8_t kFirstVersion = 1;
constexpr uint8_t kStateVersion = 2;
constexpr uint64_t kIdMask = (uint64_t{1} << 62) - 1;
constexpr int64_t kLastState = static_cast<int64_t>(PointState::kVaries);
constexpr int64_t kLastReason = static_cast<int64_t>(PointReason::kSurge);
constexpr int64_t kLatestDay = kLatestTimeMs / kDayMs;
constexpr int64_t kMaxCount = int64_t{1} << 40;  ///< of keys, shares, …: nothing real comes near
constexpr int64_t kHoursOfDay = 24;

void append_signed(std::string& out, int64_t value) {
  append_varint(out, zigzag(value));
}

void append_optional(std::string& out, std::optional<int64_t> value) {
  append_varint(out, value ? zigzag(*value) + 1 : 0);
}

void append_truth(std::string& out, std::optional<bool> value) {
  append_varint(out, !value ? 0 : *value ? 2 : 1);
}

int64_t read_number(ByteReader& in, int64_t low, int64_t high) {
  return in.sum(0, unzigzag(in.varint()), low, high);
}

std::optional<int64_t> read_optional(ByteReader& in, int64_t low, int64_t high) {
  const uint64_t value = in.varint();
  if (value == 0) return std::nullopt;
  return in.sum(0, unzigzag(value - 1), low, high);
}

std::optional<bool> read_truth(ByteReader& in) {
  const uint64_t value = in.varint();
  if (value > 2) in.fail();
  if (value == 0) return std::nullopt;
  return value == 2;
}

/// A count of things that take at least `bytes_each`.
size_t read_count(ByteReader& in, size_t bytes_each) {
  const uint64_t count = in.varint();
  return count > in.left() / bytes_each ? in.fail() : static_cast<size_t>(count);
}

int64_t hour_of_day(int64_t time_ms, int64_t day) {
  return (time_ms - day * kDayMs) / kHourMs;
}

/// The hour of a day as a time.
int64_t read_hour(ByteReader& in, int64_t day) {
  return day * kDayMs + read_number(in, 0, kHoursOfDay - 1) * kHourMs;
}

/// A point that has no vote of its own day has 0 for both times.
constexpr int64_t kNoHour = -1;

void append_point_hour(std::string& out, int64_t time_ms, int64_t day) {
  append_signed(out, time_ms == 0 ? kNoHour : hour_of_day(time_ms, day));
}

int64_t read_point_hour(ByteReader& in, int64_t day) {
  const int64_t hour = read_number(in, kNoHour, kHoursOfDay - 1);
  return hour == kNoHour ? 0 : day * kDayMs + hour * kHourMs;
}

void append_point(std::string& out, const DayPoint& point, int64_t last_day) {
  append_signed(out, point.day - last_day);
  append_signed(out, static_cast<int64_t>(point.state));
  append_signed(out, static_cast<int64_t>(point.reason));
  append_signed(out, point.lowest_minor);
  append_signed(out, point.highest_minor - point.lowest_minor);
  append_optional(out, point.list_price_minor);
  append_truth(out, point.in_stock);
  append_signed(out, point.keys);
  append_signed(out, point.networks);
  append_signed(out, point.weight_share_permille);
  append_point_hour(out, point.first_seen_ms, point.day);
  append_point_hour(out, point.last_seen_ms, point.day);
  append_signed(out, point.required.keys);
  append_signed(out, point.required.networks);
}

DayPoint read_point(ByteReader& in, int64_t last_day) {
  DayPoint point;
  point.day = in.sum(last_day, unzigzag(in.varint()), 0, kLatestDay);
  point.state = static_cast<PointState>(read_number(in, 0, kLastState));
  point.reason = static_cast<PointReason>(read_number(in, 0, kLastReason));
  point.lowest_minor = read_number(in, 1, kMaxPriceMinor);
  point.highest_minor =
      in.sum(point.lowest_minor, unzigzag(in.varint()), point.lowest_minor, kMaxPriceMinor);
  point.list_price_minor = read_optional(in, 1, kMaxPriceMinor);
  point.in_stock = read_truth(in);
  point.keys = read_number(in, 0, kMaxCount);
  point.networks = read_number(in, 0, kMaxCount);
  point.weight_share_permille = read_number(in, 0, kMaxCount);
  point.first_seen_ms = read_point_hour(in, point.day);
  point.last_seen_ms = read_point_hour(in, point.day);
  point.required.keys = read_number(in, 0, kMaxCount);
  point.required.networks = read_number(in, 0, kMaxCount);
  return point;
}

void append_vote(std::string& out, const Vote& vote, int64_t day) {
  append_varint(out, vote.contributor & kIdMask);
  append_varint(out, vote.network & kIdMask);
  append_signed(out, hour_of_day(vote.observed_at_ms, day));
  append_signed(out, vote.price_minor);
  append_optional(out, vote.list_price_minor);
  append_truth(out, vote.in_stock);
  append_optional(out, vote.category_id);
}

Vote read_vote(ByteReader& in, int64_t day, bool has_category) {
  Vote vote;
  vote.contributor = in.varint();
  vote.network = in.varint();
  vote.observed_at_ms = read_hour(in, day);
  vote.price_minor = read_number(in, 1, kMaxPriceMinor);
  vote.list_price_minor = read_optional(in, 1, kMaxPriceMinor);
  vote.in_stock = read_truth(in);
  if (has_category) vote.category_id = read_optional(in, 1, kMaxCategoryId);
  return vote;
}

VotesOfDay read_votes_of_day(ByteReader& in, bool has_category) {
  constexpr size_t kMinVoteBytes = 6;
  VotesOfDay of_day;
  of_day.day = read_number(in, 0, kLatestDay);
  const size_t count = read_count(in, kMinVoteBytes);
  of_day.votes.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    of_day.votes.push_back(read_vote(in, of_day.day, has_category));
  }
  return of_day;
}

void append_memory(std::string& out, const SeriesMemory& memory) {
  append_optional(out, memory.published_minor);
  append_signed(out, memory.published_day);
  append_point_hour(out, memory.published_last_seen_ms, memory.published_day);
  append_optional(out, memory.doubted_minor);
  append_signed(out, memory.doubted_day);
  append_varint(out, memory.rivals.size());
  for (const auto& [price_minor, rival] : memory.rivals) {
    append_signed(out, price_minor);
    append_signed(out, rival.first_day);
    append_signed(out, rival.last_day);
  }
  append_signed(out, memory.calm_surge_days);
  append_signed(out, memory.usual_keys_milli);
  append_optional(out, memory.category_id);
}

SeriesMemory read_memory(ByteReader& in, bool has_category) {
  constexpr size_t kMinRivalBytes = 3;
  SeriesMemory memory;
  memory.published_minor = read_optional(in, 1, kMaxPriceMinor);
  memory.published_day = read_number(in, 0, kLatestDay);
  memory.published_last_seen_ms = read_point_hour(in, memory.published_day);
  memory.doubted_minor = read_optional(in, 1, kMaxPriceMinor);
  memory.doubted_day = read_number(in, 0, kLatestDay);
  const size_t count = read_count(in, kMinRivalBytes);
  for (size_t i = 0; i < count; ++i) {
    const int64_t price_minor = read_number(in, 1, kMaxPriceMinor);
    const int64_t first_day = read_number(in, 0, kLatestDay);
    memory.rivals[price_minor] = {first_day, read_number(in, 0, kLatestDay)};
  }
  memory.calm_surge_days = read_number(in, 0, kMaxCount);
  memory.usual_keys_milli = read_number(in, 0, kMaxCount);
  if (has_category) memory.category_id = read_optional(in, 1, kMaxCategoryId);
  return memory;
}

}  // namespace

void append_day_points(std::string& out, const std::vector<DayPoint>& points) {
  append_varint(out, points.size());
  int64_t last_day = 0;
  for (const DayPoint& point : points) {
    append_point(out, point, last_day);
    last_day = point.day;
  }
}

std::vector<DayPoint> read_day_points(ByteReader& in) {
  constexpr size_t kMinPointBytes = 14;
  const size_t count = read_count(in, kMinPointBytes);
  std::vector<DayPoint> points;
  points.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    points.push_back(read_point(in, points.empty() ? 0 : points.back().day));
  }
  return points;
}

std::string encode_series_state(const SeriesState& state) {
  std::string out(1, static_cast<char>(kStateVersion));
  append_varint(out, state.recent.size());
  for (const VotesOfDay& of_day : state.recent) {
    append_signed(out, of_day.day);
    append_varint(out, of_day.votes.size());
    for (const Vote& vote : of_day.votes) append_vote(out, vote, of_day.day);
  }
  append_day_points(out, state.points);
  append_memory(out, state.memory);
  return out;
}

Result<SeriesState> decode_series_state(std::string_view bytes) {
  constexpr size_t kMinDayBytes = 2;
  ByteReader in(bytes);
  const uint8_t version = in.byte();
  const bool is_known_version = version == kFirstVersion || version == kStateVersion;
  const bool has_category = version != kFirstVersion;
  SeriesState state;
  const size_t days = is_known_version ? read_count(in, kMinDayBytes) : 0;
  for (size_t i = 0; i < days; ++i) {
    state.recent.push_back(read_votes_of_day(in, has_category));
  }
  state.points = read_day_points(in);
  state.memory = read_memory(in, has_category);
  if (!is_known_version || in.failed() || in.left() != 0) {
    return Error{ErrorCode::kInvalidInput, "crowd.state", "not a series state"};
  }
  return state;
}

}  // namespace companion::crowd

// The compact form of a price history: 3–4 bytes per change point.
//
//   byte     format version: 1 when no run's stock state is known, else 2
//   varint   number of runs
//   per run:
//     varint   hours since the last run's last_seen (first run: since 2010-01-01T00:00Z)
//     varint   hours from first_seen to last_seen × 8 (version 2: × 32) + flags
//     varint   only without kPriceReturns: zigzag(price − price of the last run)
//     varint   only with kListChanged: zigzag(list price − last list price known)
//
// A varint holds 7 bits a byte, lowest first, the top bit set when more follow, in the
// fewest bytes possible. zigzag(n) = 2n for n ≥ 0, −2n − 1 for n < 0. "The last run" and
// "last known" are 0 (stock: unknown) before the first run. The flags exploit that sales
// come and go:
//   bit 0     kPriceReturns: the price is that of the run before the last one
//   bits 1–2  the list price: as in the last run, absent, the last known one, or changed
//   bits 3–4  only in version 2, the stock: as in the last run, unknown, sold out, in stock
//
// There is one encoding of every history. Version 1 was all there was before the stock state:
// what was stored then is still read, and still what is written where no state is known.
//
// Example: 1999 at 2026-01-01 00:00 and 10:00, 1499 of list price 1999 at 12:00,
// 1999 without list price at 20:00
//   01 03                  version 1, three runs
//   E0 C7 08 50 9E 1F      140,256 h; 10 h × 8 + 0; +1999
//   02 06 E7 07 9E 1F      2 h; 0 h × 8 + changed list price (3 << 1); −500; +1999
//   08 03                  8 h; 0 h × 8 + price returns, list price absent (1 << 1)
// Example: 1999 in stock at 2026-01-01 00:00 and 10:00, sold out at 12:00, 1499 in stock at 20:00
//   02 03                  version 2, three runs
//   E0 C7 08 D8 02 9E 1F   140,256 h; 10 h × 32 + in stock (3 << 3); +1999
//   02 10 00               2 h; 0 h × 32 + sold out (2 << 3); ±0
//   08 18 E7 07            8 h; 0 h × 32 + in stock (3 << 3); −500
#include <algorithm>
#include <cstddef>

#include "companion/currency.h"
#include "companion/history.h"
#include "companion/observation.h"

namespace companion {
namespace {

constexpr uint8_t kWithoutStock = 1;
constexpr uint8_t kWithStock = 2;
constexpr uint64_t kPriceReturns = 1;
constexpr int kListShift = 1;
constexpr uint64_t kListMask = 3;
constexpr int kStockShift = 3;
constexpr uint64_t kStockMask = 3;
constexpr size_t kMinRunBytes = 2;

constexpr int flag_bits(uint8_t version) { return version == kWithStock ? 5 : 3; }

enum class ListPrice : uint64_t { kAsLastRun = 0, kAbsent = 1, kLastKnown = 2, kChanged = 3 };
enum class Stock : uint64_t { kAsLastRun = 0, kUnknown = 1, kSoldOut = 2, kInStock = 3 };

constexpr int64_t kLatestHour = (kLatestTimeMs - kEarliestTimeMs) / kHourMs;

uint64_t zigzag(int64_t n) {
  return n >= 0 ? static_cast<uint64_t>(n) << 1 : (static_cast<uint64_t>(-(n + 1)) << 1) + 1;
}

int64_t unzigzag(uint64_t z) {
  const auto half = static_cast<int64_t>(z >> 1);
  return (z & 1) == 0 ? half : -half - 1;
}

void append_varint(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

/// What the next run is told relative to; the same walk on both sides.
struct Neighbours {
  int64_t last_seen_hour = 0;
  int64_t last_price = 0;
  int64_t price_before_last = 0;
  std::optional<int64_t> last_list;
  int64_t last_known_list = 0;
  std::optional<bool> last_stock;

  void advance(int64_t seen_hour, const PriceRun& run) {
    last_seen_hour = seen_hour;
    price_before_last = last_price;
    last_price = run.price_minor;
    last_list = run.list_price_minor;
    if (last_list) last_known_list = *last_list;
    last_stock = run.in_stock;
  }
};

ListPrice list_price_kind(const Neighbours& before, std::optional<int64_t> list) {
  if (list == before.last_list) return ListPrice::kAsLastRun;
  if (!list) return ListPrice::kAbsent;
  return *list == before.last_known_list ? ListPrice::kLastKnown : ListPrice::kChanged;
}

Stock stock_kind(const Neighbours& before, std::optional<bool> in_stock) {
  if (in_stock == before.last_stock) return Stock::kAsLastRun;
  if (!in_stock) return Stock::kUnknown;
  return *in_stock ? Stock::kInStock : Stock::kSoldOut;
}

int64_t hour_of(int64_t time_ms) {
  return (time_ms - kEarliestTimeMs) / kHourMs;
}

void append_run(std::string& out, uint8_t version, Neighbours& before, const PriceRun& run) {
  const int64_t first_hour = hour_of(run.first_seen_ms);
  const int64_t last_hour = hour_of(run.last_seen_ms);
  const bool price_returns = run.price_minor == before.price_before_last;
  const ListPrice list = list_price_kind(before, run.list_price_minor);
  const uint64_t flags =
      (price_returns ? kPriceReturns : 0) | (static_cast<uint64_t>(list) << kListShift) |
      (static_cast<uint64_t>(stock_kind(before, run.in_stock)) << kStockShift);

  append_varint(out, static_cast<uint64_t>(first_hour - before.last_seen_hour));
  append_varint(out, (static_cast<uint64_t>(last_hour - first_hour) << flag_bits(version)) | flags);
  if (!price_returns) append_varint(out, zigzag(run.price_minor - before.last_price));
  if (list == ListPrice::kChanged) {
    append_varint(out, zigzag(*run.list_price_minor - before.last_known_list));
  }
  before.advance(last_hour, run);
}

/// Reads the bytes from the front. After a fault every further read gives 0, so that the
/// caller may look at `failed()` once per run.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  size_t left() const { return rest_.size(); }

  uint8_t byte() {
    if (rest_.empty()) return fail();
    const auto value = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  /// A varint of at most 63 bits in its shortest form.
  uint64_t varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      const uint8_t next = byte();
      if (failed_) return 0;
      value |= static_cast<uint64_t>(next & 0x7F) << shift;
      if (next < 0x80) return next == 0 && shift > 0 ? fail() : value;
    }
    return fail();
  }

  /// A sum that stays within [low, high]; 0 and a fault otherwise.
  int64_t sum(int64_t base, int64_t delta, int64_t low, int64_t high) {
    // base lies in [0, 10^11], so neither difference can overflow.
    if (delta < low - base || delta > high - base) return fail();
    return base + delta;
  }

 private:
  uint8_t fail() {
    failed_ = true;
    return 0;
  }

  std::string_view rest_;
  bool failed_ = false;
};

std::optional<int64_t> read_list_price(ByteReader& in, const Neighbours& before, ListPrice kind) {
  switch (kind) {
    case ListPrice::kAsLastRun:
      return before.last_list;
    case ListPrice::kAbsent:
      return std::nullopt;
    case ListPrice::kLastKnown:
      return before.last_known_list;
    case ListPrice::kChanged:
      break;
  }
  return in.sum(before.last_known_list, unzigzag(in.varint()), 1, kMaxPriceMinor);
}

std::optional<bool> read_stock(const Neighbours& before, Stock kind) {
  if (kind == Stock::kAsLastRun) return before.last_stock;
  if (kind == Stock::kUnknown) return std::nullopt;
  return kind == Stock::kInStock;
}

PriceRun read_run(ByteReader& in, uint8_t version, Neighbours& before) {
  const auto gap = static_cast<int64_t>(in.varint());
  const int64_t first_hour = in.sum(before.last_seen_hour, gap, 0, kLatestHour);
  const uint64_t span_and_flags = in.varint();
  const auto span = static_cast<int64_t>(span_and_flags >> flag_bits(version));
  const int64_t last_hour = in.sum(first_hour, span, 0, kLatestHour);
  const bool price_returns = (span_and_flags & kPriceReturns) != 0;
  const auto list = static_cast<ListPrice>((span_and_flags >> kListShift) & kListMask);

  PriceRun run;
  run.first_seen_ms = kEarliestTimeMs + first_hour * kHourMs;
  run.last_seen_ms = kEarliestTimeMs + last_hour * kHourMs;
  run.price_minor = price_returns
                        ? before.price_before_last
                        : in.sum(before.last_price, unzigzag(in.varint()), 1, kMaxPriceMinor);
  run.list_price_minor = read_list_price(in, before, list);
  if (version == kWithStock) {
    run.in_stock = read_stock(before, static_cast<Stock>((span_and_flags >> kStockShift) & kStockMask));
  }
  before.advance(last_hour, run);
  return run;
}

Error malformed(const char* message) {
  return {ErrorCode::kInvalidInput, "price.history", message};
}

}  // namespace

std::string PriceHistory::encode() const {
  std::vector<PriceSighting> hourly = sightings();
  for (PriceSighting& sighting : hourly) sighting.time_ms = floor_to_hour(sighting.time_ms);
  const PriceHistory rounded = from_sightings(std::move(hourly));
  const bool knows_stock = std::any_of(rounded.runs_.begin(), rounded.runs_.end(),
                                       [](const PriceRun& run) { return run.in_stock.has_value(); });
  const uint8_t version = knows_stock ? kWithStock : kWithoutStock;

  std::string out(1, static_cast<char>(version));
  append_varint(out, rounded.runs_.size());
  Neighbours before;
  for (const PriceRun& run : rounded.runs_) append_run(out, version, before, run);
  return out;
}

Result<PriceHistory> PriceHistory::decode(std::string_view bytes) {
  ByteReader in(bytes);
  const uint8_t version = in.byte();
  if (version != kWithoutStock && version != kWithStock) return malformed("unknown format version");
  const uint64_t count = in.varint();
  if (in.failed() || count > in.left() / kMinRunBytes) return malformed("impossible run count");

  PriceHistory history;
  history.runs_.reserve(count);
  Neighbours before;
  for (uint64_t i = 0; i < count; ++i) {
    history.runs_.push_back(read_run(in, version, before));
    if (in.failed()) return malformed("truncated or out of range");
  }
  if (in.left() != 0) return malformed("bytes after the last run");
  // encode() writes canonical runs in one way only, so a difference is damage.
  if (history.encode() != bytes) return malformed("not in canonical form");
  return history;
}

}  // namespace companion

// The compact form of a price history: 3–4 bytes per change point.
//
//   byte     format version, 2
//   varint   number of runs
//   per run:
//     varint   hours since the last run's last_seen (first run: since 2010-01-01T00:00Z)
//     varint   hours from first_seen to last_seen × 27 + kinds
//     varint   only of a changed price: zigzag(price − price of the last run)
//     varint   only of a changed list price: zigzag(list price − last list price known)
//
// A varint holds 7 bits a byte, lowest first, the top bit set when more follow, in the
// fewest bytes possible. zigzag(n) = 2n for n ≥ 0, −2n − 1 for n < 0. "Last" is 0, and of the
// stock unknown, before the first run. The kinds, price + 3 × list price + 9 × stock, exploit
// that sales and stocks come and go:
//   price        0 changed, 1 as in the last run, 2 the last price other than that
//   list price   0 as in the last run, 1 absent (after an absent one: the last known), 2 changed
//   stock        steps from the last run's on the circle unknown → in stock → sold out → unknown
//
// Example: 1999 in stock at 2026-01-01 00:00 and 10:00, sold out at 12:00; 1499 of list price
// 1999 in stock at 20:00; 1999 without list price at 22:00
//   02 04                     version 2, four runs
//   E0 C7 08 97 02 9E 1F      140,256 h; 10 h × 27 + in stock (1 × 9); +1999
//   02 0A                     2 h; 0 h × 27 + sold out (1 × 9) + price as in the last run
//   08 18 E7 07 9E 1F         8 h; in stock (2 × 9) + changed list price (2 × 3); −500; +1999
//   02 05                     2 h; list price absent (1 × 3) + the last other price (2)
//
// Version 1 knew no stock; what was stored in it is read for ever. It has flags for kinds:
// hours × 8 + (1: the price is that of the run before the last one) + 2 × (0 the list price is
// as in the last run, 1 absent, 2 the last known, 3 changed).
#include <cstddef>

#include "base/byte_codec.h"
#include "companion/currency.h"
#include "companion/history.h"
#include "companion/observation.h"

namespace companion {
namespace {

constexpr uint8_t kWithoutStock = 1;
constexpr uint8_t kFormatVersion = 2;
constexpr uint64_t kFlagsInVersion1 = 8;
constexpr uint64_t kKinds = 27;
constexpr uint64_t kStockStates = 3;
constexpr size_t kMinRunBytes = 2;

enum class Price : uint64_t { kChanged = 0, kAsLastRun = 1, kLastOther = 2, kOfRunBeforeLast };
enum class ListPrice : uint64_t { kAsLastRun = 0, kAbsent = 1, kLastKnown = 2, kChanged = 3 };

/// How a run differs from those before it.
struct Kinds {
  Price price = Price::kChanged;
  ListPrice list = ListPrice::kAsLastRun;
  uint64_t stock_steps = 0;
};

constexpr int64_t kLatestHour = (kLatestTimeMs - kEarliestTimeMs) / kHourMs;

/// What the next run is told relative to; the same walk on both sides.
struct Neighbours {
  int64_t last_seen_hour = 0;
  int64_t last_price = 0;
  int64_t last_other_price = 0;
  int64_t price_before_last = 0;
  std::optional<int64_t> last_list;
  int64_t last_known_list = 0;
  std::optional<bool> last_stock;

  void advance(int64_t seen_hour, const PriceRun& run) {
    last_seen_hour = seen_hour;
    if (run.price_minor != last_price) last_other_price = last_price;
    price_before_last = last_price;
    last_price = run.price_minor;
    last_list = run.list_price_minor;
    if (last_list) last_known_list = *last_list;
    last_stock = run.in_stock;
  }
};

/// A stock state's place on the circle.
uint64_t place_of(std::optional<bool> in_stock) {
  return !in_stock ? 0 : *in_stock ? 1 : 2;
}

std::optional<bool> stock_at(uint64_t place) {
  if (place % kStockStates == 0) return std::nullopt;
  return place % kStockStates == 1;
}

Kinds kinds_of(const Neighbours& before, const PriceRun& run) {
  Kinds kinds;
  if (run.price_minor == before.last_price) {
    kinds.price = Price::kAsLastRun;
  } else if (run.price_minor == before.last_other_price) {
    kinds.price = Price::kLastOther;
  }
  const std::optional<int64_t> list = run.list_price_minor;
  if (list != before.last_list) {
    const bool known = list == before.last_known_list && !before.last_list;
    kinds.list = !list ? ListPrice::kAbsent : known ? ListPrice::kLastKnown : ListPrice::kChanged;
  }
  kinds.stock_steps = (place_of(run.in_stock) + kStockStates - place_of(before.last_stock)) % kStockStates;
  return kinds;
}

uint64_t number_of(const Kinds& kinds) {
  // Absent follows only a list price, the last known one only none: they share a number.
  const uint64_t list = kinds.list == ListPrice::kChanged ? 2 : kinds.list == ListPrice::kAsLastRun ? 0 : 1;
  return static_cast<uint64_t>(kinds.price) + 3 * list + 9 * kinds.stock_steps;
}

Kinds numbered_kinds(uint64_t number, const Neighbours& before) {
  const ListPrice other = before.last_list ? ListPrice::kAbsent : ListPrice::kLastKnown;
  const uint64_t list = number / 3 % 3;
  return {static_cast<Price>(number % 3),
          list == 0 ? ListPrice::kAsLastRun : list == 1 ? other : ListPrice::kChanged, number / 9};
}

Kinds kinds_of_version_1(uint64_t flags) {
  return {flags % 2 == 1 ? Price::kOfRunBeforeLast : Price::kChanged, static_cast<ListPrice>(flags / 2), 0};
}

int64_t hour_of(int64_t time_ms) {
  return (time_ms - kEarliestTimeMs) / kHourMs;
}

void append_run(std::string& out, Neighbours& before, const PriceRun& run) {
  const int64_t first_hour = hour_of(run.first_seen_ms);
  const int64_t last_hour = hour_of(run.last_seen_ms);
  const Kinds kinds = kinds_of(before, run);
  append_varint(out, static_cast<uint64_t>(first_hour - before.last_seen_hour));
  append_varint(out, static_cast<uint64_t>(last_hour - first_hour) * kKinds + number_of(kinds));
  if (kinds.price == Price::kChanged) append_varint(out, zigzag(run.price_minor - before.last_price));
  if (kinds.list == ListPrice::kChanged) {
    append_varint(out, zigzag(*run.list_price_minor - before.last_known_list));
  }
  before.advance(last_hour, run);
}

int64_t read_price(ByteReader& in, const Neighbours& before, Price kind) {
  switch (kind) {
    case Price::kAsLastRun:
      return before.last_price;
    case Price::kLastOther:
      return before.last_other_price;
    case Price::kOfRunBeforeLast:
      return before.price_before_last;
    case Price::kChanged:
      break;
  }
  return in.sum(before.last_price, unzigzag(in.varint()), 1, kMaxPriceMinor);
}

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

PriceRun read_run(ByteReader& in, uint8_t version, Neighbours& before) {
  const auto gap = static_cast<int64_t>(in.varint());
  const int64_t first_hour = in.sum(before.last_seen_hour, gap, 0, kLatestHour);
  const uint64_t span_and_kinds = in.varint();
  const uint64_t factor = version == kWithoutStock ? kFlagsInVersion1 : kKinds;
  const auto span = static_cast<int64_t>(span_and_kinds / factor);
  const int64_t last_hour = in.sum(first_hour, span, 0, kLatestHour);
  const uint64_t number = span_and_kinds % factor;
  const Kinds kinds = version == kWithoutStock ? kinds_of_version_1(number) : numbered_kinds(number, before);

  PriceRun run;
  run.first_seen_ms = kEarliestTimeMs + first_hour * kHourMs;
  run.last_seen_ms = kEarliestTimeMs + last_hour * kHourMs;
  run.price_minor = read_price(in, before, kinds.price);
  run.list_price_minor = read_list_price(in, before, kinds.list);
  run.in_stock = stock_at(place_of(before.last_stock) + kinds.stock_steps);
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

  std::string out(1, static_cast<char>(kFormatVersion));
  append_varint(out, rounded.runs_.size());
  Neighbours before;
  for (const PriceRun& run : rounded.runs_) append_run(out, before, run);
  return out;
}

Result<PriceHistory> PriceHistory::decode(std::string_view bytes) {
  ByteReader in(bytes);
  const uint8_t version = in.byte();
  if (version != kWithoutStock && version != kFormatVersion) return malformed("unknown format version");
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
  // encode() writes canonical runs in one way only, so a difference is damage; of the version that
  // it does not write any more, the runs must at least be canonical.
  const bool canonical = version == kFormatVersion ? history.encode() == bytes
                                                   : from_sightings(history.sightings()) == history;
  if (!canonical) return malformed("not in canonical form");
  return history;
}

}  // namespace companion

#include "price/sale_calendar.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/civil_date.h"
#include "base/iso_time.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::price {
namespace {

using nlohmann::json;

/// A time of the calendar, in whole days since 1970.
struct SaleDays {
  int64_t first_day = 0;
  int64_t length = 0;
};

struct SaleRule {
  std::vector<int64_t> months;
  int64_t day = 1;
  std::optional<int64_t> weekday;  ///< 0 is Sunday; the first one on or after `day`
  int64_t offset_days = 0;
  int64_t length_days = 1;
};

struct Sale {
  std::string id;
  std::string name;
  bool major = false;
  bool by_law = false;  ///< the rule is exact
  int64_t since_ms = 0;
  std::vector<std::string> countries;  ///< everywhere when empty
  SaleRule rule;
  std::vector<SaleDays> known;  ///< at most one of a year
};

struct Calendar {
  int64_t day_begins_ms = 0;
  std::vector<Sale> sales;
};

int64_t weekday_named(std::string_view name) {
  constexpr std::string_view kNames[] = {"sunday",   "monday", "tuesday", "wednesday",
                                         "thursday", "friday", "saturday"};
  return std::find(std::begin(kNames), std::end(kNames), name) - kNames;
}

SaleRule rule_from(const json& row) {
  SaleRule rule;
  for (const json& month : row.at("months")) rule.months.push_back(month.get<int64_t>());
  rule.day = row.at("day").get<int64_t>();
  if (row.contains("weekday")) rule.weekday = weekday_named(row["weekday"].get<std::string>());
  if (row.contains("offset_days")) rule.offset_days = row["offset_days"].get<int64_t>();
  rule.length_days = row.at("length_days").get<int64_t>();
  return rule;
}

/// The schema says what a date looks like, and a test that the file keeps to it.
int64_t date_ms(const json& text) {
  return parse_iso_time(text.get<std::string>()).value_or(0);
}

Sale sale_from(const json& row) {
  Sale sale{row.at("id").get<std::string>(),
            row.at("name").get<std::string>(),
            row.at("size").get<std::string>() == "major",
            row.at("source").get<std::string>() == "law",
            date_ms(row.at("since")),
            {},
            rule_from(row.at("rule")),
            {}};
  if (row.contains("countries")) {
    for (const json& country : row["countries"]) {
      sale.countries.push_back(country.get<std::string>());
    }
  }
  if (!row.contains("dates")) return sale;
  for (const json& dates : row["dates"]) {
    sale.known.push_back(
        {date_ms(dates.at("from")) / kDayMs, dates.at("length_days").get<int64_t>()});
  }
  return sale;
}

const Calendar& calendar() {
  static const Calendar kept = [] {
    const json file = rules::parsed_json(rules::embedded_file("calendar/sales"));
    Calendar read;
    read.day_begins_ms = file.at("day_begins_utc_hour").get<int64_t>() * kHourMs;
    for (const json& row : file.at("sales")) read.sales.push_back(sale_from(row));
    return read;
  }();
  return kept;
}

int64_t year_of(int64_t day) {
  return civil_from_days(day).year;
}

SaleDays by_rule(const SaleRule& rule, int64_t year, int64_t month) {
  constexpr int64_t kThursday = 4;  // 1970-01-01
  int64_t first = days_from_civil({year, month, rule.day});
  if (rule.weekday) first += (*rule.weekday - (first + kThursday) % 7 + 7) % 7;
  return {first + rule.offset_days, rule.length_days};
}

bool is_held(const Sale& sale, const std::optional<std::string>& ship_to) {
  const auto& countries = sale.countries;
  return countries.empty() ||
         (ship_to && std::find(countries.begin(), countries.end(), *ship_to) != countries.end());
}

struct Span {
  int64_t from_ms;
  int64_t to_ms;
};

void add_event(const Sale& sale, SaleDays sale_days, bool usual_days, Span span,
               std::vector<SaleEvent>& events) {
  const int64_t from_ms = sale_days.first_day * kDayMs + calendar().day_begins_ms;
  const int64_t to_ms = from_ms + sale_days.length * kDayMs;
  if (from_ms < sale.since_ms || from_ms > span.to_ms || to_ms <= span.from_ms) return;
  events.push_back({sale.id, sale.name, from_ms, to_ms, usual_days});
}

void add_year(const Sale& sale, int64_t year, Span span, std::vector<SaleEvent>& events) {
  for (const SaleDays& known : sale.known) {
    if (year_of(known.first_day) == year) return add_event(sale, known, false, span, events);
  }
  for (const int64_t month : sale.rule.months) {
    add_event(sale, by_rule(sale.rule, year, month), !sale.by_law, span, events);
  }
}

}  // namespace

std::vector<SaleEvent> sale_events(int64_t from_ms, int64_t to_ms,
                                   const std::optional<std::string>& ship_to) {
  std::vector<SaleEvent> events;
  for (const Sale& sale : calendar().sales) {
    if (!is_held(sale, ship_to)) continue;
    const int64_t reach_ms = sale.major ? kMajorSalesMs : kMinorSalesMs;
    const Span span{std::max(from_ms, to_ms - reach_ms), to_ms};
    const int64_t last_year = year_of(to_ms / kDayMs) + 1;  // a rule may reach into its neighbour
    for (int64_t year = year_of(span.from_ms / kDayMs) - 1; year <= last_year; ++year) {
      add_year(sale, year, span, events);
    }
  }
  std::sort(events.begin(), events.end(), [](const SaleEvent& a, const SaleEvent& b) {
    return a.from_ms != b.from_ms ? a.from_ms < b.from_ms : a.id < b.id;
  });
  return events;
}

}  // namespace companion::price

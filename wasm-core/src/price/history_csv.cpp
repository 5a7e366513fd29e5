#include "price/history_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/iso_time.h"
#include "companion/currency.h"

namespace companion::price {
namespace {

constexpr size_t kMaxReportedLines = 20;
constexpr size_t kShortestRow = std::string_view("2026-01-01,1\n").size();
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The columns read, in the order of `Columns`.
constexpr std::array<std::string_view, 4> kColumnNames = {"time", "price_minor",
                                                          "list_price_minor", "in_stock"};
enum Column : size_t { kTime, kPrice, kListPrice, kInStock };
using Columns = std::array<std::optional<size_t>, kColumnNames.size()>;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view next_line(std::string_view& rest) {
  const size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

/// The next field of a line. A quoted one loses its quotes; doubled quotes inside stay
/// doubled, as no column read here can hold one. Absent when the quotes do not match.
std::optional<std::string_view> next_field(std::string_view& rest) {
  size_t quotes = 0;
  size_t end = 0;
  for (; end < rest.size() && (rest[end] != ',' || quotes % 2 == 1); ++end) {
    if (rest[end] == '"') ++quotes;
  }
  std::string_view field = trimmed(rest.substr(0, end));
  rest.remove_prefix(end == rest.size() ? end : end + 1);
  if (quotes == 0) return field;
  if (quotes % 2 == 1 || field.size() < 2 || field.front() != '"' || field.back() != '"') {
    return std::nullopt;
  }
  return trimmed(field.substr(1, field.size() - 2));
}

std::optional<int64_t> integer(std::string_view text) {
  int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// In capital letters or not: spreadsheets write TRUE for what was read as true.
bool is_word(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char given, char letter) { return (given | 0x20) == letter; });
}

std::optional<Columns> read_header(std::string_view line) {
  Columns columns;
  for (size_t index = 0; !line.empty(); ++index) {
    const auto name = next_field(line);
    for (size_t column = 0; name && column < kColumnNames.size(); ++column) {
      if (*name == kColumnNames[column] && !columns[column]) columns[column] = index;
    }
  }
  if (!columns[kTime] || !columns[kPrice]) return std::nullopt;
  return columns;
}

/// Reads the rows one by one and keeps the account of what was skipped.
class RowReader {
 public:
  RowReader(const Columns& columns, HistoryTable& table) : columns_(columns), table_(table) {}

  void read(std::string_view line, int64_t line_number) {
    line_number_ = line_number;
    std::array<std::string_view, kColumnNames.size()> fields;
    for (size_t index = 0; !line.empty(); ++index) {
      const auto field = next_field(line);
      for (size_t column = 0; field && column < fields.size(); ++column) {
        if (columns_[column] == index) fields[column] = *field;
      }
    }
    const auto time_ms = parse_iso_time(fields[kTime]);
    if (!time_ms) return skip("row_unreadable", kTime);
    if (*time_ms < kEarliestTimeMs || *time_ms > kLatestTimeMs) {
      return skip("time_implausible", kTime);
    }
    const auto price_minor = integer(fields[kPrice]);
    if (!price_minor) return skip("row_unreadable", kPrice);
    if (*price_minor <= 0 || *price_minor > kMaxPriceMinor) {
      return skip("price_implausible", kPrice);
    }
    table_.sightings.push_back(
        {*time_ms, *price_minor, list_price(fields[kListPrice], *price_minor), in_stock(fields[kInStock])});
  }

 private:
  std::optional<int64_t> list_price(std::string_view field, int64_t price_minor) {
    if (field.empty()) return std::nullopt;
    const auto list_price_minor = integer(field);
    if (list_price_minor && *list_price_minor >= price_minor &&
        *list_price_minor <= kMaxPriceMinor) {
      return list_price_minor;
    }
    skip("list_price_implausible", kListPrice);
    return std::nullopt;
  }

  std::optional<bool> in_stock(std::string_view field) {
    if (is_word(field, "true")) return true;
    if (is_word(field, "false")) return false;
    if (!field.empty()) skip("in_stock_unreadable", kInStock);
    return std::nullopt;
  }

  void skip(std::string_view code, Column column) {
    SkippedRows* row = nullptr;
    for (SkippedRows& known : table_.skipped) {
      if (known.code == code && known.field == kColumnNames[column]) row = &known;
    }
    if (row == nullptr) {
      table_.skipped.push_back({code, kColumnNames[column], 0, {}});
      row = &table_.skipped.back();
    }
    ++row->count;
    if (row->lines.size() < kMaxReportedLines) row->lines.push_back(line_number_);
  }

  const Columns& columns_;
  HistoryTable& table_;
  int64_t line_number_ = 0;
};

Error unreadable(std::string message) {
  return {ErrorCode::kInvalidInput, "payload", std::move(message)};
}

}  // namespace

Result<HistoryTable> read_history_csv(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto columns = read_header(next_line(text));
  if (!columns) return unreadable("the first line must name the columns time and price_minor");

  HistoryTable table;
  // Room for every row at once: growing step by step would copy each sighting twice.
  const auto lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  table.sightings.reserve(std::min(lines, text.size() / kShortestRow + 1));
  RowReader reader(*columns, table);
  for (int64_t line_number = 2; !text.empty(); ++line_number) {
    const std::string_view line = next_line(text);
    if (!trimmed(line).empty()) reader.read(line, line_number);
  }
  if (!table.sightings.empty()) return table;
  if (table.skipped.empty()) return unreadable("no row after the header");
  const SkippedRows& first = table.skipped.front();
  return unreadable("no good row; line " + std::to_string(first.lines.front()) + ": " +
                    std::string(first.code) + " (" + std::string(first.field) + ")");
}

}  // namespace companion::price

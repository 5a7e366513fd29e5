#include "page/record.h"

#include <algorithm>

#include "page/raw_text.h"

namespace companion::page {
namespace {

/// The characters of a string as written, of any other value itself.
std::string_view unquoted(std::string_view raw) {
  return json_reader::is_string(raw) ? raw.substr(1, raw.size() - 2) : raw;
}

}  // namespace

RawMap::RawMap(std::string_view raw_object, ReadingState& state) {
  const bool whole =
      json_reader::for_each_member(raw_object, [this](std::string_view key, std::string_view value) {
        members_.emplace_back(key, value);
        return members_.size() < Record::kMaxRows;
      });
  if (!raw_object.empty() && !whole) state.damaged = true;
  // Of two members of one key the later in the text comes later.
  std::sort(members_.begin(), members_.end(), [](const auto& a, const auto& b) {
    const int order = a.first.compare(b.first);
    return order != 0 ? order < 0 : a.first.data() < b.first.data();
  });
}

std::string_view RawMap::find(std::string_view key) const {
  // Of a key that stands twice the last value counts, as in JSON.parse.
  const auto after = std::upper_bound(members_.begin(), members_.end(), key,
                                      [](std::string_view k, const auto& row) { return k < row.first; });
  if (after == members_.begin() || std::prev(after)->first != key) return {};
  return std::prev(after)->second;
}

void Record::read_object(const json_reader::Extraction& extraction, const ConversionContext& outer) {
  extraction_ = &extraction;
  rendered_ = nullptr;
  read_context(outer);
}

void Record::read_rendered(const RenderedRecord& rendered, const ConversionContext& outer) {
  rendered_ = &rendered;
  extraction_ = nullptr;
  read_context(outer);
}

void Record::read_context(const ConversionContext& outer) {
  context_ = outer;
  if (const auto currency = get<std::string>(Field::kOfferCurrency)) {
    context_.currency = *currency;
    context_.currency_is_lent = false;
  }
  if (const auto mark = get<std::string>(Field::kOfferDecimalMark)) context_.decimal_mark = mark->front();
}

std::string_view Record::raw_value(const Alternative& alternative) const {
  if (!alternative.has_place) return alternative.constant;
  const std::string_view raw = alternative.map ? entry_value(alternative) : at_slot(alternative.slot);
  if (raw.empty()) return raw;
  if (!alternative.equals.empty() && unquoted(raw) != alternative.equals) return {};
  if (!alternative.contains.empty() && raw.find(alternative.contains) == std::string_view::npos) return {};
  return alternative.constant.empty() ? raw : std::string_view(alternative.constant);
}

void Record::attach_maps(const std::vector<RawMap>& maps, const json_reader::PathSet& entry_paths) {
  maps_ = &maps;
  entry_paths_ = &entry_paths;
  entries_.resize(maps.size());
  for (json_reader::Extraction& entry : entries_) entry.values.clear();
}

std::string_view Record::entry_value(const Alternative& alternative) const {
  json_reader::Extraction& entry = entries_[*alternative.map];
  if (entry.values.empty()) {
    const std::string_view raw = (*maps_)[*alternative.map].find(id_digits(Field::kSkuId));
    entry_paths_->extract_into(raw.empty() ? "{}" : raw, entry);
    if (!entry.complete) state_->damaged = true;
  }
  return entry.values[alternative.slot];
}

std::string_view Record::decoded(std::string_view raw) const {
  state_->texts.push_back(json_reader::decode_string(raw).value_or(""));
  const std::string& text = state_->texts.back();
  return std::string_view(text).substr(json_reader::skip_space(text, 0));
}

std::string_view Record::id_digits(Field field) const {
  const FieldRule* rule = rule_->find(field);
  if (rule == nullptr) return {};
  for (const Alternative& alternative : rule->alternatives) {
    const std::string_view digits = unquoted(raw_value(alternative));
    if (is_id(digits)) return digits;
  }
  return {};
}

std::optional<std::string_view> Record::plain_characters(Field field) const {
  const FieldRule* rule = rule_->find(field);
  if (rule == nullptr) return std::nullopt;
  for (const Alternative& alternative : rule->alternatives) {
    const std::string_view raw = raw_value(alternative);
    if (!json_reader::is_string(raw)) continue;
    const std::string_view text = unquoted(raw);
    return text.find('\\') == std::string_view::npos ? text : std::string_view();
  }
  return std::nullopt;
}

void Record::lend_currency(const std::string& currency) {
  if (!context_.currency) assume_currency(currency);
}

void Record::assume_currency(const std::string& currency) {
  context_.currency = currency;
  context_.currency_is_lent = true;
}

}  // namespace companion::page

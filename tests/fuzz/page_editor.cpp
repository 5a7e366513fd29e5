#include "page_editor.h"

#include <algorithm>
#include <array>

namespace companion::fuzz {
namespace {

/// How far from a focus word an edit may begin.
constexpr size_t kFocusReach = 160;
/// Slices have up to 2^kMaxLengthBits bytes, short ones being as frequent as long ones.
constexpr size_t kMaxLengthBits = 13;

/// What a slice is replaced by: nothing of it is a digit.
constexpr std::array<std::string_view, 16> kReplacements = {
    "null", "{}", "[]", "\"\"", "true", "\"",        "\\", "}",
    "{",    "]",  "<",  ">",    "<b>",  "</script>", "x",  " "};

bool holds_number(std::string_view text) {
  return !number_spans(text).empty();
}

std::vector<size_t> occurrences(std::string_view page, const std::vector<std::string>& words) {
  std::vector<size_t> found;
  for (const std::string& word : words) {
    for (size_t at = 0; (at = page.find(word, at)) != std::string_view::npos; at += word.size()) {
      found.push_back(at);
    }
  }
  return found;
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

std::string range_text(size_t begin, size_t end) {
  return std::to_string(begin) + ".." + std::to_string(end);
}

}  // namespace

PageEditor::PageEditor(std::string_view page, const std::vector<std::string>& focus, uint64_t seed)
    : page_(page), numbers_(number_spans(page)), spots_(occurrences(page, focus)), random_(seed) {}

PageEditor::Edited PageEditor::next() {
  while (true) {
    Edited edited;
    switch (below(4)) {
      case 0:
        edited = remove();
        break;
      case 1:
        edited = replace();
        break;
      case 2:
        edited = duplicate();
        break;
      default:
        edited = swap();
        break;
    }
    if (!edited.description.empty()) return edited;
  }
}

/// A number in [0, limit). std::uniform_int_distribution differs between standard libraries.
size_t PageEditor::below(size_t limit) {
  return static_cast<size_t>(random_() % limit);
}

/// The nearest position at or after `pos` that is not inside a number.
size_t PageEditor::boundary_near(size_t pos) const {
  const auto after =
      std::upper_bound(numbers_.begin(), numbers_.end(), pos,
                       [](size_t at, const NumberSpan& span) { return at < span.end; });
  return after != numbers_.end() && after->begin < pos ? after->end : pos;
}

PageEditor::Slice PageEditor::slice() {
  size_t begin = below(page_.size());
  if (!spots_.empty() && below(2) == 0) {
    const size_t spot = spots_[below(spots_.size())];
    begin = spot + kFocusReach < page_.size() ? spot + below(kFocusReach) : spot;
    begin -= std::min(begin, kFocusReach / 2);
  }
  const size_t length = 1 + below(size_t{1} << below(kMaxLengthBits + 1));
  begin = boundary_near(begin);
  return {begin, boundary_near(std::min(begin + length, page_.size()))};
}

std::string_view PageEditor::text_of(const Slice& slice) const {
  return page_.substr(slice.begin, slice.end - slice.begin);
}

/// True when two parts meet such that their numbers would read as one.
bool PageEditor::joins_numbers(const std::vector<std::string_view>& parts) const {
  char last = 'x';
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (continues_number(last) && continues_number(part.front())) return true;
    last = part.back();
  }
  return false;
}

PageEditor::Edited PageEditor::remove() {
  const Slice gone = slice();
  const std::vector<std::string_view> parts = {page_.substr(0, gone.begin), page_.substr(gone.end)};
  if (joins_numbers(parts)) return {};
  return {joined(parts), "delete " + range_text(gone.begin, gone.end)};
}

PageEditor::Edited PageEditor::replace() {
  const Slice gone = slice();
  const std::string_view text = kReplacements[below(kReplacements.size())];
  const std::vector<std::string_view> parts = {page_.substr(0, gone.begin), text,
                                               page_.substr(gone.end)};
  if (joins_numbers(parts)) return {};
  return {joined(parts),
          "replace " + range_text(gone.begin, gone.end) + " by " + std::string(text)};
}

PageEditor::Edited PageEditor::duplicate() {
  const Slice copied = slice();
  const bool in_place = below(2) == 0;
  if (!in_place && holds_number(text_of(copied))) return {};
  const size_t at = in_place ? copied.end : slice().begin;
  const std::vector<std::string_view> parts = {page_.substr(0, at), text_of(copied),
                                               page_.substr(at)};
  if (joins_numbers(parts)) return {};
  return {joined(parts),
          "copy " + range_text(copied.begin, copied.end) + " to " + std::to_string(at)};
}

PageEditor::Edited PageEditor::swap() {
  Slice first = slice();
  Slice second = slice();
  if (second.begin < first.begin) std::swap(first, second);
  if (first.end > second.begin) return {};
  if (holds_number(text_of(first)) || holds_number(text_of(second))) return {};
  const std::vector<std::string_view> parts = {page_.substr(0, first.begin), text_of(second),
                                               page_.substr(first.end, second.begin - first.end),
                                               text_of(first), page_.substr(second.end)};
  if (joins_numbers(parts)) return {};
  return {joined(parts), "swap " + range_text(first.begin, first.end) + " and " +
                             range_text(second.begin, second.end)};
}

}  // namespace companion::fuzz

#include "page/probe.h"

#include <algorithm>

namespace companion::page {
namespace {

/// Class names of the shop's style modules end in a hash: "reviewer--sold--aB3x". What
/// selectors name is the part before it, up to and with the last of these marks.
constexpr std::string_view kHashMark = "--";

bool ends_with_hash_mark(std::string_view text) {
  return text.size() > kHashMark.size() && text.substr(text.size() - kHashMark.size()) == kHashMark;
}

}  // namespace

void SelectorIndex::put(std::vector<Bucket>& buckets, std::string_view key, uint16_t number) {
  const auto at = std::lower_bound(buckets.begin(), buckets.end(), key,
                                   [](const Bucket& b, std::string_view k) { return b.first < k; });
  if (at != buckets.end() && at->first == key) {
    at->second.push_back(number);
  } else {
    buckets.insert(at, {std::string(key), {number}});
  }
}

void SelectorIndex::take(const std::vector<Bucket>& buckets, std::string_view key,
                         std::vector<uint16_t>& out) {
  const auto at = std::lower_bound(buckets.begin(), buckets.end(), key,
                                   [](const Bucket& b, std::string_view k) { return b.first < k; });
  if (at == buckets.end() || at->first != key) return;
  out.insert(out.end(), at->second.begin(), at->second.end());
}

void SelectorIndex::add(const CompoundSelector& selector, uint16_t number) {
  for (const AttributeTest& test : selector.tests) {
    const bool hashed = test.kind == AttributeTest::Kind::kContains && ends_with_hash_mark(test.value);
    if (test.name == "class" && (test.kind == AttributeTest::Kind::kHasWord || hashed)) {
      return put(by_class_, test.value, number);
    }
  }
  if (!selector.tests.empty()) return put(by_attribute_, selector.tests.front().name, number);
  put(by_tag_, selector.tag, number);
}

void SelectorIndex::take_classes(std::string_view words, std::vector<uint16_t>& out) const {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find_first_of(" \t\r\n"));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (word.empty()) continue;
    take(by_class_, word, out);
    for (size_t mark = word.find(kHashMark); mark != std::string_view::npos;
         mark = word.find(kHashMark, mark + 1)) {
      const std::string_view beginning = word.substr(0, mark + kHashMark.size());
      if (beginning.size() < word.size()) take(by_class_, beginning, out);
    }
  }
}

void SelectorIndex::candidates(std::string_view tag, const Attributes& attributes,
                               std::vector<uint16_t>& out) const {
  take(by_tag_, tag, out);
  attributes.for_each([&](std::string_view name, std::string_view value) {
    if (same_name(name, "class")) take_classes(value, out);
    take(by_attribute_, name, out);
  });
}

size_t ProbeSet::add_scope(std::optional<size_t> parent, size_t table) {
  scopes_.push_back({parent, table, 0, 0});
  if (parent) scopes_[*parent].tables = std::max(scopes_[*parent].tables, table + 1);
  return scopes_.size() - 1;
}

size_t ProbeSet::add_value(size_t scope, Probe probe) {
  probe.scope = scope;
  probe.slot = scopes_[scope].slots++;
  const size_t slot = probe.slot;
  add(std::move(probe));
  return slot;
}

void ProbeSet::add_row(size_t scope, size_t opens, Probe probe) {
  probe.scope = scope;
  probe.opens = opens;
  add(std::move(probe));
}

void ProbeSet::add(Probe probe) {
  const auto number = static_cast<uint16_t>(probes_.size());
  targets_.add(probe.selector.target, number);
  if (probe.selector.ancestor) ancestors_.add(*probe.selector.ancestor, number);
  probes_.push_back(std::move(probe));
}

}  // namespace companion::page

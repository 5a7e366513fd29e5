// What a rendered page is asked: selectors, sorted so that each tag is held only against
// the few that may match it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/selector.h"

namespace companion::page {

/// A selector of a rendered layout: it gives a value to a slot of a scope, or it opens a
/// row, which is a scope of its own.
struct Probe {
  std::string text;  ///< the selector as written
  Selector selector;
  std::string attribute;  ///< "" = the element's text
  bool every = false;     ///< collect all matches as a list, not the first
  size_t scope = 0;
  size_t slot = 0;
  std::optional<size_t> opens;  ///< the row's scope
};

/// The values of a page, or of one row of a table of it.
struct Scope {
  std::optional<size_t> parent;  ///< absent: the page itself
  size_t table = 0;              ///< index into the parent's tables
  size_t slots = 0;
  size_t tables = 0;
};

/// Finds the selectors that may match a tag by its name, its classes and its attributes.
class SelectorIndex {
 public:
  /// `number` is what look-ups give back for this selector.
  void add(const CompoundSelector& selector, uint16_t number);

  /// Calls with the numbers of all selectors that may match; each still has to be tried.
  void candidates(std::string_view tag, const Attributes& attributes,
                  std::vector<uint16_t>& out) const;

 private:
  using Bucket = std::pair<std::string, std::vector<uint16_t>>;
  static void put(std::vector<Bucket>& buckets, std::string_view key, uint16_t number);
  static void take(const std::vector<Bucket>& buckets, std::string_view key,
                   std::vector<uint16_t>& out);
  void take_classes(std::string_view words, std::vector<uint16_t>& out) const;

  // Sorted by key.
  std::vector<Bucket> by_class_;         // a class name, or the beginning of a hashed one
  std::vector<Bucket> by_attribute_;     // name of an attribute
  std::vector<Bucket> by_tag_;
};

/// All probes and scopes of a rule pack.
class ProbeSet {
 public:
  size_t add_scope(std::optional<size_t> parent, size_t table);

  /// Adds a probe that fills the next slot of `scope`; returns the slot.
  size_t add_value(size_t scope, Probe probe);

  /// Adds a probe whose matches are rows: each opens the scope `opens`.
  void add_row(size_t scope, size_t opens, Probe probe);

  const std::vector<Probe>& probes() const { return probes_; }
  const std::vector<Scope>& scopes() const { return scopes_; }
  Scope& scope(size_t index) { return scopes_[index]; }
  const SelectorIndex& targets() const { return targets_; }
  const SelectorIndex& ancestors() const { return ancestors_; }

 private:
  void add(Probe probe);

  std::vector<Probe> probes_;
  std::vector<Scope> scopes_;
  SelectorIndex targets_, ancestors_;
};

}  // namespace companion::page

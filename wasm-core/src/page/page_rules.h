// The rules that pages are read with: those compiled in, or an update of them (rule_update.h).
//
// Rules in use belong to a thread: what one thread takes into use is never seen by another,
// so that a host with many threads needs no lock and no order of calls. In WebAssembly there
// is one thread, so they belong to the engine.
#pragma once

#include <memory>

#include "page/layout.h"
#include "page/page_sources.h"

namespace companion::page {

/// Everything about pages that can be updated: replaced as a whole or not at all.
struct PageRules {
  RulePack pack;
  PageSources sources;
  bool is_update = false;  ///< false: as shipped with this engine
};

/// The rules compiled in. It never fails: a broken shipped rule file fails its own test.
const PageRules& shipped_rules();

/// The rules this thread reads pages with. The reference holds until the next use_….
const PageRules& rules_in_use();

/// From now on this thread reads pages with these. Not to be called while it reads one.
void use_rules(std::unique_ptr<const PageRules> rules);

/// Back to the shipped rules; the same limits hold.
void use_shipped_rules();

}  // namespace companion::page

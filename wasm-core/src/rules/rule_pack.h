// The rule pack: what changes weekly (page layouts, currencies, …) as data files under
// wasm-core/rules, compiled in as text. Data never carries executable logic.
#pragma once

#include <span>
#include <string_view>

namespace companion::rules {

/// One rule file: its path under rules/ without ".json" ("pages/product_module") and text.
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

/// All rule files, sorted by name. (Defined in the generated rule_pack.gen.cpp.)
std::span<const EmbeddedFile> embedded_files();

/// The text of one file; empty when there is none of that name.
std::string_view embedded_file(std::string_view name);

}  // namespace companion::rules

// A rule pack that came after the engine was built: data only, checked and compiled as a
// whole before anything of it is used.
//
//   { "format": 1, "version": "2026-11-23.1", "minimum_engine": "0.1.0",
//     "pages": [ layout files ], "sources": { file of rules/sources } }
//
// Who made it is not asked here: the host verifies the signature over the text first.
#pragma once

#include <memory>
#include <string_view>

#include "companion/result.h"
#include "page/page_rules.h"

namespace companion::page {

/// The rules of an updated pack. Refused, and nothing changes: too_large above
/// kMaxUpdateBytes; invalid_input for text that is no pack of this format, that this engine
/// is too old for, that is not newer than the rules in use, or of which any rule is unknown
/// or broken.
Result<std::unique_ptr<const PageRules>> read_rule_update(std::string_view text);

/// Six times the shipped pack.
inline constexpr size_t kMaxUpdateBytes = 512 * 1024;

/// True when a version "YYYY-MM-DD" or "YYYY-MM-DD.N" is later than another; false as well
/// when either is no version.
bool is_later_version(std::string_view version, std::string_view than);

}  // namespace companion::page

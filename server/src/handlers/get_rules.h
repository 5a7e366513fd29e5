#pragma once

#include <filesystem>

#include "handlers/exchange.h"

namespace companion::server {

/// GET /v1/rules: the signed rule pack in `file`, as wasm-core/js/rule-pack.mjs wrote it:
/// {pack, signature, key}. The server neither reads the pack nor checks the signature:
/// clients do. The file is read anew for every request, so that it can be replaced
/// (by renaming another one over it) while the server runs.
///
/// The ETag is the signature in quotes. not_found when no file is configured (empty path); unavailable when it cannot be read.
Response get_rules(const Request& request, const std::filesystem::path& file);

}  // namespace companion::server

#include "page/pattern.h"

#include <re2/re2.h>

#include <stdexcept>

namespace companion::page {

namespace {

/// \p{L} and the like: the WebAssembly build carries no tables of them.
bool names_unicode_class(const std::string& pattern) {
  return pattern.find("\\p") != std::string::npos || pattern.find("\\P") != std::string::npos;
}

}  // namespace

Pattern::Pattern(const std::string& pattern)
    : compiled_(std::make_shared<const re2::RE2>(pattern, re2::RE2::Quiet)) {
  if (!compiled_->ok() || names_unicode_class(pattern)) throw std::invalid_argument("no regular expression of RE2: " + pattern);
}

bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

}  // namespace companion::page

// A pattern of a rule file, compiled once with the file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace companion::page {

/// An RE2 pattern without Unicode classes (\p{…}). Matching is linear in the text, whatever the pattern is.
class Pattern {
 public:
  /// Throws std::invalid_argument when the text is no pattern.
  explicit Pattern(const std::string& pattern);

  /// True when the pattern matches anywhere in the text.
  bool found_in(std::string_view text) const;

 private:
  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace companion::page

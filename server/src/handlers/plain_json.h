// A cursor over the plainest JSON: objects and arrays of ASCII texts, whole numbers and flags.
//
// It is for bodies of a shape known in advance, which it reads several times faster than a tree is
// built. It is stricter than JSON: whatever else a text may hold (other escapes, other letters, fractions)
// it does not take, and the caller then leaves the whole body to nlohmann_json, which also finds the error
// where there is one. So whatever it takes has to mean the same to both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace companion::server {

class PlainJson {
 public:
  /// `text` must outlive the cursor and the views that it returns.
  explicit PlainJson(std::string_view text) : rest_(text) {}

  /// Steps over this character, and the white space before it, if it comes next.
  bool skip(char expected);

  /// Whether nothing but white space is left.
  bool at_end();

  /// A text without escapes.
  std::optional<std::string_view> text();

  /// A text that may also hold \" and \\.
  std::optional<std::string> escaped_text();

  /// A number from 0 on with at most 18 digits.
  std::optional<int64_t> integer();

  std::optional<bool> flag();

 private:
  void skip_space();
  bool skip_word(std::string_view word);

  std::string_view rest_;
};

}  // namespace companion::server

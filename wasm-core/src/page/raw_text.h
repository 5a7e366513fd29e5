// The text of a raw value, as converters want it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::page {

/// The text of a JSON scalar without white space around it; absent when nothing is left.
std::optional<std::string> trimmed_text(std::string_view raw);

/// The text of a JSON scalar without white space around it, as a view where it holds no
/// escapes; empty when nothing is left. It must not outlive `raw`.
class ScalarText {
 public:
  explicit ScalarText(std::string_view raw);
  ScalarText(const ScalarText&) = delete;
  ScalarText& operator=(const ScalarText&) = delete;

  bool empty() const { return text_.empty(); }
  std::string_view view() const { return text_; }

 private:
  std::string decoded_;
  std::string_view text_;
};

/// True for what can be an id: 1 to 20 digits, not 0.
bool is_id(std::string_view text);

/// True for one or more ASCII digits and nothing else.
bool all_digits(std::string_view text);

}  // namespace companion::page

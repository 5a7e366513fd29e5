// What was noticed of a listing. A signal is an observation with its evidence; it never says what
// anybody meant by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace companion::signals {

/// Ascending.
enum class Severity : uint8_t { kNote, kWarning, kStrong };

struct Amount {
  int64_t minor = 0;
  std::string currency;  ///< ISO 4217
};

/// What stands for {name} in a text: words as they are, a number, or an amount of money.
struct Fact {
  std::string name;
  std::variant<std::string, int64_t, Amount> value;
};

/// A sentence of rules/trust/signals/text, by its key, with the facts in it.
struct Sentence {
  std::string key;
  std::vector<Fact> facts;
};

struct Evidence {
  Sentence sentence;
  std::optional<int64_t> seen_ms{};  ///< UTC
  std::string value{};               ///< what was seen, as printed; empty: nothing to quote
};

struct Signal {
  std::string id;
  Severity severity = Severity::kNote;
  Sentence sentence;
  std::vector<Evidence> evidence;
};

/// A signal that could not be looked for.
struct NotChecked {
  std::string id;
  std::string_view reason;  ///< "no_history", "no_title", …
};

struct Report {
  std::vector<Signal> signals;
  std::vector<NotChecked> not_checked;
};

}  // namespace companion::signals

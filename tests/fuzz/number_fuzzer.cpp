// Any text as a count or a number.
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz_check.h"
#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"
#include "page/printed_count.h"

namespace {

using companion::fuzz::require;
using namespace companion::money;

void check_numbers(std::string_view text) {
  const std::string plain = plain_number_text(text);
  size_t last_end = 0;
  for (const NumberToken& token : find_numbers(plain)) {
    require(token.begin >= last_end && token.begin < token.end && token.end <= plain.size(),
            "numbers stand one after the other in their text");
    last_end = token.end;
    for (const int decimals : {0, 2, 3}) {
      const auto decimal = decimal_text(token.text, {decimals, std::nullopt});
      if (!decimal) continue;
      const auto minor = decimal_to_minor(*decimal, decimals);
      require(!minor || *minor >= 0, "printed digits are no negative amount");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = companion::fuzz::as_text(data, size);
  if (const auto count = companion::page::read_count(text)) {
    require(count->count >= 0, "a count is not negative");
  }
  check_numbers(text);
  for (const int exponent : {0, 2, 3}) {
    const auto minor = decimal_to_minor(text, exponent);
    // An integer is its own amount, scaled exactly.
    if (exponent == 0 && minor && text.find_first_not_of("0123456789") == std::string_view::npos) {
      require(*minor == std::stoll(std::string(text)), "an integer is its own amount");
    }
  }
  return 0;
}

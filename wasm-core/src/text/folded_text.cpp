#include "text/folded_text.h"

#include "money/plain_text.h"
#include "text/letter_case.h"

namespace companion::text {

std::string folded_text(std::string_view printed) {
  std::string out;
  for (const char c : lower_case(money::plain_number_text(printed))) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out.push_back(c);
  }
  const size_t last = out.find_last_not_of(" .:!");
  out.resize(last == std::string::npos ? 0 : last + 1);
  return out;
}

}  // namespace companion::text

#include "signals/category_names.h"

#include <algorithm>

#include "signals/signal_rules.h"
#include "text/folded_text.h"

namespace companion::signals {

std::string widest_category(const std::vector<std::string>& path) {
  static const std::vector<std::string> general = strings_of_all(rule_file("words/general_categories"));
  for (const std::string& name : path) {
    const std::string folded = text::folded_text(name);
    if (!folded.empty() && std::find(general.begin(), general.end(), folded) == general.end()) return name;
  }
  return {};
}

}  // namespace companion::signals

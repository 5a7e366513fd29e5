#include "trust_rules/trust_pack.h"

namespace companion::trust_rules {

std::string_view trust_rule_file(std::string_view name) {
  for (const rules::EmbeddedFile& file : embedded_trust_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

}  // namespace companion::trust_rules

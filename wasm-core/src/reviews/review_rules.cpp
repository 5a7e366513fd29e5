#include "reviews/review_rules.h"

#include "json_reader/values.h"
#include "reviews/review_pack.h"

namespace companion::reviews {

std::string_view review_rule_file(std::string_view name) {
  for (const rules::EmbeddedFile& file : embedded_review_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

std::vector<std::string_view> review_rule_files(std::string_view folder) {
  const std::string start = std::string(folder) + "/";
  std::vector<std::string_view> out;
  for (const rules::EmbeddedFile& file : embedded_review_files()) {
    if (file.name.starts_with(start)) out.push_back(file.text);
  }
  return out;
}

std::vector<std::string> strings_of(std::string_view raw_list) {
  std::vector<std::string> out;
  json_reader::for_each_element(raw_list, [&](std::string_view raw) {
    if (auto text = json_reader::decode_string(raw)) out.push_back(std::move(*text));
    return true;
  });
  return out;
}

}  // namespace companion::reviews

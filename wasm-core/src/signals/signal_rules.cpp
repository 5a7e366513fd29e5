#include "signals/signal_rules.h"

#include <charconv>

#include "json_reader/values.h"
#include "trust_rules/trust_pack.h"

namespace companion::signals {

std::string_view rule_file(std::string_view name) {
  return trust_rules::trust_rule_file("signals/" + std::string(name));
}

std::vector<std::string_view> rule_files(std::string_view folder) {
  const std::string start = "signals/" + std::string(folder) + "/";
  std::vector<std::string_view> out;
  for (const rules::EmbeddedFile& file : trust_rules::embedded_trust_files()) {
    if (file.name.starts_with(start)) out.push_back(file.text);
  }
  return out;
}

int64_t whole_number(std::string_view raw) {
  int64_t value = 0;
  const auto [stop, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  return error == std::errc() && stop == raw.data() + raw.size() ? value : 0;
}

int64_t threshold(std::string_view signal, std::string_view name) {
  const std::string_view raw = json_reader::members<1>(rule_file("thresholds"), {signal})[0];
  return whole_number(json_reader::members<1>(raw, {name})[0]);
}

std::vector<std::string> strings_of(std::string_view raw_list) {
  std::vector<std::string> out;
  json_reader::for_each_element(raw_list, [&](std::string_view raw) {
    if (auto text = json_reader::decode_string(raw)) out.push_back(std::move(*text));
    return true;
  });
  return out;
}

std::vector<std::string> strings_of_all(std::string_view raw_object) {
  std::vector<std::string> out;
  json_reader::for_each_member(raw_object, [&](std::string_view, std::string_view raw_list) {
    for (std::string& text : strings_of(raw_list)) out.push_back(std::move(text));
    return true;
  });
  return out;
}

}  // namespace companion::signals

// Several sources of one page as one: each field from the best source that has it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "page/source_reading.h"

namespace companion::page {

/// Answers get<T>(Field) and notes which layout each answer came from.
class SourcePicker {
 public:
  /// `sources` best first; both outlive the picker.
  SourcePicker(const std::vector<SourceReading>& sources, std::map<std::string, std::string>& used)
      : sources_(sources), used_(used) {}

  template <typename T>
  std::optional<T> get(Field field) const {
    for (const SourceReading& source : sources_) {
      auto value = source.get<T>(field);
      if (!value) continue;
      used_[std::string(field_name(field))] = source.layout().id;
      return value;
    }
    return std::nullopt;
  }

 private:
  const std::vector<SourceReading>& sources_;
  std::map<std::string, std::string>& used_;
};

}  // namespace companion::page

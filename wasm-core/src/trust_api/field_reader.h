// Reads the members of a JSON object that may hold anything.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "trust_api/listing_payload.h"

namespace companion::trust_api {

/// An absent member is unknown; one of another type or out of bounds is unknown too, with a warning.
class FieldReader {
 public:
  /// `object` must outlive the reader; anything but an object reads as one without members.
  FieldReader(const nlohmann::json& object, std::string path, std::vector<ListingWarning>& warnings)
      : object_(object), path_(std::move(path)), warnings_(warnings) {}

  /// At most `most_bytes` of it, cut between characters; empty when unknown.
  std::string text(const char* name, size_t most_bytes) const;
  std::optional<int64_t> whole(const char* name, int64_t least, int64_t most) const;
  std::optional<double> number(const char* name, double least, double most) const;
  bool flag(const char* name) const;
  /// UTC milliseconds of an ISO 8601 time.
  std::optional<int64_t> time(const char* name) const;
  std::vector<std::string> texts(const char* name, size_t most, size_t most_bytes) const;

  /// The member as an object; without members when it is none.
  FieldReader inner(const char* name) const;
  /// The first `most` objects of a list; the others are left out with a warning.
  std::vector<FieldReader> rows(const char* name, size_t most) const;

  bool has(const char* name) const { return find(name) != nullptr; }

  void warn(const char* code, const char* name) const;

 private:
  const nlohmann::json* find(const char* name) const;
  std::string path_to(const char* name) const;

  const nlohmann::json& object_;
  std::string path_;
  std::vector<ListingWarning>& warnings_;
};

}  // namespace companion::trust_api

// The digest in two or three sentences.
#pragma once

#include <string>

namespace companion::reviews {

struct Digest;

/// Out of rules/reviews/text/<locale>.json; English where there is no such file. Says nothing that
/// is not in the digest.
std::string digest_text(const Digest& digest, const std::string& locale);

/// The name of an aspect in a locale; English, then the id, where it has none.
std::string aspect_name(const std::string& aspect, const std::string& locale);

}  // namespace companion::reviews

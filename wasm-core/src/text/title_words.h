// A product's title taken apart into what can be compared with another title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion::text {

/// The words of a title, lower case, sorted, each once; pairs of characters where a script writes
/// no spaces. Every number is a word "property=value", so that two titles can contradict each other:
///   "64 GB" and "64GB" → "#gb=64", "iPhone 15" → "iphone#=15", "DTW700" → "dtw#=700",
///   "160x80cm" → "#x#cm=160,80"
/// Counts of pieces ("10 pcs") are left out: pack_size() reads them. Units: rules/text/title_words.json.
std::vector<std::string> title_words(std::string_view title);

/// The property of such a number, with its '='; empty for a plain word.
std::string_view property_of(std::string_view word);

/// A word of title_words() as a person writes it: "#gb=64" → "64gb", "iphone#=15" → "iphone15".
std::string readable(std::string_view word);

/// Whether a word makes another product of it when only one of two titles has it: "pro", "left".
bool is_telling(std::string_view word);

}  // namespace companion::text

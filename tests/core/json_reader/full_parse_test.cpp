// The streaming reader against a full parse, on generated JSON that is as odd
// as JSON may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "reference_reader.h"

namespace companion::fuzz {
namespace {

/// Writes random JSON whose keys are mostly those of the rule files.
class OddJson {
public:
  explicit OddJson(uint64_t seed) : random_(seed) {
    for (const std::string &path : rule_paths()) {
      for (size_t at = 0; at <= path.size();) {
        const size_t dot = std::min(path.find('.', at), path.size());
        keys_.push_back(path.substr(at, dot - at));
        at = dot + 1;
      }
    }
  }

  std::string text() {
    out_.clear();
    // A rule path from its root, so that deep paths are there at all.
    object(0, rule_paths()[below(rule_paths().size())]);
    return out_;
  }

private:
  static constexpr int kMaxDepth = 7;

  size_t below(size_t limit) { return static_cast<size_t>(random_() % limit); }

  void space() {
    static constexpr const char *kSpaces[] = {"",  "",   "",
                                              " ", "\n", "\t\r\n  "};
    out_ += kSpaces[below(std::size(kSpaces))];
  }

  void string() {
    static constexpr const char *kParts[] = {
        "a",     "\\\"", "\\\\", "\\u20ac", "\\ud83d\\ude00",
        "\\n",   "\\/",  "{",    "}",       "[",
        "]",     ",",    ":",    "é",       "日本",
        "19.99", "'"};
    out_ += '"';
    for (size_t i = below(8); i > 0; --i)
      out_ += kParts[below(std::size(kParts))];
    out_ += '"';
  }

  void scalar() {
    static constexpr const char *kScalars[] = {
        "null", "true",  "false", "0",
        "-1.5", "19.99", "1e3",   "9007199254740993",
        "\"\""};
    if (below(2) == 0)
      return string();
    out_ += kScalars[below(std::size(kScalars))];
  }

  void key(const std::string &name) {
    out_ += '"' + name + '"';
    space();
    out_ += ':';
    space();
  }

  void value(int depth, const std::string &rest) {
    if (!rest.empty() && depth < kMaxDepth)
      return object(depth, rest);
    switch (depth < kMaxDepth ? below(5) : 0) {
    case 3:
      return array(depth);
    case 4:
      return object(depth, "");
    default:
      return scalar();
    }
  }

  /// Members with random keys (some of them twice), and one that leads along
  /// `path`.
  void object(int depth, const std::string &path) {
    const size_t dot = std::min(path.find('.'), path.size());
    const std::string next = path.substr(0, dot);
    const std::string rest = path.substr(std::min(dot + 1, path.size()));
    out_ += '{';
    space();
    const size_t count = 1 + below(4);
    const size_t leading = below(count);
    for (size_t i = 0; i < count; ++i) {
      if (i > 0)
        out_ += ',';
      space();
      const bool leads = !path.empty() && i >= leading;
      key(leads ? next : keys_[below(keys_.size())]);
      value(depth + 1, leads ? rest : "");
      space();
    }
    out_ += '}';
  }

  void array(int depth) {
    out_ += '[';
    space();
    for (size_t i = below(4); i > 0; --i) {
      value(depth + 1, "");
      space();
      if (i > 1)
        out_ += ',';
      space();
    }
    out_ += ']';
  }

  std::mt19937_64 random_;
  std::vector<std::string> keys_;
  std::string out_;
};

TEST(StreamingReader, FindsWhatAFullParseFinds) {
  OddJson json(7);
  int found = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = json.text();
    const auto root = full_parse(text);
    ASSERT_TRUE(root) << text;
    ASSERT_EQ(first_difference(text, *root), "") << text;
    for (const std::string &path : rule_paths())
      found += value_at(*root, path) != nullptr;
  }
  EXPECT_GT(found, 3000) << "the texts hold what the paths name";
}

TEST(ReferenceReader, SaysWhereReadersDiffer) {
  const std::string text = R"({"titleModule":{"subject":"Lamp"}})";
  const auto other = full_parse(R"({"titleModule":{"subject":"Clock"}})");
  EXPECT_EQ(
      first_difference(text, *other),
      R"(titleModule: streamed {"subject":"Lamp"}, parsed {"subject":"Clock"})");
}

} // namespace
} // namespace companion::fuzz

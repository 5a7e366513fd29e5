#include "reviews/digest_text.h"

#include <array>
#include <string_view>

#include "json_reader/values.h"
#include "reviews/digest.h"
#include "reviews/review_rules.h"

namespace companion::reviews {
namespace {

/// Aspects that a sentence names.
constexpr size_t kNamedAspects = 3;

std::string text_member(std::string_view raw_object, std::string_view name) {
  const auto raw = json_reader::members(raw_object, std::array<std::string_view, 1>{name});
  return json_reader::decode_string(raw[0]).value_or("");
}

void replace(std::string& sentence, std::string_view mark, std::string_view with) {
  const size_t at = sentence.find(mark);
  if (at != std::string::npos) sentence.replace(at, mark.size(), with);
}

class Sentences {
 public:
  Sentences(const Digest& digest, const std::string& locale) : digest_(digest), locale_(locale) {
    raw_ = review_rule_file("text/" + locale);
    if (!raw_.empty()) return;
    raw_ = review_rule_file("text/en");
    locale_ = "en";
  }

  std::string write() const {
    switch (digest_.state) {
      case DigestState::kNone: return text_member(raw_, "none");
      case DigestState::kNoText: return joined({counted("no_text")});
      case DigestState::kFew: return joined({counted("few"), aspects("praised", digest_.pros),
                                             aspects("criticised", digest_.cons)});
      case DigestState::kEnough: break;
    }
    const std::string recent = lately();
    const std::string praised = aspects("praised", digest_.pros);
    const std::string criticised = aspects("criticised", digest_.cons);
    return joined({counted("read"), praised, criticised,
                   praised.empty() || criticised.empty() ? recent : std::string()});
  }

 private:
  static std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) {
      if (!out.empty() && !sentence.empty()) out += ' ';
      out += sentence;
    }
    return out;
  }

  std::string stars(int64_t hundredths) const {
    const int64_t tenths = (hundredths + 5) / 10;
    return std::to_string(tenths / 10) + text_member(raw_, "decimal_mark") +
           std::to_string(tenths % 10);
  }

  std::string counted(std::string_view name) const {
    std::string out = text_member(raw_, name);
    replace(out, "{count}", std::to_string(digest_.state == DigestState::kNoText ? digest_.count
                                                                                 : digest_.with_text));
    if (!digest_.average_stars_hundredths) return out;
    std::string average = text_member(raw_, "average");
    replace(average, "{stars}", stars(*digest_.average_stars_hundredths));
    return out + ' ' + average;
  }

  std::string aspects(std::string_view name, const std::vector<AspectSummary>& list) const {
    if (list.empty()) return {};
    std::string names;
    for (size_t i = 0; i < list.size() && i < kNamedAspects; ++i) {
      if (i > 0) names += text_member(raw_, "comma");
      names += aspect_name(list[i].aspect, locale_) + " (" + std::to_string(list[i].reviews.size()) + ')';
    }
    std::string out = text_member(raw_, name);
    replace(out, "{aspects}", names);
    return out;
  }

  std::string lately() const {
    for (const RecentChange& change : digest_.lately) {
      if (!change.aspect.empty()) continue;
      const bool is_better = change.gap.average > change.gap.others_average;
      std::string out = text_member(raw_, is_better ? "better" : "worse");
      replace(out, "{recent}", stars(change.gap.average));
      replace(out, "{before}", stars(change.gap.others_average));
      return out;
    }
    return {};
  }

  const Digest& digest_;
  std::string locale_;
  std::string_view raw_;
};

}  // namespace

std::string aspect_name(const std::string& aspect, const std::string& locale) {
  const std::string_view file = review_rule_file("aspects/" + aspect);
  const auto names = json_reader::members(file, std::array<std::string_view, 1>{"names"})[0];
  std::string name = text_member(names, locale);
  if (name.empty()) name = text_member(names, "en");
  return name.empty() ? aspect : name;
}

std::string digest_text(const Digest& digest, const std::string& locale) {
  return Sentences(digest, locale).write();
}

}  // namespace companion::reviews

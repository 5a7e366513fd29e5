// companion_review_readings: what the rule reader makes of texts, to measure it.
//
//   companion_review_readings < REVIEWS > READINGS
//
// REVIEWS is JSON Lines with "text" and, if known, "translated" and "language". READINGS gets for
// each line {"stars":[permille of one to five stars],"aspects":[[aspect, -1 | 0 | 1, start, end]...],
// "opinions":[how often the text itself says great, good, middling, bad, awful]}.
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json_writer.h"
#include "reviews/rule_reader.h"
#include "rules/parsed_json.h"

namespace {

using companion::JsonWriter;
using companion::reviews::Review;

std::optional<std::string> text_of(const nlohmann::json& row, const char* name) {
  const auto text = row.find(name);
  if (text == row.end() || !text->is_string()) return std::nullopt;
  return text->get<std::string>();
}

Review review_of(const std::string& line) {
  Review review;
  const nlohmann::json row = companion::rules::parsed_json(line);
  if (!row.is_object()) return review;
  review.text = text_of(row, "text").value_or("");
  review.translated = text_of(row, "translated");
  review.language = text_of(row, "language");
  return review;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const Review review = review_of(line);
    const auto reading = companion::reviews::read_review_by_rules(review);
    JsonWriter out;
    out.begin_object().key("stars").begin_array();
    for (const float share : reading.stars) out.integer(std::lround(share * 1000));
    out.end_array().key("aspects").begin_array();
    for (const auto& mention : reading.aspects) {
      out.begin_array().string(mention.aspect).integer(static_cast<int>(mention.polarity) - 1);
      out.integer(mention.start).integer(mention.end).end_array();
    }
    out.end_array().key("opinions").begin_array();
    const auto counts = count_opinions(companion::reviews::read_words(review.text), review.language);
    for (const int count : {counts.great, counts.good, counts.middling, counts.bad, counts.awful}) {
      out.integer(count);
    }
    out.end_array().end_object();
    std::cout << out.take() << '\n';
  }
}

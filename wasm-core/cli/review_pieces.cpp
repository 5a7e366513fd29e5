// companion_review_pieces: the words of texts, as the reviews network is trained on them and as
// the core hands them to it.
//
//   companion_review_pieces PIECES [WORDS] < TEXTS
//
// TEXTS is JSON Lines with a member "text". PIECES gets for each line, little-endian: a uint16
// number of words, then 24 int32 ids for each. WORDS gets a line of JSON for each: its language,
// words ([folded, start, end]) and clauses ([first word, one past the last, start, end]).
// A line that cannot be read stands as a text without words.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json_writer.h"
#include "reviews/language.h"
#include "reviews/word_pieces.h"
#include "reviews/words.h"
#include "rules/parsed_json.h"

namespace {

using companion::JsonWriter;
using companion::reviews::Words;

std::string text_of(const std::string& line) {
  const nlohmann::json row = companion::rules::parsed_json(line);
  if (!row.is_object()) return {};
  const auto text = row.find("text");
  return text != row.end() && text->is_string() ? text->get<std::string>() : std::string();
}

template <typename Number>
void append_number(std::string& out, Number value) {
  for (size_t byte = 0; byte < sizeof value; ++byte) {
    out.push_back(static_cast<char>(static_cast<uint32_t>(value) >> (8 * byte)));
  }
}

void write_pieces(std::ostream& out, const Words& words) {
  const auto pieces = companion::reviews::word_pieces(words);
  std::string bytes;
  append_number(bytes, static_cast<uint16_t>(pieces.size()));
  for (const auto& word : pieces) {
    for (const int32_t id : word) append_number(bytes, id);
  }
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void write_words(std::ostream& out, const Words& words) {
  JsonWriter json;
  json.begin_object();
  if (const auto language = companion::reviews::language_of(words)) {
    json.key("language").string(*language);
  }
  json.key("words").begin_array();
  for (const auto& [folded, start, end] : words.words) {
    json.begin_array().string(folded).integer(start).integer(end).end_array();
  }
  json.end_array().key("clauses").begin_array();
  for (const auto& [start, end, first, last] : words.clauses) {
    json.begin_array().integer(static_cast<int64_t>(first)).integer(static_cast<int64_t>(last));
    json.integer(start).integer(end).end_array();
  }
  out << json.end_array().end_object().take() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: companion_review_pieces PIECES [WORDS] < TEXTS\n";
    return 2;
  }
  std::ofstream pieces(argv[1], std::ios::binary);
  std::ofstream words_out;
  if (argc == 3) words_out.open(argv[2]);
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const Words words = companion::reviews::read_words(text_of(line));
    write_pieces(pieces, words);
    if (argc == 3) write_words(words_out, words);
  }
  pieces.flush();
  if (pieces && (argc < 3 || words_out.flush())) return 0;
  std::cerr << "companion_review_pieces: cannot write the output\n";
  return 1;
}

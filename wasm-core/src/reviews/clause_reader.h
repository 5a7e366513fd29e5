// One clause at a time: which aspects it speaks of, and how.
#pragma once

#include <string>
#include <vector>

#include "reviews/lexicon.h"
#include "reviews/reading.h"
#include "reviews/words.h"

namespace companion::reviews {

/// An aspect of which a clause speaks. Balance: above 0 praise, below 0 blame, 0 neither.
struct AspectOpinion {
  uint8_t aspect = 0;
  int balance = 0;
  bool is_own = false;  ///< the clause itself says how; else it is taken from its neighbour
};

/// Opinions of a clause or a whole text, by strength.
struct OpinionCounts {
  int great = 0;
  int good = 0;
  int middling = 0;
  int bad = 0;
  int awful = 0;

  void add(int strength);
  void add(const OpinionCounts& other);
  bool is_empty() const { return great + good + middling + bad + awful == 0; }
  int balance() const { return 2 * great + good - bad - 2 * awful; }
};

struct ClauseReading {
  std::vector<AspectOpinion> aspects;
  OpinionCounts opinions;
  size_t known_words = 0;  ///< words that the tables hold
};

/// Reads the clauses of a text. `plain`: its words without marks (plain_letters()).
std::vector<ClauseReading> read_clauses(const Words& words, const std::vector<std::string>& plain,
                                        const Lexicon& lexicon);

}  // namespace companion::reviews

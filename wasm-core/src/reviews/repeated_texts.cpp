#include <algorithm>
#include <set>
#include <unordered_map>

#include "reviews/near_duplicates.h"
#include "reviews/pattern_parts.h"
#include "reviews/pattern_weights.h"
#include "reviews/signal_builder.h"
#include "reviews/text_hash.h"

namespace companion::reviews {
namespace {

constexpr size_t kSequenceWords = 4;

void add_copies(std::string_view id, const TextGroups& groups, size_t all, Signals& out) {
  std::vector<size_t> reviews;
  std::vector<size_t> surplus;
  size_t largest = 0;
  for (const auto& group : groups) {
    reviews.insert(reviews.end(), group.begin(), group.end());
    surplus.insert(surplus.end(), group.begin() + 1, group.end());
    largest = std::max(largest, group.size());
  }
  auto signal = signal_of(id, "copies", std::move(reviews), all);
  if (!signal) return;
  std::sort(surplus.begin(), surplus.end());
  signal->surplus = std::move(surplus);
  add_fact(*signal, "groups", groups.size());
  add_fact(*signal, "largest_group", largest);
  out.push_back(std::move(*signal));
}

/// Hashes of each four words in a row, each once.
std::set<uint32_t> sequences_of(const Words& text) {
  std::set<uint32_t> out;
  for (size_t at = 0; at + kSequenceWords <= text.words.size(); ++at) {
    uint32_t hash = kFnvBasis;
    for (size_t next = at; next < at + kSequenceWords; ++next) {
      hash = fnv1a(" ", fnv1a(text.words[next].folded, hash));
    }
    out.insert(hash);
  }
  return out;
}

/// The words hardly differ from one another: "good good good good …".
bool says_the_same_again(const Words& text) {
  std::set<std::string_view> distinct;
  for (const Word& word : text.words) distinct.insert(word.folded);
  const auto most = static_cast<size_t>(pattern_weight("repetition", "distinct_percent"));
  // A long text repeats its small words: its vocabulary grows with the root of its length.
  constexpr size_t kUsualLength = 60;
  const size_t length = std::min(text.words.size(), kUsualLength);
  return distinct.size() * 100 <= most * length;
}

void add_repetition(const ReviewSet& set, const std::vector<bool>& is_copy, Signals& out) {
  const auto least_words = static_cast<size_t>(pattern_weight("repetition", "least_words"));
  const int64_t least_others = pattern_weight("repetition", "least_others");
  const auto least_percent = static_cast<size_t>(pattern_weight("repetition", "repeated_percent"));
  std::unordered_map<uint32_t, int64_t> texts_with;
  for (const Words& text : set.words) {
    for (const uint32_t sequence : sequences_of(text)) ++texts_with[sequence];
  }
  std::vector<size_t> found;
  for (size_t at = 0; at < set.words.size(); ++at) {
    if (is_copy[at] || set.words[at].words.size() < least_words) continue;
    const auto sequences = sequences_of(set.words[at]);
    const auto shared = static_cast<size_t>(std::count_if(
        sequences.begin(), sequences.end(), [&](uint32_t sequence) { return texts_with[sequence] > least_others; }));
    const bool shares = shared * 100 >= least_percent * sequences.size();
    if (shares || says_the_same_again(set.words[at])) found.push_back(at);
  }
  if (auto signal = signal_of("repetitive_text", "repetition", std::move(found), set.reviews.size())) {
    out.push_back(std::move(*signal));
  }
}

}  // namespace

void find_repeated_texts(const ReviewSet& set, Signals& out) {
  const TextCopies copies =
      find_copies(set.words, static_cast<size_t>(pattern_weight("copies", "least_words")),
                  static_cast<int>(pattern_weight("copies", "alike_percent")));
  add_copies("duplicates", copies.same, set.reviews.size(), out);
  add_copies("near_duplicates", copies.alike, set.reviews.size(), out);
  std::vector<bool> is_copy(set.words.size(), false);
  for (const TextGroups* groups : {&copies.same, &copies.alike}) {
    for (const auto& group : *groups) {
      for (const size_t text : group) is_copy[text] = true;
    }
  }
  add_repetition(set, is_copy, out);
}

}  // namespace companion::reviews

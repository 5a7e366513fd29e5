#include "reviews/near_duplicates.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_map>

#include "reviews/text_hash.h"

namespace companion::reviews {
namespace {

constexpr size_t kShingleWords = 3;
/// 8 bands of 3: texts that share 60 % meet with a chance of 87 %, such that share 80 % nearly always.
constexpr size_t kBands = 8;
constexpr size_t kRows = 3;
/// A text is compared with the first so many of a band's bucket.
constexpr size_t kMostCompared = 8;
/// Enough of a long text.
constexpr size_t kMostShingles = 400;

using Shingles = std::vector<uint32_t>;

/// Hashes of each three words in a row, sorted, each once.
Shingles shingles_of(const Words& text) {
  Shingles out;
  const auto& words = text.words;
  for (size_t at = 0; at + kShingleWords <= words.size() && at < kMostShingles; ++at) {
    uint32_t hash = kFnvBasis;
    for (size_t next = at; next < at + kShingleWords; ++next) {
      hash = fnv1a(" ", fnv1a(words[next].folded, hash));
    }
    out.push_back(hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

uint32_t text_hash(const Words& text) {
  uint32_t hash = kFnvBasis;
  for (const Word& word : text.words) hash = fnv1a(" ", fnv1a(word.folded, hash));
  return hash;
}

bool same_words(const Words& a, const Words& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                    [](const Word& left, const Word& right) { return left.folded == right.folded; });
}

/// A well-mixed number of a hash and a seed (the finaliser of MurmurHash3).
uint32_t mixed(uint32_t hash, uint32_t seed) {
  hash ^= seed * 0x9E3779B9u;
  hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
  hash = (hash ^ hash >> 13) * 0xC2B2AE35u;
  return hash ^ hash >> 16;
}

/// For each band, a hash of its rows' minima.
std::array<uint64_t, kBands> band_keys(const Shingles& shingles) {
  std::array<uint64_t, kBands> keys{};
  for (uint32_t band = 0; band < kBands; ++band) {
    uint64_t key = band;
    for (uint32_t row = 0; row < kRows; ++row) {
      uint32_t least = UINT32_MAX;
      for (const uint32_t shingle : shingles) {
        least = std::min(least, mixed(shingle, band * kRows + row + 1));
      }
      key = key * 0x100000001B3u ^ least;
    }
    keys[band] = key;
  }
  return keys;
}

bool are_alike(const Shingles& a, const Shingles& b, int alike_percent) {
  size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++shared, ++left, ++right;
    } else {
      *left < *right ? ++left : ++right;
    }
  }
  return shared * 100 >= static_cast<size_t>(alike_percent) * (a.size() + b.size() - shared);
}

/// Joins texts into groups (union-find).
class Groups {
 public:
  explicit Groups(size_t count) : leader_(count) { std::iota(leader_.begin(), leader_.end(), 0); }

  size_t leader_of(size_t text) {
    while (leader_[text] != text) text = leader_[text] = leader_[leader_[text]];
    return text;
  }
  void join(size_t a, size_t b) {
    const auto [first, second] = std::minmax({leader_of(a), leader_of(b)});
    leader_[second] = first;
  }
  TextGroups of_two_or_more() {
    std::map<size_t, std::vector<size_t>> members;
    for (size_t text = 0; text < leader_.size(); ++text) members[leader_of(text)].push_back(text);
    TextGroups out;
    for (auto& [leader, texts] : members) {
      if (texts.size() > 1) out.push_back(std::move(texts));
    }
    return out;
  }

 private:
  std::vector<size_t> leader_;
};

TextGroups same_texts(std::span<const Words> texts, size_t least_words) {
  Groups groups(texts.size());
  std::unordered_map<uint32_t, size_t> first_of;
  for (size_t at = 0; at < texts.size(); ++at) {
    if (texts[at].words.size() < least_words) continue;
    const auto [found, added] = first_of.try_emplace(text_hash(texts[at]), at);
    if (!added && same_words(texts[found->second], texts[at])) groups.join(found->second, at);
  }
  return groups.of_two_or_more();
}

}  // namespace

TextCopies find_copies(std::span<const Words> texts, size_t least_words, int alike_percent) {
  TextCopies copies{same_texts(texts, least_words), {}};
  std::vector<bool> repeats(texts.size(), false);  // a later copy meets what the first one meets
  for (const auto& group : copies.same) {
    for (size_t at = 1; at < group.size(); ++at) repeats[group[at]] = true;
  }
  Groups groups(texts.size());
  std::vector<Shingles> shingles(texts.size());
  std::unordered_map<uint64_t, std::vector<size_t>> buckets;
  for (size_t at = 0; at < texts.size(); ++at) {
    if (repeats[at] || texts[at].words.size() < least_words) continue;
    shingles[at] = shingles_of(texts[at]);
    for (const uint64_t key : band_keys(shingles[at])) {
      std::vector<size_t>& bucket = buckets[key];
      for (const size_t other : bucket) {
        if (groups.leader_of(other) == groups.leader_of(at)) continue;
        if (are_alike(shingles[other], shingles[at], alike_percent)) groups.join(other, at);
      }
      if (bucket.size() < kMostCompared) bucket.push_back(at);
    }
  }
  copies.alike = groups.of_two_or_more();
  return copies;
}

}  // namespace companion::reviews

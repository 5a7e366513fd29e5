#include "reviews/aspect_tally.h"

namespace companion::reviews {
namespace {

constexpr int kFewestPraisingStars = 4;
constexpr int kMostBlamingStars = 2;

struct Voices {
  int praise = 0;
  int blame = 0;
};

std::map<std::string, Voices> voices_of(const Reading& reading) {
  std::map<std::string, Voices> out;
  for (const AspectMention& mention : reading.aspects) {
    Voices& voices = out[mention.aspect];
    if (mention.polarity == Polarity::kPositive) ++voices.praise;
    if (mention.polarity == Polarity::kNegative) ++voices.blame;
  }
  return out;
}

/// 1: praises, -1: blames, 0: neither.
int vote(const Voices& voices, const Review& review) {
  if (voices.praise != voices.blame) return voices.praise > voices.blame ? 1 : -1;
  if (voices.praise > 0 || !review.stars) return 0;
  if (*review.stars >= kFewestPraisingStars) return 1;
  return *review.stars <= kMostBlamingStars ? -1 : 0;
}

}  // namespace

std::map<std::string, AspectTally> tally_aspects(const std::vector<Review>& reviews,
                                                 const std::vector<Reading>& readings) {
  std::map<std::string, AspectTally> out;
  for (size_t i = 0; i < reviews.size(); ++i) {
    for (const auto& [aspect, voices] : voices_of(readings[i])) {
      const int side = vote(voices, reviews[i]);
      if (side > 0) out[aspect].praising.push_back(i);
      if (side < 0) out[aspect].blaming.push_back(i);
    }
  }
  return out;
}

}  // namespace companion::reviews

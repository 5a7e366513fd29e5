#include "crowd/judgement.h"

#include <map>
#include <optional>

namespace companion::crowd {
namespace {

std::optional<int64_t> published_on(const std::vector<DayPoint>& points, int64_t day) {
  for (auto point = points.rbegin(); point != points.rend() && point->day >= day; ++point) {
    if (point->day == day && point->state == PointState::kPublished) return point->lowest_minor;
  }
  return std::nullopt;
}

/// The keys with weight that voted for the published price.
struct Support {
  int64_t keys = 0;
  std::map<NetworkId, int64_t> keys_by_network;
};

Support support_of(int64_t price_minor, const std::vector<WeighedVote>& votes) {
  Support support;
  for (const WeighedVote& each : votes) {
    if (each.weight == 0 || each.vote.price_minor != price_minor) continue;
    ++support.keys;
    ++support.keys_by_network[each.vote.network];
  }
  return support;
}

/// Whether the price had enough behind it without this vote for it.
bool others_suffice(const WeighedVote& vote, const Support& support, const ConsensusRules& rules) {
  int64_t keys = support.keys;
  auto networks = static_cast<int64_t>(support.keys_by_network.size());
  if (vote.weight > 0) {
    --keys;
    if (support.keys_by_network.at(vote.vote.network) == 1) --networks;
  }
  return keys >= rules.publish.keys && networks >= rules.publish.networks;
}

}  // namespace

std::vector<Judgement> judge(const std::vector<WeighedVote>& votes,
                             const std::vector<DayPoint>& points, int64_t day,
                             const ConsensusRules& rules) {
  std::vector<Judgement> judgements(votes.size(), Judgement::kNeither);
  const auto published = published_on(points, day);
  if (!published) return judgements;
  const auto before = published_on(points, day - 1);
  const auto after = published_on(points, day + 1);
  const Support support = support_of(*published, votes);
  for (size_t i = 0; i < votes.size(); ++i) {
    const int64_t price = votes[i].vote.price_minor;
    if (price == *published) {
      if (others_suffice(votes[i], support, rules)) judgements[i] = Judgement::kAgreed;
    } else if (price != before && price != after) {
      judgements[i] = Judgement::kDisagreed;
    }
  }
  return judgements;
}

}  // namespace companion::crowd

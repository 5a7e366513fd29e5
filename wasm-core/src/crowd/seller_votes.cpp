#include "crowd/seller_votes.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace companion::crowd {
namespace {

int64_t weight_of(const std::vector<SellerVote>& votes) {
  int64_t weight = 0;
  for (const SellerVote& each : votes) weight += each.voter.weight;
  return weight;
}

}  // namespace

SellerVotes::SellerVotes(std::vector<SellerVote> votes, const ConsensusRules& rules)
    : votes_(std::move(votes)) {
  std::vector<VoterWeight> voters;
  voters.reserve(votes_.size());
  for (const SellerVote& each : votes_) voters.push_back(each.voter);
  limit_weights(voters, rules);
  for (size_t i = 0; i < votes_.size(); ++i) votes_[i].voter = voters[i];
  std::stable_sort(votes_.begin(), votes_.end(),
                   [](const auto& one, const auto& other) { return one.value < other.value; });
}

Backing SellerVotes::backing_of(const std::vector<SellerVote>& votes) {
  BackingCount count;
  for (const SellerVote& each : votes) count.add(each.voter.network, each.voter.proven);
  return count.total();
}

std::optional<int64_t> SellerVotes::median() const {
  const int64_t total = weight_of(votes_);
  if (total == 0) return std::nullopt;
  int64_t up_to = 0;
  for (const SellerVote& each : votes_) {
    up_to += each.voter.weight;
    if (2 * up_to >= total) return each.value;
  }
  return std::nullopt;
}

SellerVotes::Agreement SellerVotes::agreement(int64_t value, int64_t tolerance) const {
  std::vector<SellerVote> agreeing;
  std::copy_if(votes_.begin(), votes_.end(), std::back_inserter(agreeing),
               [=](const SellerVote& each) { return std::abs(each.value - value) <= tolerance; });
  return {backing_of(agreeing), weight_of(agreeing), weight_of(votes_)};
}

}  // namespace companion::crowd

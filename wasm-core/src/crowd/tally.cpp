#include "crowd/tally.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "crowd/voter_weights.h"

namespace companion::crowd {
namespace {

/// Whether `report` is its contributor's word rather than `vote`.
bool replaces(const Report& report, const Vote& vote) {
  // Compared to the last member, or the outcome would depend on the order of reports.
  const auto rank = [](const auto& seen) {
    return std::tuple(seen.observed_at_ms, -seen.price_minor, seen.list_price_minor, seen.in_stock,
                      seen.network, seen.category_id);
  };
  return rank(report) > rank(vote);
}

/// What one network, and all keys on probation, weigh too much is cut.
void limit_weights_of(std::vector<WeighedVote>& votes, const ConsensusRules& rules) {
  std::vector<VoterWeight> voters;
  voters.reserve(votes.size());
  for (const WeighedVote& each : votes) {
    voters.push_back({each.vote.network, each.weight, each.proven});
  }
  limit_weights(voters, rules);
  for (size_t i = 0; i < votes.size(); ++i) votes[i].weight = voters[i].weight;
}

/// Votes for one price while they are counted.
struct Count {
  SupportedPrice price;
  std::set<NetworkId> networks;
  std::map<int64_t, int64_t> list_prices;  ///< list price → keys
  std::map<bool, int64_t> stocks;          ///< in stock → keys
};

void add_vote(Count& count, const WeighedVote& each, int64_t day) {
  SupportedPrice& price = count.price;
  price.price_minor = each.vote.price_minor;
  price.weight += each.weight;
  price.proven_keys += each.proven ? 1 : 0;
  ++price.keys;
  count.networks.insert(each.vote.network);
  if (each.vote.list_price_minor) ++count.list_prices[*each.vote.list_price_minor];
  if (each.vote.in_stock) ++count.stocks[*each.vote.in_stock];
  if (day_of(each.vote.observed_at_ms) != day) return;
  const int64_t seen = each.vote.observed_at_ms;
  price.first_seen_ms = price.today_weight == 0 ? seen : std::min(price.first_seen_ms, seen);
  price.last_seen_ms = price.today_weight == 0 ? seen : std::max(price.last_seen_ms, seen);
  price.today_weight += each.weight;
}

/// What most keys said, of equals the first, if they are as many as needed.
template <typename Value>
std::optional<Value> said_most(const std::map<Value, int64_t>& keys_by_value, int64_t needed) {
  std::optional<Value> said;
  int64_t most = needed - 1;
  for (const auto& [value, keys] : keys_by_value) {
    if (keys <= most) continue;
    most = keys;
    said = value;
  }
  return said;
}

SupportedPrice finished(Count& count, const ConsensusRules& rules) {
  count.price.networks = static_cast<int64_t>(count.networks.size());
  count.price.list_price_minor = said_most(count.list_prices, rules.publish.keys);
  count.price.in_stock = said_most(count.stocks, rules.publish.keys);
  return count.price;
}

std::optional<SupportedCategory> leading_category(const std::vector<WeighedVote>& votes) {
  std::map<int64_t, BackingCount> counts;
  int64_t naming = 0;
  for (const WeighedVote& each : votes) {
    if (!each.vote.category_id) continue;
    counts[*each.vote.category_id].add(each.vote.network, each.proven);
    ++naming;
  }
  for (const auto& [category_id, count] : counts) {
    if (2 * count.total().keys > naming) return SupportedCategory{category_id, count.total()};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Vote> votes_of(const std::vector<Report>& reports) {
  std::map<ContributorId, Vote> votes;
  for (const Report& report : reports) {
    const Vote vote{report.contributor, report.network, report.observed_at_ms, report.price_minor,
                    report.list_price_minor, report.in_stock, report.category_id};
    const auto [at, is_first] = votes.try_emplace(report.contributor, vote);
    if (!is_first && replaces(report, at->second)) at->second = vote;
  }
  std::vector<Vote> in_order;
  in_order.reserve(votes.size());
  for (const auto& [contributor, vote] : votes) in_order.push_back(vote);
  return in_order;
}

Tally count_votes(std::vector<WeighedVote> votes, int64_t day, const ConsensusRules& rules) {
  std::erase_if(votes, [](const WeighedVote& each) { return each.weight == 0; });
  limit_weights_of(votes, rules);
  std::map<int64_t, Count> counts;
  std::set<NetworkId> networks;
  Tally tally;
  for (const WeighedVote& each : votes) {
    add_vote(counts[each.vote.price_minor], each, day);
    networks.insert(each.vote.network);
    tally.weight += each.weight;
    tally.today_keys += day_of(each.vote.observed_at_ms) == day ? 1 : 0;
  }
  tally.keys = static_cast<int64_t>(votes.size());
  tally.networks = static_cast<int64_t>(networks.size());
  tally.category = leading_category(votes);
  for (auto& [price, count] : counts) tally.prices.push_back(finished(count, rules));
  std::stable_sort(tally.prices.begin(), tally.prices.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return tally;
}

}  // namespace companion::crowd

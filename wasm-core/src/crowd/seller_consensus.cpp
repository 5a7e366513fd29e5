#include "crowd/seller_consensus.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "crowd/seller_votes.h"

namespace companion::crowd {
namespace {

/// A report whose contributor has a weight.
struct Weighed {
  const SellerReport* report = nullptr;
  VoterWeight voter;
};

/// Newest first: a contributor's first one with a fact is its word on it.
std::vector<Weighed> counted(const std::vector<SellerReport>& reports, int64_t today,
                             const Reputations& reputations, const ConsensusRules& rules) {
  std::vector<Weighed> newest_first;
  for (const SellerReport& report : reports) {
    if (report.day + rules.seller_claim_days <= today) continue;
    const Reputation& reputation = reputations.at(report.contributor);
    const int64_t weight = key_weight(reputation, today, rules);
    if (weight == 0) continue;
    newest_first.push_back(
        {&report, {report.network, weight, is_proven(reputation, today, rules)}});
  }
  std::stable_sort(newest_first.begin(), newest_first.end(), [](const auto& one, const auto& other) {
    return std::pair(one.report->day, one.report->contributor) >
           std::pair(other.report->day, other.report->contributor);
  });
  return newest_first;
}

/// A store while it is decided.
class Decision {
 public:
  Decision(std::vector<Weighed> reports, int64_t today, bool is_mature, const ConsensusRules& rules)
      : reports_(std::move(reports)), today_(today), is_mature_(is_mature), rules_(rules) {}

  std::optional<PublishedSeller> published() {
    decide_facts();
    decide_promises();
    decide_score();
    sum_claims();
    if (seller_.keys == 0) return std::nullopt;
    seller_.required = rules_.publish;
    seller_.known_since_day = reports_.back().report->day;
    seller_.updated_day = reports_.front().report->day;
    seller_.until_day = next_expiry();
    return std::move(seller_);
  }

 private:
  bool is_recent(const SellerReport& report) const {
    return report.day + rules_.seller_days > today_;
  }

  /// Every contributor's newest answer to a question, of the recent reports.
  template <typename Question>
  SellerVotes votes_on(Question question) const {
    std::map<ContributorId, SellerVote> votes;
    for (const Weighed& each : reports_) {
      if (!is_recent(*each.report)) break;
      const std::optional<int64_t> value = question(each.report->facts);
      if (value) votes.try_emplace(each.report->contributor, SellerVote{each.voter, *value});
    }
    std::vector<SellerVote> answers;
    for (const auto& [contributor, vote] : votes) answers.push_back(vote);
    return {std::move(answers), rules_};
  }

  /// Whether a backing is enough; then it counts for the store.
  bool may_publish(const Backing& backing) {
    if (!is_enough(backing, is_mature_, rules_)) return false;
    if (std::pair(backing.keys, backing.networks) > std::pair(seller_.keys, seller_.networks)) {
      seller_.keys = backing.keys;
      seller_.networks = backing.networks;
    }
    return true;
  }

  std::optional<int64_t> decided(const SellerVotes& votes) {
    if (!may_publish(votes.backing())) return std::nullopt;
    return votes.median();
  }

  void decide_facts() {
    constexpr std::optional<int64_t> SellerFacts::* kFacts[] = {
        &SellerFacts::positive_permille,        &SellerFacts::feedback_count,
        &SellerFacts::followers,                &SellerFacts::opened_day,
        &SellerFacts::described_hundredths,     &SellerFacts::communication_hundredths,
        &SellerFacts::shipping_hundredths,      &SellerFacts::promised_days};
    for (const auto fact : kFacts) {
      seller_.facts.*fact = decided(votes_on([fact](const SellerFacts& facts) { return facts.*fact; }));
    }
  }

  void decide_promises() {
    std::map<std::string, SellerVotes> by_destination;
    for (const Weighed& each : reports_) {
      if (!is_recent(*each.report)) break;
      const std::optional<std::string>& ship_to = each.report->facts.ship_to;
      if (!ship_to || by_destination.contains(*ship_to)) continue;
      by_destination.emplace(*ship_to, votes_on([&ship_to](const SellerFacts& facts) {
        return facts.ship_to == ship_to ? facts.promised_days : std::nullopt;
      }));
    }
    std::vector<std::pair<int64_t, PromisedDays>> agreed;
    for (const auto& [ship_to, votes] : by_destination) {
      const std::optional<int64_t> days = decided(votes);
      if (days) agreed.push_back({votes.backing().keys, {ship_to, *days}});
    }
    std::stable_sort(agreed.begin(), agreed.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    if (agreed.size() > kMaxPromisedTo) agreed.resize(kMaxPromisedTo);
    for (auto& [keys, promised] : agreed) seller_.promised_to.push_back(std::move(promised));
    std::stable_sort(seller_.promised_to.begin(), seller_.promised_to.end(),
                     [](const auto& one, const auto& other) { return one.ship_to < other.ship_to; });
  }

  void decide_score() {
    const SellerVotes votes = votes_on([](const SellerFacts& facts) { return facts.score_percent; });
    const std::optional<int64_t> score = decided(votes);
    if (!score) return;
    const auto agreement = votes.agreement(*score, rules_.seller_score_tolerance_percent);
    seller_.agreement_percent = agreement.weight * 100 / agreement.of_weight;
    if (2 * agreement.weight <= agreement.of_weight) return;
    if (is_enough(agreement.backing, is_mature_, rules_)) seller_.facts.score_percent = score;
  }

  /// What a contributor checked in all.
  struct Claims {
    VoterWeight voter;
    int64_t sales = 0;
    int64_t inflated = 0;
  };

  std::vector<Claims> claims_by_contributor() const {
    std::map<ContributorId, Claims> by_contributor;
    for (const Weighed& each : reports_) {
      const SellerFacts& facts = each.report->facts;
      if (!facts.sale_claims) continue;
      Claims& claims = by_contributor.try_emplace(each.report->contributor, Claims{each.voter}).first->second;
      claims.sales += *facts.sale_claims;
      claims.inflated += facts.inflated_claims.value_or(0);
    }
    std::vector<Claims> all;
    for (const auto& [contributor, claims] : by_contributor) all.push_back(claims);
    return all;
  }

  void sum_claims() {
    std::vector<Claims> all = claims_by_contributor();
    std::vector<VoterWeight> voters;
    BackingCount count;
    for (const Claims& each : all) {
      voters.push_back(each.voter);
      count.add(each.voter.network, each.voter.proven);
    }
    if (!may_publish(count.total())) return;
    limit_weights(voters, rules_);
    constexpr int64_t kFullWeight = 1000;
    Claims sum;
    for (size_t i = 0; i < all.size(); ++i) {
      const int64_t most = rules_.seller_claims_per_key * voters[i].weight / kFullWeight;
      const int64_t sales = std::min(all[i].sales, most);
      sum.sales += sales;
      sum.inflated += (all[i].inflated * sales + all[i].sales / 2) / all[i].sales;
    }
    if (sum.sales == 0) return;
    seller_.facts.sale_claims = sum.sales;
    seller_.facts.inflated_claims = sum.inflated;
  }

  /// The first day on which something that counts today does not any more.
  int64_t next_expiry() const {
    int64_t first = std::numeric_limits<int64_t>::max();
    for (const Weighed& each : reports_) {
      const int64_t lasts = is_recent(*each.report) ? rules_.seller_days : rules_.seller_claim_days;
      first = std::min(first, each.report->day + lasts);
    }
    return first;
  }

  const std::vector<Weighed> reports_;  ///< newest first
  const int64_t today_;
  const bool is_mature_;
  const ConsensusRules& rules_;
  PublishedSeller seller_;
};

}  // namespace

std::optional<PublishedSeller> decide_seller(const std::vector<SellerReport>& reports,
                                             int64_t today, const Reputations& reputations,
                                             bool is_mature, const ConsensusRules& rules) {
  return Decision(counted(reports, today, reputations, rules), today, is_mature, rules).published();
}

}  // namespace companion::crowd

#include <algorithm>
#include <vector>

#include "signals/checks.h"
#include "signals/signal_rules.h"
#include "text/pack_size.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "far_below_market";

/// How many of the peers are named.
constexpr size_t kShown = 3;

bool is_comparable(const Peer& peer, const Listing& listing) {
  return peer.currency == listing.now.currency && peer.price_minor > 0 &&
         peer.likeness_percent >= threshold(kId, "least_likeness_percent");
}

/// A peer and its price for as many pieces as the listing sells.
struct PeerPrice {
  const Peer* peer = nullptr;
  int64_t price_minor = 0;
};

/// Those that can be compared, from cheap to dear: pieces known of both or of none.
std::vector<PeerPrice> peer_prices(const Listing& listing) {
  const auto pieces = text::pack_size(listing.now.title);
  std::vector<PeerPrice> prices;
  for (const Peer& peer : listing.peers) {
    const auto theirs = text::pack_size(peer.title);
    if (!is_comparable(peer, listing) || pieces.value_or(1) <= 0) continue;
    if (pieces.value_or(1) == theirs.value_or(1)) {
      prices.push_back({&peer, peer.price_minor});
    } else if (pieces && theirs) {
      prices.push_back({&peer, peer.price_minor * *pieces / *theirs});
    }
  }
  std::stable_sort(prices.begin(), prices.end(),
                   [](const PeerPrice& a, const PeerPrice& b) { return a.price_minor < b.price_minor; });
  return prices;
}

std::optional<Severity> severity_of(int64_t percent) {
  if (percent < threshold(kId, "strong_percent")) return Severity::kStrong;
  if (percent < threshold(kId, "warning_percent")) return Severity::kWarning;
  if (percent < threshold(kId, "note_percent")) return Severity::kNote;
  return std::nullopt;
}

}  // namespace

void check_far_below_market(const Listing& listing, Report& report) {
  const auto price = shown_price(listing);
  if (!price || *price <= 0) return report.not_checked.push_back({kId, "no_price"});
  if (listing.peers.empty()) return report.not_checked.push_back({kId, "no_look_alikes"});
  const std::vector<PeerPrice> prices = peer_prices(listing);
  if (prices.size() < static_cast<size_t>(threshold(kId, "least_peers"))) {
    return report.not_checked.push_back({kId, "few_look_alikes"});
  }
  // Of an even number the lower of the two in the middle: it makes less of the difference.
  const size_t middle = (prices.size() - 1) / 2;
  const int64_t median = prices[middle].price_minor;
  if (median <= 0) return;
  const int64_t percent = *price * 100 / median;
  const auto severity = severity_of(percent);
  if (!severity) return;
  const std::string& currency = listing.now.currency;
  Signal signal{kId, *severity,
                {kId,
                 {{"price", Amount{*price, currency}},
                  {"median", Amount{median, currency}},
                  {"percent", percent},
                  {"count", static_cast<int64_t>(prices.size())}}},
                {}};
  const size_t first = middle - std::min(middle, kShown / 2);
  for (size_t i = first; i < std::min(first + kShown, prices.size()); ++i) {
    const Peer& peer = *prices[i].peer;
    signal.evidence.push_back({{"priced", {{"quote", peer.title}, {"price", Amount{peer.price_minor, currency}}}}});
  }
  report.signals.push_back(std::move(signal));
}

}  // namespace companion::signals

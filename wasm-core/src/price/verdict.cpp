#include "price/verdict.h"

#include <algorithm>
#include <utility>

#include "price/buyable.h"
#include "price/deal_score.h"
#include "price/deal_weights.h"
#include "price/held_price.h"

namespace companion::price {
namespace {

/// Adds a discount's evidence and gives its percentage.
std::optional<int64_t> with_evidence(Verdict& verdict, const char* id,
                                     const std::optional<Discount>& discount) {
  if (!discount) return std::nullopt;
  Evidence evidence;
  evidence.id = id;
  evidence.percent = discount->percent;
  evidence.reference_minor = discount->reference_minor;
  evidence.from_ms = discount->from_ms;
  evidence.to_ms = discount->to_ms;
  verdict.evidence.push_back(std::move(evidence));
  return discount->percent;
}

Evidence term_evidence(const DealTerm& term) {
  Evidence evidence;
  evidence.id = term.signal;
  evidence.percent = term.percent;
  evidence.weight = term.weight;
  evidence.points = term.points;
  evidence.reference_minor = term.reference_minor;
  evidence.from_ms = term.from_ms;
  evidence.to_ms = term.to_ms;
  return evidence;
}

/// How long and how well the price is known: decides over enough_data and the label.
Evidence weigh_history(Verdict& verdict, const PriceHistory& history, int64_t now_ms) {
  const DealWeights& weights = deal_weights();
  const int64_t first_ms = history.runs().front().first_seen_ms;
  const int64_t last_ms = history.runs().back().last_seen_ms;
  const int64_t known_ms = observed_ms(held_prices(history, now_ms), first_ms, now_ms);
  if (now_ms - last_ms > weights.max_last_seen_days * kDayMs) {
    verdict.label = kNotSeenLately;
  } else if (last_ms - first_ms >= weights.min_history_days * kDayMs &&
             known_ms >= weights.min_known_days * kDayMs) {
    verdict.enough_data = true;
  }
  Evidence evidence;
  evidence.id = "history";
  evidence.known_days = known_ms / kDayMs;
  evidence.from_ms = first_ms;
  evidence.to_ms = last_ms;
  return evidence;
}

/// Since when it is sold out, where it is at the history's end.
std::optional<Evidence> sold_out_now(const PriceHistory& history) {
  const std::vector<PriceRun>& runs = history.runs();
  const auto last_bought = std::find_if_not(runs.rbegin(), runs.rend(), is_sold_out);
  if (last_bought == runs.rbegin()) return std::nullopt;
  Evidence evidence;
  evidence.id = "sold_out_now";
  evidence.from_ms = last_bought.base()->first_seen_ms;
  evidence.to_ms = runs.back().last_seen_ms;
  return evidence;
}

/// What the page claims now, or claimed when it was last seen.
std::optional<Discount> claim_of(const PriceHistory& history, const std::optional<Offer>& offer,
                                 int64_t now_ms) {
  if (offer) return claimed_discount(offer->price_minor, offer->claim, now_ms);
  const PriceRun& last = history.runs().back();
  return claimed_discount(last.price_minor, {last.list_price_minor, {}}, last.last_seen_ms);
}

std::optional<int64_t> list_price_of(const PriceHistory& history, const std::optional<Offer>& offer) {
  return offer ? offer->claim.list_price_minor : history.runs().back().list_price_minor;
}

}  // namespace

PriceSighting sighting_of(const Offer& offer, int64_t now_ms) {
  return {now_ms, offer.price_minor, offer.claim.list_price_minor, offer.in_stock};
}

Verdict judge(const PriceHistory& known, const std::optional<Offer>& offer, int64_t now_ms) {
  Verdict verdict;
  verdict.label = kNotEnoughHistory;
  PriceHistory with_offer;
  if (offer) {
    with_offer = known;
    with_offer.add(sighting_of(*offer, now_ms));
  }
  const PriceHistory& history = offer ? with_offer : known;
  if (history.empty()) return verdict;

  verdict.evidence.push_back(weigh_history(verdict, history, now_ms));
  verdict.claimed_discount_percent =
      with_evidence(verdict, "claimed_discount", claim_of(history, offer, now_ms));
  const auto sold_out = sold_out_now(history);
  if (sold_out && verdict.label != kNotSeenLately) {
    verdict.label = kSoldOut;
    verdict.evidence.push_back(*sold_out);
    return verdict;
  }
  if (!verdict.enough_data) return verdict;

  const int64_t price_minor = offer ? offer->price_minor : history.runs().back().price_minor;
  verdict.legal_discount_percent =
      with_evidence(verdict, "legal_discount", legal_discount(history, now_ms));
  verdict.typical_discount_percent =
      with_evidence(verdict, "typical_discount", typical_discount(known, price_minor, now_ms));
  if (const auto list_price_minor = list_price_of(history, offer)) {
    verdict.list_price = check_list_price(history, *list_price_minor, now_ms);
  }
  // Against `known`: were the offer part of its own yardstick, each price would be judged
  // by another one and a lower price could score worse.
  if (const auto deal = deal_score(known, price_minor, now_ms, deal_weights())) {
    verdict.deal_score = deal->score;
    verdict.label = deal->label;
    for (const DealTerm& term : deal->terms) verdict.evidence.push_back(term_evidence(term));
  }
  return verdict;
}

}  // namespace companion::price

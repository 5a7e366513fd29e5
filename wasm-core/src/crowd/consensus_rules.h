// Every tuned number of the consensus, in one place.
//
// A struct and not a rule file: a rule file is embedded in the extension's engine, which does not
// decide what becomes public. scripts/simulate measures what a change here does.
#pragma once

#include <cstdint>

namespace companion::crowd {

/// What the public must be told next to a price: how many had to agree on it.
struct Thresholds {
  int64_t keys = 3;
  int64_t networks = 2;

  friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// Shares and weights in thousandths; a key that is fully trusted weighs 1000.
struct ConsensusRules {
  /// Needed to publish a price. A young installation may run with {1, 1}.
  Thresholds publish;
  /// The same for a price that differs from the last published one by more than
  /// `jump_permille`; or the ordinary number again on a second day. 1000 → 640 is a jump, 650 not.
  Thresholds publish_jump{5, 2};
  int64_t jump_permille = 350;

  /// A price is published that holds 60 % of its cell's weight and is 20 % ahead of the next.
  int64_t min_share_permille = 600;
  int64_t min_margin_permille = 200;

  /// A personal price is below the public one, hardly ever above it. So no price is published while
  /// a dearer one, of as many keys and networks as the end of a range takes, is seen that day with
  /// so much of the day's weight: those who see the cheaper one may just be many.
  int64_t dearer_share_permille = 200;

  /// Votes that count in a cell with too few of today: those of the last 72 hours. The price
  /// published must then lead among today's votes too.
  int64_t carry_days = 3;

  /// The end of a range must have been seen by two keys on two networks.
  Thresholds range_end{2, 2};

  /// A network weighs in a cell no more than one and a half trusted keys: behind 40 keys of one
  /// network are not 40 shoppers.
  int64_t network_weight = 1500;

  /// A key is on probation, with half its weight, until it is 14 days old and has agreed 20 times;
  /// a series counts three times at most, so that nobody earns trust on one product.
  int64_t probation_days = 14;
  int64_t probation_agreements = 20;
  int64_t agreements_per_series = 3;
  int64_t probation_permille = 500;
  /// Where `publish` is reached by proven keys alone, all keys on probation together weigh at most
  /// half of what the proven ones do: a flood of a thousand fresh keys stays below a third.
  int64_t probation_together_permille = 500;
  /// From 20 proven keys on, a price is published only if so many of its keys are proven.
  int64_t mature_proven_keys = 20;
  int64_t proven_supporters = 2;

  /// Standing: 600 at first. An agreement closes a sixth of the distance to 1000, a disagreement
  /// takes a third of it: 1000 → 666 → 444 → 296 → 197, four wrong reports from full trust to
  /// none. One wrong in three settles at about 500.
  int64_t first_standing = 600;
  int64_t agreement_divisor = 6;
  int64_t disagreement_divisor = 3;
  /// No weight below 200, full weight from 500, in between on a straight line.
  int64_t no_weight_below = 200;
  int64_t full_weight_from = 500;

  /// A price takes the place of another, published up to two weeks ago, when the old one is seen
  /// that day with at most a quarter of its weight: a personal price that a few share does not
  /// become the public one on a day when they happen to be many.
  int64_t change_ratio = 4;
  int64_t old_price_days = 14;

  /// A price seen beside the published one two days ago or more, and within two weeks, is another
  /// price of some shoppers rather than a change: it needs a second day, however many see it.
  int64_t rival_days = 14;

  /// A surge: more keys than five quarters of the usual number and three. Then no price is
  /// published while another one is seen by two proven keys on two networks, if it is the one
  /// published before or they are a third of the usual number; and another price than before only
  /// on the third day of surge in a row without such a contradiction. Usually 8 keys → from 14 on.
  int64_t surge_permille = 1250;
  int64_t surge_extra_keys = 3;
  int64_t surge_opposition_permille = 333;
  int64_t surge_calm_days = 3;
  /// The usual number follows a published day by 1/16, any other by 1/64 towards at most its
  /// double.
  int64_t usual_divisor = 16;
  int64_t usual_divisor_unpublished = 64;

  /// For so long a report of a coupon counts; of one that does not say when it ends, less than half of
  /// the shortest time that a coupon was seen to run.
  int64_t coupon_days = 14;
  int64_t endless_coupon_days = 2;

  /// For so long a report of a store's facts counts, and one of its sales: a quarter has several sales.
  int64_t seller_days = 30;
  int64_t seller_claim_days = 90;
  /// Checked sales that a fully trusted key brings in all of these days; one that weighs half brings half.
  int64_t seller_claims_per_key = 50;
  /// Devices know different things of a store; trust scores this close agree: 0.80 and 0.85, not 0.86.
  int64_t seller_score_tolerance_percent = 5;

  friend bool operator==(const ConsensusRules&, const ConsensusRules&) = default;
};

}  // namespace companion::crowd

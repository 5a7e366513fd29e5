// A share (of positive votes, of orders in time) out of few or many observations.
#pragma once

namespace companion::seller {

/// What is believed of a share before anything is observed: a Beta distribution of this mean that
/// weighs as much as `weight` observations.
struct SharePrior {
  double mean;
  double weight;
};

struct ShareEstimate {
  double mean, low, high;  ///< 0–1; low and high: 5 % and 95 % quantiles
};

/// The Beta posterior of `hits` out of `count` (not below hits, neither negative; parts of an
/// observation are allowed). Source: Gelman et al., Bayesian Data Analysis, section 2.4.
ShareEstimate estimate_share(double hits, double count, SharePrior prior);

/// P(X ≤ x) of Beta(a, b), a and b above 0: the regularised incomplete beta function, by Lentz's
/// continued fraction. Source: Abramowitz and Stegun 26.5.8.
double beta_distribution(double a, double b, double x);

}  // namespace companion::seller

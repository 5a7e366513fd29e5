// What the server counts, and its Prometheus text form (text format 0.0.4).
//
// Why own code: Debian's Prometheus client library brings a second web server and libcurl
// with it; the server needs counters, gauges and histograms in one text. Safe for any
// thread. Label values come from closed sets (route patterns, statuses, error codes), so
// the number of series is bounded and no label can hold personal data.
// Format: https://prometheus.io/docs/instrumenting/exposition_formats/
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace companion::server {

/// A number that only grows.
class Counter {
 public:
  void add(uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

/// A number that goes up and down.
class Gauge {
 public:
  void add(int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
  int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> value_{0};
};

/// Durations in fixed buckets from a quarter of a millisecond to ten seconds.
class Histogram {
 public:
  static constexpr std::array<double, 15> kBoundsSeconds = {
      0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

  void observe(double seconds);

  /// Observations of at most kBoundsSeconds[i].
  uint64_t cumulative(size_t i) const;
  uint64_t count() const { return cumulative(kBoundsSeconds.size()); }
  double sum_seconds() const { return static_cast<double>(sum_us_.load()) / 1e6; }

 private:
  std::array<std::atomic<uint64_t>, kBoundsSeconds.size() + 1> buckets_{};  // last: +Inf
  std::atomic<uint64_t> sum_us_{0};
};

/// Metrics of one name that differ in label values. References stay valid.
template <typename Metric>
class Family {
 public:
  explicit Family(std::vector<std::string> label_names) : label_names_(std::move(label_names)) {}

  /// The metric with these label values (in order of the label names), made on first use.
  Metric& with(std::vector<std::string> label_values);

  /// Calls visit(labels, metric) for each; labels as `endpoint="/health",status="200"`.
  template <typename Visit>
  void for_each(Visit visit) const;

 private:
  std::vector<std::string> label_names_;
  mutable std::mutex mutex_;
  std::map<std::vector<std::string>, std::unique_ptr<Metric>> metrics_;
};

/// All of the server's metrics.
struct Metrics {
  Family<Counter> requests{{"endpoint", "status"}};
  Family<Histogram> request_seconds{{"endpoint"}};
  Gauge open_connections;
  Counter refused_connections;
  Family<Counter> observations{{"outcome"}};  ///< stored, refused, failed
  Histogram commit_seconds;
  Histogram publish_seconds;  ///< rounds of the publisher
  Gauge waiting_observations;
  Counter decided_sellers;  ///< decisions about stores, published or not

  /// The text of GET /metrics.
  std::string prometheus_text() const;
};

template <typename Metric>
Metric& Family<Metric>::with(std::vector<std::string> label_values) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Metric>& metric = metrics_[std::move(label_values)];
  if (!metric) metric = std::make_unique<Metric>();
  return *metric;
}

template <typename Metric>
template <typename Visit>
void Family<Metric>::for_each(Visit visit) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [values, metric] : metrics_) {
    std::string labels;
    for (size_t i = 0; i < label_names_.size(); ++i) {
      if (i > 0) labels += ',';
      labels += label_names_[i] + "=\"" + values.at(i) + '"';
    }
    visit(labels, *metric);
  }
}

}  // namespace companion::server

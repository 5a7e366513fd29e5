#include "monitoring/metrics.h"

#include <algorithm>
#include <sstream>

namespace companion::server {
namespace {

class TextWriter {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    text_ << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
  }

  template <typename Value>
  void sample(std::string_view name, std::string_view labels, Value value) {
    text_ << name;
    if (!labels.empty()) text_ << '{' << labels << '}';
    text_ << ' ' << value << '\n';
  }

  void histogram(const std::string& name, const std::string& labels, const Histogram& histogram) {
    const std::string separator = labels.empty() ? "" : ",";
    const auto bucket = [&](size_t i, const std::string& bound) {
      sample(name + "_bucket", labels + separator + "le=\"" + bound + '"', histogram.cumulative(i));
    };
    for (size_t i = 0; i < Histogram::kBoundsSeconds.size(); ++i) {
      std::ostringstream bound;
      bound << Histogram::kBoundsSeconds[i];
      bucket(i, bound.str());
    }
    bucket(Histogram::kBoundsSeconds.size(), "+Inf");
    sample(name + "_sum", labels, histogram.sum_seconds());
    sample(name + "_count", labels, histogram.count());
  }

  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
};

}  // namespace

void Histogram::observe(double seconds) {
  const auto bound = std::lower_bound(kBoundsSeconds.begin(), kBoundsSeconds.end(), seconds);
  buckets_[static_cast<size_t>(bound - kBoundsSeconds.begin())].fetch_add(1);
  sum_us_.fetch_add(static_cast<uint64_t>(seconds * 1e6));
}

uint64_t Histogram::cumulative(size_t i) const {
  uint64_t total = 0;
  for (size_t bucket = 0; bucket <= i; ++bucket) total += buckets_[bucket].load();
  return total;
}

std::string Metrics::prometheus_text() const {
  TextWriter out;
  out.family("companion_http_requests_total", "counter", "Answers by route and status.");
  requests.for_each([&](const std::string& labels, const Counter& counter) {
    out.sample("companion_http_requests_total", labels, counter.value());
  });
  out.family("companion_http_request_seconds", "histogram", "From request read to answer made.");
  request_seconds.for_each([&](const std::string& labels, const Histogram& histogram) {
    out.histogram("companion_http_request_seconds", labels, histogram);
  });
  out.family("companion_open_connections", "gauge", "Connections open now.");
  out.sample("companion_open_connections", "", open_connections.value());
  out.family("companion_refused_connections_total", "counter", "Connections above the limit.");
  out.sample("companion_refused_connections_total", "", refused_connections.value());
  out.family("companion_observations_total", "counter", "Observations received, by outcome.");
  observations.for_each([&](const std::string& labels, const Counter& counter) {
    out.sample("companion_observations_total", labels, counter.value());
  });
  out.family("companion_commit_seconds", "histogram", "Durable commits of grouped batches.");
  out.histogram("companion_commit_seconds", "", commit_seconds);
  out.family("companion_publish_seconds", "histogram", "Rounds of deciding what is public.");
  out.histogram("companion_publish_seconds", "", publish_seconds);
  out.family("companion_decided_sellers_total", "counter", "Decisions about stores.");
  out.sample("companion_decided_sellers_total", "", decided_sellers.value());
  out.family("companion_waiting_observations", "gauge", "Observations waiting for a commit.");
  out.sample("companion_waiting_observations", "", waiting_observations.value());
  return out.text();
}

}  // namespace companion::server

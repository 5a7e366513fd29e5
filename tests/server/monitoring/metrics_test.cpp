#include "monitoring/metrics.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

TEST(Histogram, CountsIntoTheBucketOfItsBound) {
  Histogram histogram;
  histogram.observe(0.001);  // exactly a bound belongs to it
  histogram.observe(0.0011);
  histogram.observe(99);
  const size_t millisecond = 2;
  ASSERT_EQ(Histogram::kBoundsSeconds[millisecond], 0.001);
  EXPECT_EQ(histogram.cumulative(millisecond - 1), 0U);
  EXPECT_EQ(histogram.cumulative(millisecond), 1U);
  EXPECT_EQ(histogram.cumulative(millisecond + 1), 2U);
  EXPECT_EQ(histogram.count(), 3U);
  EXPECT_NEAR(histogram.sum_seconds(), 99.0021, 1e-6);
}

TEST(Metrics, WritesThePrometheusTextFormat) {
  Metrics metrics;
  metrics.requests.with({"/health", "200"}).add(3);
  metrics.request_seconds.with({"/health"}).observe(0.3);
  metrics.open_connections.add(2);
  const std::string text = metrics.prometheus_text();
  for (const char* line : {
           "# TYPE companion_http_requests_total counter\n",
           "companion_http_requests_total{endpoint=\"/health\",status=\"200\"} 3\n",
           "# TYPE companion_http_request_seconds histogram\n",
           "companion_http_request_seconds_bucket{endpoint=\"/health\",le=\"0.25\"} 0\n",
           "companion_http_request_seconds_bucket{endpoint=\"/health\",le=\"0.5\"} 1\n",
           "companion_http_request_seconds_bucket{endpoint=\"/health\",le=\"+Inf\"} 1\n",
           "companion_http_request_seconds_count{endpoint=\"/health\"} 1\n",
           "companion_open_connections 2\n",
           "companion_commit_seconds_bucket{le=\"+Inf\"} 0\n",
       }) {
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace companion::server

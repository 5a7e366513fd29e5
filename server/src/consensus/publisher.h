// The thread that turns what is reported into what is public.
//
// Every interval: what was erased from closed days is decided again from the base on; days that
// are over and past the open ones are closed; the base follows behind the retention; products with
// news get their open days decided, and stores what is public of them. All of it picks up where it was after a crash.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "consensus/seller_publisher.h"
#include "crowd/consensus_rules.h"
#include "monitoring/metrics.h"
#include "store/consensus_store.h"

namespace companion::server {

struct PublisherOptions {
  crowd::ConsensusRules rules{};
  std::chrono::milliseconds interval{5'000};
  /// Today and the days before it that still take reports.
  int64_t open_days = 3;
  /// For so many days the log says who reported what; then only what was decided stays.
  int64_t retention_days = 90;
};

class Publisher {
 public:
  using Clock = std::function<int64_t()>;  ///< UTC epoch milliseconds

  /// `store` is used by this object alone from now on.
  Publisher(ConsensusStore& store, const PublisherOptions& options, Clock now_ms, Metrics& metrics);
  ~Publisher();

  /// Starts the thread.
  void start();
  /// Ends it, after what it is about.
  void stop();
  /// Lets it begin at once.
  void wake();

  /// One round, as the thread does it; not beside a running thread. False when the storage failed:
  /// the next round goes on.
  bool run_once();

 private:
  void run();
  void publish(int64_t now_ms);
  bool replay_if_erased();
  bool close_days(int64_t last_final_day);
  void advance_base(int64_t last_day);
  void forget_coupons(int64_t now_ms);
  void decide_changed(int64_t now_ms);

  ConsensusStore& store_;
  const PublisherOptions options_;
  const Clock now_ms_;
  Metrics& metrics_;
  SellerPublisher sellers_;
  std::set<ProductKey> changed_;  ///< not decided yet
  bool all_changed_ = true;       ///< at first: nobody remembers
  bool all_sellers_changed_ = true;
  std::optional<int64_t> coupons_forgotten_day_;  ///< on which old reports of coupons were last removed

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool awake_ = false;
  std::thread thread_;
};

}  // namespace companion::server

#include "consensus/publisher.h"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

#include "consensus/day_closer.h"
#include "consensus/open_days.h"
#include "monitoring/log.h"

namespace companion::server {
namespace {

/// Products decided in one transaction.
constexpr size_t kProductsAtOnce = 500;
/// Who waits for an answer comes first: the nice value of the deciding thread.
constexpr int kNiceness = 10;
constexpr int64_t kBeforeAllDays = std::numeric_limits<int64_t>::min() / 2;

}  // namespace

Publisher::Publisher(ConsensusStore& store, const PublisherOptions& options, Clock now_ms,
                     Metrics& metrics)
    : store_(store),
      options_(options),
      now_ms_(std::move(now_ms)),
      metrics_(metrics),
      sellers_(store, options.rules, options.retention_days, metrics) {}

Publisher::~Publisher() {
  stop();
}

void Publisher::start() {
  thread_ = std::thread([this] { run(); });
}

void Publisher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Publisher::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  wake_.notify_one();
}

void Publisher::run() {
  setpriority(PRIO_PROCESS, 0, kNiceness);  // on Linux of this thread only
  while (true) {
    run_once();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, options_.interval, [this] { return stopping_ || awake_; });
    awake_ = false;
    if (stopping_) return;
  }
}

bool Publisher::run_once() {
  const auto start = std::chrono::steady_clock::now();
  try {
    publish(now_ms_());
  } catch (const std::exception& error) {
    log(LogLevel::kError, "publish_failed", {{"message", error.what()}});
    return false;
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  metrics_.publish_seconds.observe(taken.count());
  return true;
}

void Publisher::publish(int64_t now_ms) {
  const int64_t today = crowd::day_of(now_ms);
  const bool replays = replay_if_erased();
  const bool closed = close_days(today - options_.open_days);
  all_changed_ = all_changed_ || replays || closed;
  all_sellers_changed_ = all_sellers_changed_ || replays || closed;
  advance_base(today - options_.retention_days);
  forget_coupons(now_ms);
  decide_changed(now_ms);
  sellers_.publish(today, all_sellers_changed_);
  all_sellers_changed_ = false;
}

void Publisher::forget_coupons(int64_t now_ms) {
  const int64_t counted_from_ms = now_ms - options_.rules.coupon_days * kDayMs;
  // Once a day is enough, and keeps nothing longer than a day more than needed.
  if (coupons_forgotten_day_ == crowd::day_of(now_ms)) return;
  store_.forget_coupons(counted_from_ms);
  coupons_forgotten_day_ = crowd::day_of(now_ms);
}

bool Publisher::replay_if_erased() {
  const int64_t mark = store_.erasure_mark();
  const int64_t base_day = store_.progress(StateSet::kBase).closed_day.value_or(kBeforeAllDays);
  auto erased_day = store_.first_erased_day();
  for (; erased_day && *erased_day <= base_day; erased_day = store_.first_erased_day()) {
    // The base cannot be decided again: who reported then is not known any more.
    store_.forget_erased(*erased_day, mark);
  }
  const int64_t closed_day = store_.progress(StateSet::kCurrent).closed_day.value_or(kBeforeAllDays);
  if (!erased_day || *erased_day > closed_day) return false;
  store_.forget_erased_contributors();
  store_.begin_replay();
  log(LogLevel::kInfo, "replay_started");
  return true;
}

bool Publisher::close_days(int64_t last_final_day) {
  bool any = false;
  while (true) {
    const int64_t closed = store_.progress(StateSet::kCurrent).closed_day.value_or(kBeforeAllDays);
    const auto next = store_.next_day_with_reports(closed);
    if (!next || *next > last_final_day) return any;
    close_day(store_, StateSet::kCurrent, *next, options_.rules);
    log(LogLevel::kInfo, "day_closed", {{"day", *next}});
    any = true;
  }
}

void Publisher::advance_base(int64_t last_day) {
  while (true) {
    const int64_t base = store_.progress(StateSet::kBase).closed_day.value_or(kBeforeAllDays);
    const int64_t closed = store_.progress(StateSet::kCurrent).closed_day.value_or(kBeforeAllDays);
    const auto next = store_.next_day_with_reports(base);
    if (!next || *next > std::min(last_day, closed)) return;
    close_day(store_, StateSet::kBase, *next, options_.rules);
    // Its own reports are still needed: they are judged when the day after it is taken in.
    store_.forget_reports(*next - 1);
    store_.forget_erased_contributors();
  }
}

void Publisher::decide_changed(int64_t now_ms) {
  const int64_t today = crowd::day_of(now_ms);
  const int64_t closed = store_.progress(StateSet::kCurrent).closed_day.value_or(kBeforeAllDays);
  const int64_t first_day = std::max(closed + 1, today - options_.open_days + 1);
  for (const ProductKey key : store_.take_changed()) changed_.insert(key);
  for (const ProductKey key : store_.coupons_due(now_ms)) changed_.insert(key);
  if (all_changed_) {
    for (const ProductKey key : store_.products_since(first_day - 1)) changed_.insert(key);
    // Reputations may have changed, or what was erased may not be known any more.
    for (const ProductKey key : store_.coupon_products()) changed_.insert(key);
    all_changed_ = false;
  }
  while (!changed_.empty()) {
    const auto end = std::next(changed_.begin(), static_cast<std::ptrdiff_t>(std::min(
                                                     kProductsAtOnce, changed_.size())));
    const auto session = store_.begin(StateSet::kCurrent);
    const Progress progress = session->progress();
    for (auto key = changed_.begin(); key != end; ++key) {
      // An hour ahead of this clock is taken, so tomorrow may have reports.
      const OpenDays days{.first = first_day, .last = today + 1, .now_ms = now_ms};
      decide_open_days(store_, *session, *key, days, progress, options_.rules);
    }
    session->commit(progress);
    changed_.erase(changed_.begin(), end);
  }
}

}  // namespace companion::server

#include "admission/network_ids.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

namespace companion::server {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kNow = 20'000 * kDayMs + 12 * 3'600'000;

PeerAddress address(const std::string& text) {
  return PeerAddress::from_text(text).value();
}

TEST(NetworkIds, ANetworkHasOneIdAndOthersHaveOthers) {
  NetworkIds ids;
  const uint64_t id = ids.id_of(address("192.0.2.1"), kNow);
  EXPECT_EQ(ids.id_of(address("192.0.2.77"), kNow + 5), id);
  EXPECT_NE(ids.id_of(address("192.0.3.1"), kNow), id);
  EXPECT_NE(ids.id_of(address("2001:db8::1"), kNow), id);
  EXPECT_EQ(ids.size(), 3U);
}

TEST(NetworkIds, AnotherProcessGivesOtherIds) {
  NetworkIds first, second;
  EXPECT_NE(first.id_of(address("192.0.2.1"), kNow), second.id_of(address("192.0.2.1"), kNow));
}

TEST(NetworkIds, WhoComesBackWithinTheDaysKeepsTheId) {
  NetworkIds ids;
  const uint64_t id = ids.id_of(address("192.0.2.1"), kNow);
  int64_t now = kNow;
  for (int pause : {1, 3, 2, 3, 3}) {
    now += pause * kDayMs;
    EXPECT_EQ(ids.id_of(address("192.0.2.1"), now), id) << pause;
  }
}

TEST(NetworkIds, WhoStaysAwayLongerIsSomebodyNewAndForgotten) {
  NetworkIds ids;
  const uint64_t id = ids.id_of(address("192.0.2.1"), kNow);
  ids.id_of(address("198.51.100.1"), kNow + 2 * kDayMs);
  EXPECT_EQ(ids.size(), 2U);
  EXPECT_NE(ids.id_of(address("192.0.2.1"), kNow + 4 * kDayMs), id);
  EXPECT_EQ(ids.size(), 2U) << "the first day is gone, the other two have one each";
  ids.id_of(address("198.51.100.1"), kNow + 40 * kDayMs);
  EXPECT_EQ(ids.size(), 1U);
}

TEST(NetworkIds, AClockThatIsSetBackChangesNothing) {
  NetworkIds ids;
  const uint64_t id = ids.id_of(address("192.0.2.1"), kNow);
  EXPECT_EQ(ids.id_of(address("192.0.2.1"), kNow - 10 * kDayMs), id);
}

TEST(NetworkIds, MemoryIsBoundedAndIdsStillHoldForTheDay) {
  NetworkIds ids({.carry_days = 3, .max_networks_a_day = 100});
  std::vector<uint64_t> given;
  const auto nth = [](int i) {
    return address("10." + std::to_string(i / 256) + "." + std::to_string(i % 256) + ".1");
  };
  for (int i = 0; i < 500; ++i) given.push_back(ids.id_of(nth(i), kNow));
  EXPECT_EQ(ids.size(), 100U);
  EXPECT_EQ(std::set<uint64_t>(given.begin(), given.end()).size(), 500U);
  for (int i = 0; i < 500; ++i) EXPECT_EQ(ids.id_of(nth(i), kNow), given[i]);
  EXPECT_EQ(ids.id_of(nth(0), kNow + kDayMs), given[0]);
  EXPECT_NE(ids.id_of(nth(499), kNow + kDayMs), given[499]) << "not remembered";
}

TEST(NetworkIds, ManyThreadsAgree) {
  NetworkIds ids;
  std::vector<std::set<uint64_t>> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen) {
    threads.emplace_back([&ids, &mine] {
      for (int i = 0; i < 2'000; ++i) {
        mine.insert(ids.id_of(address("10.0." + std::to_string(i % 50) + ".1"), kNow + i * 100));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : seen) EXPECT_EQ(mine, seen[0]);
  EXPECT_EQ(seen[0].size(), 50U);
}

}  // namespace
}  // namespace companion::server

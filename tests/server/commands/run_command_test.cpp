#include "commands/run_command.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "store/sqlite/api_key_table.h"
#include "temporary_folder.h"

namespace companion::server {
namespace {

constexpr int64_t kNow = 1'795'435'200'000;  // 2026-11-23

class RunCommandTest : public testing::Test {
 protected:
  std::string run(std::vector<std::string> words) {
    words.insert(words.begin(), "companion-server");
    words.push_back("--data=" + folder_.path().string());
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    return run_command(read_command(static_cast<int>(argv.size()), argv.data()).value(), kNow);
  }

  std::string everything_in(const char* file) {
    std::ifstream stream(folder_.path() / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  TemporaryFolder folder_;
};

TEST_F(RunCommandTest, AKeyIsPrintedOnceAndKeptAsAHash) {
  const std::string key = run({"keys", "add", "--plan", "free", "--label", "My shop"});
  EXPECT_TRUE(key.starts_with("ack_"));
  EXPECT_EQ(key.size(), 4U + 43 + 1) << "32 bytes in base64url, and a line end";
  EXPECT_NE(key, run({"keys", "add", "--plan=pro"}));

  const std::string list = run({"keys", "list"});
  EXPECT_NE(list.find("free  2026-11-23  good  My shop"), std::string::npos) << list;
  const std::string text = key.substr(0, key.size() - 1);
  EXPECT_EQ(list.find(text), std::string::npos);
  EXPECT_NE(list.find(hex(sha256(text)).substr(0, 12)), std::string::npos);
  for (const char* file : {"private.sqlite", "private.sqlite-wal"}) {
    EXPECT_EQ(everything_in(file).find(text), std::string::npos) << file;
  }
}

TEST_F(RunCommandTest, ARevokedKeyStaysInTheListButIsNotGood) {
  run({"keys", "add", "--plan", "free"});
  const std::string id = run({"keys", "list"}).substr(0, 12);
  EXPECT_EQ(run({"keys", "revoke", id}), "revoked\n");
  EXPECT_NE(run({"keys", "list"}).find("revoked 2026-11-23"), std::string::npos);
  EXPECT_THROW(run({"keys", "revoke", id}), std::runtime_error) << "not again";
  EXPECT_THROW(run({"keys", "revoke", ""}), std::runtime_error);
}

TEST_F(RunCommandTest, OthersSeeThatTheKeysHaveChanged) {
  run({"keys", "list"});
  sqlite::ApiKeyTable table(folder_.path() / "private.sqlite");
  EXPECT_TRUE(table.has_changed());
  EXPECT_FALSE(table.has_changed());
  run({"keys", "add", "--plan", "premium", "--label", "x"});
  EXPECT_TRUE(table.has_changed());
  EXPECT_FALSE(table.has_changed());
  ASSERT_EQ(table.all().size(), 1U);
  EXPECT_EQ(table.all()[0].plan, "premium");
  EXPECT_FALSE(table.all()[0].revoked_day);
}

TEST_F(RunCommandTest, WhatCannotBeDoneIsSaid) {
  EXPECT_THROW(run({"keys", "add", "--plan", "no-such-plan"}), std::runtime_error);
  EXPECT_THROW(run({"keys", "add"}), std::runtime_error);
  EXPECT_THROW(run({"keys"}), std::runtime_error);
  EXPECT_THROW(run({"backup"}), std::runtime_error);
  EXPECT_THROW(run({"start"}), std::runtime_error);
  EXPECT_NE(run({"keys", "--help"}).find("keys revoke ID"), std::string::npos);
}

TEST(ReadCommand, LeavesTheServersOwnFlagsToIt) {
  const char* const flags[] = {"companion-server", "--port", "0"};
  EXPECT_FALSE(read_command(3, flags));
  EXPECT_FALSE(read_command(1, flags));
}

}  // namespace
}  // namespace companion::server

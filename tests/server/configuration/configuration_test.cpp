#include "configuration/configuration.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <vector>

#include "temporary_folder.h"

namespace companion::server {
namespace {

class ConfigurationTest : public testing::Test {
 protected:
  void TearDown() override {
    for (const std::string& name : variables_) unsetenv(name.c_str());
  }

  void set_variable(const std::string& name, const std::string& value) {
    setenv(name.c_str(), value.c_str(), 1);
    variables_.push_back(name);
  }

  auto read(std::vector<const char*> flags) {
    flags.insert(flags.begin(), "companion-server");
    return read_configuration(static_cast<int>(flags.size()), flags.data());
  }

 private:
  std::vector<std::string> variables_;
};

TEST_F(ConfigurationTest, HasDefaultsThatTheExtensionExpects) {
  const auto read_values = read({});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  EXPECT_EQ(configuration->host, "127.0.0.1");
  EXPECT_EQ(configuration->port, 8787);
  EXPECT_TRUE(configuration->rules_file.empty());
  EXPECT_EQ(configuration->admission.open_days, 3);
  EXPECT_EQ(configuration->publisher.open_days, 3);
  EXPECT_EQ(configuration->publisher.retention_days, 90);
  EXPECT_EQ(configuration->publisher.rules.publish, (crowd::Thresholds{.keys = 3, .networks = 2}));
  EXPECT_EQ(configuration->observations_per_key.per_minute, 600);
  EXPECT_EQ(configuration->limits.max_body_bytes, 256U * 1024);
  EXPECT_GE(configuration->threads, 1U);
}

TEST_F(ConfigurationTest, AFlagWinsOverAVariableAndThatOverTheDefault) {
  set_variable("COMPANION_PORT", "1111");
  set_variable("COMPANION_BODY_TIMEOUT_MS", "250");
  set_variable("COMPANION_SOMETHING_ELSE", "x");
  const auto read_values = read({"--port=2222", "--data", "/somewhere"});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  EXPECT_EQ(configuration->port, 2222);
  EXPECT_EQ(configuration->limits.body_timeout, std::chrono::milliseconds(250));
  EXPECT_EQ(configuration->data_folder, "/somewhere");
}

TEST_F(ConfigurationTest, WrongValuesAreNamed) {
  const std::pair<const char*, const char*> cases[] = {
      {"--port=70000", "port"},
      {"--port=-1", "port"},
      {"--port=http", "port"},
      {"--threads=0", "threads"},
      {"--open-days=0", "open-days"},
      {"--retention-days=6", "retention-days"},
      {"--publish-keys=0", "publish-keys"},
      {"--publish-interval-ms=0", "publish-interval-ms"},
      {"--key-observations-per-minute=-1", "key-observations-per-minute"},
      {"--log-level=loud", "log-level"},
      {"--trusted-proxy=proxy.example", "trusted-proxy"},
      {"--tls-key=key.pem", "tls-certificate"},
      {"--no-such-flag", "no-such-flag"},
      {"stray", "positional"},
  };
  for (const auto& [flag, named] : cases) {
    const auto read_values = read({flag});
    const auto* error = std::get_if<UsageError>(&read_values);
    ASSERT_TRUE(error) << flag;
    EXPECT_NE(error->message.find(named), std::string::npos) << error->message;
  }
}

TEST_F(ConfigurationTest, SeveralProxiesMayBeTrusted) {
  const auto read_values = read({"--trusted-proxy=10.0.0.1", "--trusted-proxy", "::1"});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  ASSERT_EQ(configuration->limits.trusted_proxies.size(), 2U);
  EXPECT_EQ(configuration->limits.trusted_proxies[1].text(), "::1");
}

TEST_F(ConfigurationTest, AFileIsWeakerThanVariablesAndFlags) {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "server.conf";
  std::ofstream(file) << "# a comment\nport=1\nthreads = 3\nnetwork-reads-per-minute=7\n";
  set_variable("COMPANION_THREADS", "5");
  const std::string flag = "--config=" + file;
  const auto read_values = read({flag.c_str(), "--port=2"});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  EXPECT_EQ(configuration->port, 2);
  EXPECT_EQ(configuration->threads, 5U);
  EXPECT_EQ(configuration->admission_limits.network_reads, 7);

  std::ofstream(file) << "no-such-name=1\n";
  const auto wrong = read({flag.c_str()});
  ASSERT_TRUE(std::holds_alternative<UsageError>(wrong));
  EXPECT_NE(std::get<UsageError>(wrong).message.find("no-such-name"), std::string::npos);
  EXPECT_TRUE(std::holds_alternative<UsageError>(read({"--config=/no/such/file"})));
}

TEST_F(ConfigurationTest, AYoungInstallationMayDoWithOneContributor) {
  const auto read_values = read({"--publish-keys=1", "--publish-networks=1"});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  const crowd::Thresholds one{.keys = 1, .networks = 1};
  EXPECT_EQ(configuration->publisher.rules.publish, one);
  EXPECT_EQ(configuration->publisher.rules.publish_jump, one) << "there are no others to wait for";
}

TEST_F(ConfigurationTest, AnInstallationWithACrowdAsksForMoreAtAJump) {
  const auto read_values = read({"--publish-keys=2"});
  const auto* configuration = std::get_if<Configuration>(&read_values);
  ASSERT_TRUE(configuration);
  EXPECT_EQ(configuration->publisher.rules.publish.keys, 2);
  EXPECT_EQ(configuration->publisher.rules.publish_jump, crowd::ConsensusRules{}.publish_jump);
}

TEST_F(ConfigurationTest, HelpAndVersionPrint) {
  const auto help = read({"--help"});
  ASSERT_TRUE(std::holds_alternative<Printout>(help));
  EXPECT_NE(std::get<Printout>(help).text.find("--data"), std::string::npos);
  const auto version = read({"--version"});
  ASSERT_TRUE(std::holds_alternative<Printout>(version));
  EXPECT_EQ(std::get<Printout>(version).text.find("companion-server "), 0U);
}

}  // namespace
}  // namespace companion::server

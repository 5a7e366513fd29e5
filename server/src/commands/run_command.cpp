#include "commands/run_command.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "companion/observation.h"
#include "crypto/base64.h"
#include "crypto/random.h"
#include "store/sqlite/api_key_table.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/migrations.h"

namespace companion::server {
namespace {

/// So many digits of a key's hash tell keys apart in the list.
constexpr size_t kIdDigits = 12;

sqlite::ApiKeyTable open_table(const std::filesystem::path& data_folder) {
  std::filesystem::create_directories(data_folder);
  const std::filesystem::path file = data_folder / "private.sqlite";
  {
    sqlite::Database database(file, sqlite::Database::Access::kReadWrite);
    sqlite::migrate(database, sqlite::private_migrations());
  }
  return sqlite::ApiKeyTable(file);
}

std::string id_of(const sqlite::StoredApiKey& key) {
  return hex(key.hash).substr(0, kIdDigits);
}

/// A day since 1970 as 2026-11-23.
std::string date_text(int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::string run(const AddKey& command, int64_t now_ms) {
  const bool has_plan =
      std::any_of(command.plans.begin(), command.plans.end(),
                  [&command](const Plan& plan) { return plan.name == command.plan; });
  if (!has_plan) throw std::runtime_error("there is no plan " + command.plan);
  std::array<uint8_t, 32> secret;
  fill_random(secret);
  const std::string key = "ack_" + base64url_encode(secret);
  open_table(command.data_folder)
      .add({.hash = sha256(key),
            .plan = command.plan,
            .label = command.label,
            .created_day = now_ms / kDayMs,
            .revoked_day = std::nullopt});
  return key + "\n";
}

std::string run(const ListKeys& command, int64_t) {
  std::string lines;
  for (const sqlite::StoredApiKey& key : open_table(command.data_folder).all()) {
    lines += id_of(key) + "  " + key.plan + "  " + date_text(key.created_day) + "  " +
             (key.revoked_day ? "revoked " + date_text(*key.revoked_day) : "good") + "  " + key.label +
             "\n";
  }
  return lines;
}

std::string run(const RevokeKey& command, int64_t now_ms) {
  if (!open_table(command.data_folder).revoke(command.id, now_ms / kDayMs)) {
    throw std::runtime_error("no good key, or more than one, has the id " + command.id);
  }
  return "revoked\n";
}

std::string run(const BackUp& command, int64_t) {
  sqlite::back_up(command.data_folder, command.target);
  return "copied to " + command.target.string() + "\n";
}

std::string run(const Printout& printout, int64_t) {
  return printout.text;
}

std::string run(const UsageError& error, int64_t) {
  throw std::runtime_error(error.message);
}

}  // namespace

std::string run_command(const Command& command, int64_t now_ms) {
  return std::visit([now_ms](const auto& known) { return run(known, now_ms); }, command);
}

}  // namespace companion::server

// What companion-server can do besides serving: the commands of its operator.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "configuration/configuration.h"

namespace companion::server {

/// companion-server keys add --plan NAME --label TEXT
struct AddKey {
  std::filesystem::path data_folder;
  std::string plan;
  std::string label;
  std::vector<Plan> plans;  ///< those there are
};

/// companion-server keys list
struct ListKeys {
  std::filesystem::path data_folder;
};

/// companion-server keys revoke ID
struct RevokeKey {
  std::filesystem::path data_folder;
  std::string id;
};

/// companion-server backup FOLDER
struct BackUp {
  std::filesystem::path data_folder;
  std::filesystem::path target;
};

using Command = std::variant<AddKey, ListKeys, RevokeKey, BackUp, Printout, UsageError>;

/// The command that the arguments name; absent when they are the server's own flags
/// (configuration.h). Without --data, COMPANION_DATA or else the server's default is used.
std::optional<Command> read_command(int argc, const char* const argv[]);

}  // namespace companion::server

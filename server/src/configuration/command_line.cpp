#include "configuration/command_line.h"

#include <boost/program_options.hpp>
#include <cstdlib>
#include <sstream>
#include <vector>

#include "configuration/plans_file.h"

namespace companion::server {
namespace {

namespace options = boost::program_options;

constexpr const char* kUsage =
    "Usage: companion-server keys add --plan NAME --label TEXT   makes an API key, prints it once\n"
    "       companion-server keys list                           all keys, without their text\n"
    "       companion-server keys revoke ID                      ID as in the list\n"
    "       companion-server backup FOLDER                       copies the databases\n\n"
    "A server that runs on the same folder goes on, and knows of new and revoked keys within\n"
    "seconds.\n\n";

options::options_description describe_flags() {
  const char* const folder = std::getenv("COMPANION_DATA");
  options::options_description flags("Flags");
  // clang-format off
  flags.add_options()
      ("help", "print this and exit")
      ("data", options::value<std::string>()->default_value(folder ? folder : "companion-data")->value_name("FOLDER"),
       "the server's data folder")
      ("plan", options::value<std::string>()->value_name("NAME"), "plan of the new key")
      ("label", options::value<std::string>()->default_value("")->value_name("TEXT"),
       "your own note, shown in the list")
      ("plans-file", options::value<std::string>()->default_value("")->value_name("FILE"),
       "as the server's");
  // clang-format on
  return flags;
}

/// The command of these words (what is not a flag) and flags.
Command command_of(const std::vector<std::string>& words, const options::variables_map& flags) {
  const std::filesystem::path data_folder = flags["data"].as<std::string>();
  const bool is_about_keys = words.size() >= 2 && words[0] == "keys";
  if (words.size() == 2 && words[0] == "backup") return BackUp{data_folder, words[1]};
  if (is_about_keys && words.size() == 2 && words[1] == "list") return ListKeys{data_folder};
  if (is_about_keys && words.size() == 3 && words[1] == "revoke") {
    return RevokeKey{data_folder, words[2]};
  }
  if (!is_about_keys || words.size() != 2 || words[1] != "add") {
    return UsageError{"no such command: companion-server keys --help lists them"};
  }
  if (!flags.count("plan")) return UsageError{"keys add needs --plan"};
  return AddKey{data_folder, flags["plan"].as<std::string>(), flags["label"].as<std::string>(),
                read_plans(flags["plans-file"].as<std::string>())};
}

}  // namespace

std::optional<Command> read_command(int argc, const char* const argv[]) {
  if (argc < 2 || *argv[1] == '-') return std::nullopt;
  const options::options_description flags = describe_flags();
  options::options_description all;
  all.add(flags).add_options()("words", options::value<std::vector<std::string>>());
  options::positional_options_description positional;
  positional.add("words", -1);
  try {
    options::variables_map map;
    options::store(
        options::command_line_parser(argc, argv).options(all).positional(positional).run(), map);
    options::notify(map);
    if (map.count("help")) {
      std::ostringstream text;
      text << kUsage << flags;
      return Printout{text.str()};
    }
    return command_of(map["words"].as<std::vector<std::string>>(), map);
  } catch (const std::exception& error) {
    return UsageError{error.what()};
  }
}

}  // namespace companion::server

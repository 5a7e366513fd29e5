#include "configuration/plans_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace companion::server {
namespace {

struct Member {
  const char* name;
  int64_t Plan::*value;
};

constexpr Member kMembers[] = {{"requests_per_minute", &Plan::requests_per_minute},
                               {"requests_per_day", &Plan::requests_per_day},
                               {"prefixes_per_batch", &Plan::prefixes_per_batch}};
constexpr int64_t kMostOfAnything = 1'000'000'000;

bool is_plan_name(const std::string& name) {
  return !name.empty() && name.size() <= 32 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Plan plan_from_json(const std::string& name, const nlohmann::json& members) {
  const auto require = [&name](bool is_right, const std::string& what) {
    if (!is_right) throw std::runtime_error("plans: " + name + what);
  };
  require(is_plan_name(name), ": a plan's name is 1 to 32 lower-case letters");
  require(members.is_object() && members.size() == std::size(kMembers),
          " must have requests_per_minute, requests_per_day and prefixes_per_batch");
  Plan plan{.name = name};
  for (const Member& member : kMembers) {
    const auto value = members.find(member.name);
    require(value != members.end() && value->is_number_unsigned() && *value >= 1 &&
                *value <= kMostOfAnything,
            std::string(".") + member.name + " must be a whole number from 1");
    plan.*member.value = value->get<int64_t>();
  }
  return plan;
}

}  // namespace

std::vector<Plan> plans_from_json(std::string_view text) {
  const auto document = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || document.empty()) {
    throw std::runtime_error("plans: not a JSON object of plans");
  }
  std::vector<Plan> plans;
  for (const auto& [name, members] : document.items()) {
    plans.push_back(plan_from_json(name, members));
  }
  return plans;
}

std::vector<Plan> read_plans(const std::filesystem::path& file) {
  if (file.empty()) return plans_from_json(embedded_plans());
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("plans: cannot read " + file.string());
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  return plans_from_json(text);
}

}  // namespace companion::server

// How the study is printed: a table for people, JSON for programs.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "study.h"

namespace companion::simulation {
namespace {

/// 1234 → "12.3".
std::string percent(int64_t basis_points) {
  const int64_t tenths = (basis_points + 5) / 10;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// Hundredths where they matter: 37 → "0.37".
std::string fine_percent(int64_t basis_points) {
  char text[32];
  std::snprintf(text, sizeof text, "%lld.%02lld", static_cast<long long>(basis_points / 100),
                static_cast<long long>(basis_points % 100));
  return text;
}

std::string padded(std::string_view text, size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + std::string(text);
}

std::string line(const StudyRow& row) {
  std::string text = std::string(row.strategy) + std::string(18 - row.strategy.size(), ' ');
  text += padded(std::to_string(row.personalised_percent), 5);
  text += padded(std::to_string(row.attacker_percent), 5);
  text += padded(fine_percent(row.wrong.mean), 8) + padded(fine_percent(row.wrong.worst), 7);
  text += padded(fine_percent(row.wrong_of_published.mean), 9);
  text += padded(percent(row.published.mean), 8) + padded(percent(row.published.worst), 7);
  text += padded(percent(row.varying.mean), 8) + padded(percent(row.followed.mean), 9);
  text += padded(percent(row.target_wrong.mean), 8) + " |";
  text += padded(percent(row.estimated.mean), 7);
  for (const Share& share : row.wrong_by_estimator) text += padded(percent(share.mean), 7);
  return text + "\n";
}

nlohmann::json share_json(const Share& share) {
  return {{"mean_basis_points", share.mean}, {"worst_basis_points", share.worst}};
}

nlohmann::json row_json(const StudyRow& row) {
  nlohmann::json estimators;
  for (size_t i = 0; i < kEstimators.size(); ++i) {
    estimators[std::string(kEstimators[i].name)] = share_json(row.wrong_by_estimator[i]);
  }
  return {{"strategy", row.strategy},
          {"attacker_percent", row.attacker_percent},
          {"personalised_percent", row.personalised_percent},
          {"wrong", share_json(row.wrong)},
          {"wrong_of_published", share_json(row.wrong_of_published)},
          {"published", share_json(row.published)},
          {"varying", share_json(row.varying)},
          {"range_misses", share_json(row.range_misses)},
          {"target_wrong", share_json(row.target_wrong)},
          {"estimated", share_json(row.estimated)},
          {"followed", share_json(row.followed)},
          {"wrong_by_estimator", estimators},
          {"weak_jumps", row.weak_jumps}};
}

}  // namespace

std::string study_table(const std::vector<StudyRow>& rows) {
  std::string text =
      "                   pers  att   wrong  worst  of.publ   publ.  least  varies  followed  "
      "target |  named   mean  trim.  median  plur.\n";
  for (const StudyRow& row : rows) text += line(row);
  return text;
}

std::string study_json(const StudyOptions& options, const std::vector<StudyRow>& rows) {
  nlohmann::json listed = nlohmann::json::array();
  for (const StudyRow& row : rows) listed.push_back(row_json(row));
  const Scenario& world = options.world;
  return nlohmann::json{{"first_seed", world.seed},
                        {"seeds", options.seeds},
                        {"products", world.products},
                        {"days", world.days},
                        {"contributors", world.contributors},
                        {"rotation_days", world.rotation_days},
                        {"rows", listed}}
             .dump(2) +
         "\n";
}

}  // namespace companion::simulation

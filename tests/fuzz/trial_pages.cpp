#include "trial_pages.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace companion::fuzz {
namespace {

using nlohmann::json;

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<TrialPage> load_trial_pages(const std::string& folder) {
  std::vector<TrialPage> pages;
  for (const json& row : json::parse(file_text(folder + "/trials.json"))) {
    TrialPage page;
    page.name = row.at("name");
    page.layout = row.at("layout");
    page.text = file_text(folder + "/" + row.at("file").get<std::string>());
    page.args = json{{"url", row.at("url")}}.dump();
    page.currencies = row.at("currencies").get<std::set<std::string>>();
    page.true_prices = row.at("true_prices").get<std::set<int64_t>>();
    pages.push_back(std::move(page));
  }
  if (pages.empty()) throw std::runtime_error(folder + " holds no pages");
  return pages;
}

}  // namespace companion::fuzz

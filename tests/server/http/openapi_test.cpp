// server/openapi.yaml is kept true: it names exactly the routes the server has.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>

#include "handlers/handler_test.h"
#include "http/routes.h"

namespace companion::server {
namespace {

/// "get /health" for every operation under `paths:`, whose keys are indented by 2 and 4.
std::set<std::string> documented_operations() {
  std::ifstream file(COMPANION_OPENAPI_FILE);
  const std::regex section("^([a-z]+):.*"), path("^  (/[^:]*):$");
  const std::regex operation("^    (get|put|post|delete|patch|head|options):$");
  std::set<std::string> operations;
  std::string current_section, current_path;
  std::smatch match;
  for (std::string line; std::getline(file, line);) {
    if (std::regex_match(line, match, section)) current_section = match[1];
    if (current_section != "paths") continue;
    if (std::regex_match(line, match, path)) current_path = match[1];
    if (std::regex_match(line, match, operation)) {
      operations.insert(match[1].str() + " " + current_path);
    }
  }
  return operations;
}

class OpenApiTest : public HandlerTest {};

TEST_F(OpenApiTest, NamesExactlyTheRoutes) {
  std::set<std::string> routes;
  for (const Route& route : api_routes({store_, metrics_, [] { return kNoonMs; }, 4})) {
    const std::string method = route.method == "GET" ? "get" : "post";
    routes.insert(method + " " + route.path);
  }
  EXPECT_EQ(documented_operations(), routes);
}

}  // namespace
}  // namespace companion::server

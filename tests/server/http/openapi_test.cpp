// server/openapi.yaml is kept true: it names exactly the routes the server has.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "handlers/handler_test.h"
#include "http/routes.h"

namespace companion::server {
namespace {

/// The key of a YAML line "key:" that is indented by exactly `indent` spaces; else "".
std::string key_at(const std::string& line, size_t indent) {
  if (line.find_first_not_of(' ') != indent || line.back() != ':') return {};
  return line.substr(indent, line.size() - indent - 1);
}

/// "get /health" for every operation under `paths:`, whose keys are indented by 2 and 4.
std::set<std::string> documented_operations() {
  std::ifstream file(COMPANION_OPENAPI_FILE);
  std::set<std::string> operations;
  std::string section, path;
  for (std::string line; std::getline(file, line);) {
    if (const std::string key = key_at(line, 0); !key.empty()) section = key;
    if (section != "paths") continue;
    if (const std::string key = key_at(line, 2); !key.empty()) path = key;
    if (const std::string key = key_at(line, 4); !key.empty()) operations.insert(key + " " + path);
  }
  return operations;
}

class OpenApiTest : public HandlerTest {};

TEST_F(OpenApiTest, NamesExactlyTheRoutes) {
  std::set<std::string> routes;
  AdmissionControl control({});
  for (const Route& route : api_routes({.contributions = store_.contributions(),
                                        .prices = store_.prices(),
                                        .metrics = metrics_,
                                        .now_ms = [] { return kNowMs; },
                                        .control = control,
                                        .is_draining = [] { return false; },
                                        .admission = admission_,
                                        .required = {},
                                        .contributions_erased = [] {},
                                        .rules_file = {}})) {
    const std::string method = route.method == "GET" ? "get" : "post";
    routes.insert(method + " " + route.path);
  }
  EXPECT_EQ(documented_operations(), routes);
}

}  // namespace
}  // namespace companion::server

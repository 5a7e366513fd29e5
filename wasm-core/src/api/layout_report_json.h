// The layout report as JSON (contracts/layout_report.schema.json).
#pragma once

#include <string>

#include "page/layout_report.h"

namespace companion::api {

/// JSON text of a report, with the version of the rule pack that made it.
std::string layout_report_to_json(const page::LayoutReport& report);

}  // namespace companion::api

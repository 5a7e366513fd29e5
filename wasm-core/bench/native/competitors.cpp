// What each competitor does:
//   facts        our engine: the text's facts as a JSON envelope, which is all that we compare for
//   step over    our byte scanner steps over the whole value: the least that our reader can do
//   simdjson     DOM: the whole tree. on-demand: every key and value visited, none converted
//   nlohmann     the whole tree
//   scan bytes   memchr for a byte that does not occur: the speed of reading memory
#include "bench/native/competitors.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>

#include "companion/engine.h"
#include "json_reader/skip.h"

namespace companion::bench {
namespace {

size_t visit(simdjson::ondemand::value value);

size_t visit_object(simdjson::ondemand::object object) {
  size_t seen = 0;
  for (auto field : object) {
    seen += field.key().value_unsafe().raw() != nullptr ? 1 : 0;
    seen += visit(field.value().value_unsafe());
  }
  return seen;
}

size_t visit(simdjson::ondemand::value value) {
  switch (value.type().value_unsafe()) {
    case simdjson::ondemand::json_type::object:
      return visit_object(value.get_object().value_unsafe());
    case simdjson::ondemand::json_type::array: {
      size_t seen = 0;
      for (auto element : value.get_array().value_unsafe()) seen += visit(element.value_unsafe());
      return seen;
    }
    default:
      return value.raw_json_token().size();
  }
}

Competitor simdjson_tree(const std::string& text) {
  auto parser = std::make_shared<simdjson::dom::parser>();
  auto padded = std::make_shared<simdjson::padded_string>(text);
  return {"simdjson DOM", [parser, padded] {
            simdjson::dom::element root;
            return parser->parse(*padded).get(root) == simdjson::SUCCESS ? root.is_object() : 0u;
          }};
}

Competitor simdjson_on_demand(const std::string& text) {
  auto parser = std::make_shared<simdjson::ondemand::parser>();
  auto padded = std::make_shared<simdjson::padded_string>(text);
  return {"simdjson on-demand", [parser, padded]() -> size_t {
            simdjson::ondemand::document document;
            if (parser->iterate(*padded).get(document) != simdjson::SUCCESS) return 0;
            return visit_object(document.get_object().value_unsafe());
          }};
}

}  // namespace

std::vector<Competitor> competitors_for(const std::string& text) {
  return {
      {"facts", [&text] { return companion::call("facts.read", "{}", text).size(); }},
      {"step over", [&text] { return json_reader::skip_value(text, 0); }},
      simdjson_tree(text),
      simdjson_on_demand(text),
      {"nlohmann tree", [&text] { return nlohmann::json::parse(text).size(); }},
      {"scan bytes",
       [&text] { return std::memchr(text.data(), '\x01', text.size()) == nullptr ? text.size() : 0; }},
  };
}

}  // namespace companion::bench

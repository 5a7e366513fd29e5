// Numbers with a unit in a title or a variant's name: "2 TB", "20.000 mAh", "10x42".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "signals/phrases.h"

namespace companion::signals {

/// A quantity as stated. `thousandths`: of the base unit of its kind (rules/trust/signals/units.json:
/// storage GB, charge mAh, light lm, power W, zoom x, distance km, mass g, voltage V).
struct Quantity {
  std::string kind;
  int64_t thousandths = 0;
  std::string printed;  ///< "2 TB"
  Place place;
};

/// All quantities of a text in its order. Numbers that are part of a model's name ("S24"), of a
/// speed ("10 GB/s") or too long for any good are none, and a list without its own units ("64,128,256GB")
/// gives its last number only.
std::vector<Quantity> find_quantities(const MarkedText& text);

}  // namespace companion::signals

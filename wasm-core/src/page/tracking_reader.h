// Reads parcels and what happened to them.
#pragma once

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Parcels of the first source that holds any. Events are newest first, whichever end the
/// source begins at; a parcel's status is that of its newest event, never the source's own
/// summary, which has been seen to run backwards.
std::vector<Parcel> read_parcels(const std::vector<SourceReading>& sources);

}  // namespace companion::page

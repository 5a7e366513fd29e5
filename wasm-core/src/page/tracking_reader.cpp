#include "page/tracking_reader.h"

#include <algorithm>

#include "text/parcel_status.h"

namespace companion::page {
namespace {

ParcelEvent parcel_event(const Record& row) {
  ParcelEvent out;
  out.time = row.get<std::string>(Field::kEventTime);
  out.text = row.get<std::string>(Field::kEventText);
  out.place = row.get<std::string>(Field::kEventPlace);
  if (const auto code = row.get<std::string>(Field::kEventCode)) out.status = text::parcel_status(*code);
  return out;
}

void read_events(const Record& row, Parcel& parcel) {
  row.for_each_row(Table::kEvents, [&parcel](const Record& event_row) {
    ParcelEvent event = parcel_event(event_row);
    if (event.time || event.text) parcel.events.push_back(std::move(event));
    return true;
  });
  // The order of the source is kept but for its direction: events of several carriers are
  // merged by the shop, and their clocks do not agree.
  std::vector<ParcelEvent>& events = parcel.events;
  if (!events.empty() && events.front().time && events.back().time && *events.front().time < *events.back().time) {
    std::reverse(events.begin(), events.end());
  }
  for (const ParcelEvent& event : parcel.events) {
    if (!event.status) continue;
    parcel.status = event.status;
    return;
  }
}

Parcel parcel(const Record& row) {
  Parcel out;
  out.number = row.get<std::string>(Field::kTrackingNumber);
  const auto alias = row.get<std::string>(Field::kTrackingAlias);
  if (alias && alias != out.number) out.aliases.push_back(*alias);
  if (!out.number && alias) {
    out.number = alias;
    out.aliases.clear();
  }
  out.carrier = row.get<std::string>(Field::kTrackingCarrier);
  out.origin = row.get<std::string>(Field::kTrackingOrigin);
  out.destination = row.get<std::string>(Field::kTrackingDestination);
  out.eta_from = row.get<std::string>(Field::kEtaFrom);
  out.eta_to = row.get<std::string>(Field::kEtaTo);
  read_events(row, out);
  return out;
}

}  // namespace

std::vector<Parcel> read_parcels(const std::vector<SourceReading>& sources) {
  std::vector<Parcel> out;
  for (const SourceReading& source : sources) {
    source.record().for_each_row(Table::kParcels, [&out](const Record& row) {
      Parcel found = parcel(row);
      if (found.number || !found.events.empty()) out.push_back(std::move(found));
      return true;
    });
    if (!out.empty()) break;
  }
  return out;
}

}  // namespace companion::page

// What this device saw itself, added to the history it keeps.
import type { Observation, Series } from "../engine-contract.js";
import type { EngineOwner } from "./engine-owner.js";
import type { SeriesStore } from "./store/series-store.js";

/** Adds one observation to the local history of its series. */
export async function recordLocally(
  observation: Observation,
  services: { engine: Pick<EngineOwner, "ready">; store: { series: SeriesStore } },
): Promise<void> {
  const { observed_at: time, category_id: _, price_minor, list_price_minor, in_stock, ...key } = observation;
  const sighting = {
    time,
    price_minor,
    ...(list_price_minor === undefined ? {} : { list_price_minor }),
    ...(in_stock === undefined ? {} : { in_stock }),
  };
  const empty: Series = { ...key, runs: [] };
  // The engine answers at once when it is loaded, which the transaction needs.
  const engine = await services.engine.ready();
  await services.store.series.update(key, (stored) => {
    const merged = engine.call("history.merge", { series: stored ?? empty, sightings: [sighting] });
    if (merged.ok) return merged.value;
    // Stored history that the engine cannot read is of no use; begin anew.
    const fresh = engine.call("history.merge", { series: empty, sightings: [sighting] });
    return fresh.ok ? fresh.value : (stored ?? empty);
  });
}

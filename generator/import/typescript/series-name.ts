import { exportedName } from "../../exported/exported-name.js";
import { javascriptRoute, otlpRoute } from "../../exported/route.js";
import type { Instrument } from "../../vocabulary.js";

/** Units that Prometheus spells out at the end of a name, as its own guidelines have them. */
const units: ReadonlyMap<string, string> = new Map([
  ["milliseconds", "ms"],
  ["microseconds", "us"],
  ["nanoseconds", "ns"],
  ["seconds", "s"],
  ["minutes", "min"],
  ["hours", "h"],
  ["days", "d"],
  ["bytes", "By"],
  ["kilobytes", "KBy"],
  ["megabytes", "MBy"],
  ["percent", "%"],
  ["celsius", "Cel"],
  ["hertz", "Hz"],
]);

const routes = [otlpRoute(), javascriptRoute];

/** How a catalog names what a Prometheus client exports; `exact` where the series keep their name on either way there. */
type CatalogName = { readonly name: string; readonly unit: string | undefined; readonly exact: boolean };

/**
 * Without the `_total` of a counter, which is added on export. The unit stays in the name, and is the metric's unit, too: so
 * the name is the same over OTLP, which adds units, and at the JavaScript exporter, which does not.
 */
export function catalogNameOf(exported: string, instrument: Instrument): CatalogName {
  const name = instrument === "counter" ? exported.replace(/(?<=.)_total$/, "") : exported;
  const unit = units.get(/_([a-z]+)$/.exec(name)?.[1] ?? "");
  for (const candidate of unit === undefined ? [undefined] : [unit, undefined]) {
    const facts = { name, unit: candidate ?? "", instrument };
    if (routes.every((route) => exportedName(facts, route) === exported)) return { name, unit: candidate, exact: true };
  }
  return { name, unit: undefined, exact: false };
}

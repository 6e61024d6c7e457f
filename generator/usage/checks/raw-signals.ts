import type { Catalog, Signal } from "../../model/catalog.js";
import { signalsIn } from "../../model/entries.js";
import type { RawSignal } from "../../typescript/use.js";
import type { UsageCheck } from "../finding.js";
import { recorderOf } from "../used-catalog.js";

/** Log records and spans that are made by hand: of planned events and spans, of those that have a recorder, and others. */
export const checkRawSignals: UsageCheck = function* ({ catalog, usage, placeOf }) {
  const byName = new Map(signalsIn(catalog).map((signal) => [nameIn(signal), signal]));
  for (const raw of usage.rawSignals) {
    const { kind, name } = raw;
    const signal = byName.get(nameIn(raw));
    const place = placeOf(raw.place);
    if (signal === undefined) {
      if (!answersFor(catalog, raw)) continue;
      const help = `run \`meterbook add ${name.slice(catalog.prefix.length)} --kind ${kind}\`, and call its recorder`;
      yield {
        code: "usage/raw-metric",
        place,
        message: `${kind} "${name}" is made by hand, outside the catalog`,
        help,
      };
      continue;
    }
    const { key, status } = signal;
    const related = [{ place: signal.place, message: `"${key}" stands here` }];
    const isPlanned = status === "planned";
    yield {
      code: isPlanned ? "usage/planned-metric" : "usage/raw-metric",
      place,
      message: isPlanned
        ? `${kind} "${key}" is planned, and made by hand here`
        : `${kind} "${name}" is made by hand, outside the catalog`,
      help: isPlanned
        ? `run \`meterbook promote ${key} --kind ${kind}\`, and call its recorder`
        : `call ${recorderOf(signal)} instead`,
      related,
    };
  }
};

function nameIn({ kind, name }: Pick<Signal | RawSignal, "kind" | "name">): string {
  return `${kind} ${name}`;
}

/** Under its prefix, for what it declares any of: libraries make events and spans of their own. */
function answersFor({ prefix, events, spans }: Catalog, { kind, name }: RawSignal): boolean {
  const declared = kind === "event" ? events : spans;
  return prefix !== "" && declared.length > 0 && name.length > prefix.length && name.startsWith(prefix);
}

import type { AnyEntry, Metric } from "../../../model/catalog.js";
import { isRecorded } from "../../../model/emission.js";
import type { UsePlace, UsePlaces } from "../../../queries/use-places.js";
import type { RecordedEntries } from "../../../usage/recorded-in.js";
import { code } from "../syntax/code-span.js";
import { inline } from "../syntax/escape.js";

/** The most places that a line names. */
const mostPlaces = 12;

/** The dashboards and rules that use a metric; null where that is not shown. */
export function usesText(metric: Metric, uses: UsePlaces | null): string | null {
  if (uses === null || !isRecorded(metric)) return null;
  const texts = [...new Set((uses.get(metric) ?? []).map(placeText))];
  if (texts.length === 0) return "no query";
  return listed(texts);
}

/** The files that record an entry; null where that is not shown or not known. */
export function recordedText(entry: AnyEntry, recordedIn: RecordedEntries | null): string | null {
  const places = recordedIn?.[entry.kind]?.get(entry.name);
  if (places === undefined || !isRecorded(entry)) return null;
  return places.length === 0 ? "no code" : listed(places.map(({ file }) => code(file)));
}

function listed(texts: readonly string[]): string {
  const rest = texts.length - mostPlaces;
  return [...texts.slice(0, mostPlaces), ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
}

/** Without the line, so that an edit elsewhere in the file changes nothing here. */
function placeText({ kind, name, within, file, via }: UsePlace): string {
  const holder = kind === "line" ? "a query" : `${kind} ${code(name)}`;
  const of = within === undefined ? "" : ` of ${inline(within)}`;
  return `${holder}${of} (${code(file)}${via === undefined ? "" : `, through ${code(via)}`})`;
}

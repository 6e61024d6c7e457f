import type { Catalog, Signal } from "../../../model/catalog.js";
import { type SignalPart, signalPartition } from "../../../model/partition.js";
import { headingAnchors } from "./anchors.js";
import { code } from "../syntax/code-span.js";
import { shortened } from "../syntax/paragraphs.js";
import { isPresent } from "../reference-section.js";
import { signalSections, signalSentence } from "../signal-tables.js";
import { table } from "../syntax/table.js";

/** The parts of many events and spans, which have pages of their own; none where they stand on one page. */
export function signalParts(catalog: Catalog): readonly SignalPart[] {
  const parts = signalPartition(catalog);
  return parts.length > 1 ? parts : [];
}

/** The page of a part, below the output folder. */
export function signalPath({ id }: SignalPart): string {
  return `signals/${id}.md`;
}

/** The title of the page of a part. */
export function signalTitle({ names }: Catalog, { namespace }: SignalPart): string {
  return `${names.stem} events and spans: ${code(namespace)}`;
}

/** The tables of events and spans; of many, two lists by name, each line with a link to its section. */
export function signalOverview(catalog: Catalog): string {
  const parts = signalParts(catalog);
  if (parts.length === 0) return signalSections(catalog);
  const links = linksTo(catalog, parts);
  return [list(catalog, catalog.events, links), list(catalog, catalog.spans, links)]
    .filter((section) => section !== "")
    .join("\n\n");
}

/** Characters of a description that a list of very many entries shows. */
const longestSummary = 160;

function list(catalog: Catalog, signals: readonly Signal[], links: ReadonlyMap<Signal, string>): string {
  const present = signals.filter(isPresent).sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first] = present;
  if (first === undefined) return "";
  const noun = first.kind === "event" ? "Event" : "Span";
  const rows = present.map((signal) => [
    `[${code(signal.key)}](${links.get(signal) ?? ""})`,
    signal.kind === "event" ? signal.severity : signal.spanKind,
    signal.status === "active" ? signal.stability.replace("_", " ") : `**${signal.status}**`,
    shortened(signal.description, longestSummary),
  ]);
  const headings = [noun, first.kind === "event" ? "Severity" : "Kind", "Stability", "Description"];
  return [`## ${noun}s`, signalSentence(catalog, present, first.kind), table(headings, rows)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function linksTo(catalog: Catalog, parts: readonly SignalPart[]): ReadonlyMap<Signal, string> {
  return new Map(
    parts.flatMap((part) => {
      const above = [signalTitle(catalog, part), "Events", "Spans", "Event reference", "Span reference"];
      const places = headingAnchors(part.signals.filter(isPresent), ({ name }) => name, above);
      return [...places].map(([signal, anchor]) => [signal, `${signalPath(part)}#${anchor}`] as const);
    }),
  );
}

import type { Catalog, RecordSource, Signal } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { recordingIn } from "../../model/recording.js";
import type { RecordedEntries } from "../../usage/recorded-in.js";
import { type AttributeAddress, attributeTable } from "./attribute-table.js";
import { block } from "./syntax/block.js";
import { code } from "./syntax/code-span.js";
import { deprecationSentence } from "./facts/deprecation.js";
import { inline } from "./syntax/escape.js";
import { expiryText } from "./facts/lifetime.js";
import { signalCall } from "./facts/recorder-call.js";
import { linkText } from "./facts/metric-facts.js";
import { paragraphs } from "./syntax/paragraphs.js";
import { recordedText } from "./facts/place-texts.js";
import { provenanceText } from "./facts/provenance.js";
import { withoutPeriod } from "./syntax/sentence.js";

/** A section for each event, then for each span, and lists of those that were removed; empty in a catalog without them. */
export function signalReference(
  links: SignalLinks,
  { events, spans }: Pick<Catalog, "events" | "spans"> = links.catalog,
): string {
  return [reference(links, events, "event"), reference(links, spans, "span")]
    .filter((section) => section !== "")
    .join("\n\n");
}

type SignalLinks = {
  readonly catalog: Catalog;
  readonly recordedIn: RecordedEntries | null;
  /** Sections of the shared attributes that an event or a span uses. */
  readonly attributeIn?: (signal: Signal) => AttributeAddress;
};

function reference(links: SignalLinks, signals: readonly Signal[], noun: "event" | "span"): string {
  if (signals.length === 0) return "";
  const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const present = signals.filter(({ status }) => status !== "removed");
  const removed = signals.filter(({ status }) => status === "removed");
  return [
    ...(present.length === 0 ? [] : [`## ${title} reference`, ...present.map((signal) => sectionOf(signal, links))]),
    ...(removed.length === 0 ? [] : [`## Removed ${noun}s`, removed.map((signal) => removedLine(signal)).join("\n")]),
  ].join("\n\n");
}

function sectionOf(signal: Signal, links: SignalLinks): string {
  const { name, description, deprecated, status, attributes, note } = signal;
  const replacement = deprecated?.renamedTo ?? null;
  const mark = status === "deprecated" ? "**Deprecated.**" : "";
  const parts = [
    `### ${code(name)}`,
    paragraphs(description),
    deprecated === null ? mark : deprecationSentence(deprecated, replacement && code(replacement)),
    factsOf(signal, links),
    note === null ? "" : block(note),
    attributes.length === 0 ? "" : attributeTable(attributes, links.attributeIn?.(signal)),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

type PossibleFact = readonly [name: string, text: string | null];

function factsOf(signal: Signal, { catalog, recordedIn }: SignalLinks): string {
  const from = signal.imported && provenanceText(signal.imported);
  const facts: readonly PossibleFact[] = [
    ...(signal.kind === "event"
      ? ([
          ["Severity", signal.severity],
          ["From", from],
          [
            "Attached to",
            (recordingIn(catalog).spansWith.get(signal.key) ?? []).map(({ name }) => code(name)).join(", "),
          ],
        ] as const)
      : ([
          ["Kind", signal.spanKind],
          ["From", from],
          ["Events", signal.events.map(code).join(", ")],
        ] as const)),
    [
      signal.kind === "event" ? "Recorder" : "Runs in",
      isRecorded(signal) ? code(signalCall(signal)) : "planned: no recorder yet",
    ],
    ["Status", signal.status],
    ["Stability", signal.stability.replace("_", " ")],
    ["Since", signal.since && inline(signal.since)],
    ["Expires", expiryText(signal)],
    [signal.owners.length > 1 ? "Owners" : "Owner", signal.owners.map(inline).join(", ")],
    ["Tags", signal.tags.map(code).join(", ")],
    ["Recorded in", recordedText(signal, recordedIn)],
    ["Links", signal.links.map(linkText).join(", ")],
    ["Measured on", signal.entities.map(code).join(", ")],
    ["Attributes", signal.attributes.length === 0 ? "none of its own" : null],
  ];
  const records = signal.records.map((record) => `- **Records:** ${recordText(record)}`);
  return [...facts.flatMap(([name, text]) => (text ? [`- **${name}:** ${text}`] : [])), ...records].join("\n");
}

/** `` `shop.calls`, its value from `duration_ms`, `status` from `success` (`true`: `ok`) ``; names that stay are left out. */
function recordText({ metric, value, attributes }: Signal["records"][number]): string {
  const number = value === null ? [] : [`its value ${sourceText(value.source)}${converted(value.conversion)}`];
  const mapped = attributes.flatMap(({ target, source }) => {
    const isItself = source.kind === "attribute" && source.attribute.key === target.key && source.values === null;
    return isItself ? [] : [`${code(target.key)} ${sourceText(source)}`];
  });
  return [code(metric.name), ...number, ...mapped].join(", ");
}

function converted(conversion: NonNullable<Signal["records"][number]["value"]>["conversion"]): string {
  if (conversion === null) return "";
  return ` ${conversion.operator === "/" ? "divided by" : "times"} ${conversion.number}`;
}

function sourceText(source: RecordSource): string {
  if (source.kind === "duration") return "from the length of the span";
  if (source.kind === "constant") return `is ${code(String(source.value))}`;
  const { attribute, values } = source;
  const table = values === null ? [] : [...values].map(([from, to]) => `${code(from)}: ${code(String(to))}`);
  return `from ${code(attribute.key)}${table.length === 0 ? "" : ` (${table.join(", ")})`}`;
}

function removedLine({ kind, name, deprecated }: Signal): string {
  const reason = deprecated?.reason ?? null;
  const use = deprecated?.renamedTo ?? null;
  const was = kind === "event" ? "was an event" : "was a span";
  const why = reason === null ? "" : `: ${withoutPeriod(inline(reason))}`;
  return `- ${code(name)} ${was}${why}.${use === null ? "" : ` Use ${code(use)} instead.`}`;
}

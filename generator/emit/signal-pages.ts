import type { Attribute, Catalog, Signal } from "../model/catalog.js";
import type { SignalPart } from "../model/partition.js";
import type { RecordedEntries } from "../usage/recorded-in.js";
import type { Artifact, Known, Origin } from "./emitter.js";
import { excerptOfMap, signalExcerptsOf } from "./excerpt.js";
import { markdownHeader } from "./header.js";
import { addressesOf } from "./markdown/indexes/addresses.js";
import { page } from "./markdown/page.js";
import { sharedTitle } from "./markdown/indexes/page-headings.js";
import { sharedAddresses } from "./markdown/shared-attributes.js";
import { signalParts, signalPath, signalTitle } from "./markdown/indexes/signal-index.js";
import { signalReference } from "./markdown/signal-reference.js";
import { signalSections } from "./markdown/signal-tables.js";
import { printed } from "./printed.js";

type Beside = { readonly shared: readonly Attribute[]; readonly known: Known };

/** The pages of many events and spans; none where they stand on one page. */
export function signalPages(catalog: Catalog, origin: Origin, { shared, known }: Beside): readonly Artifact[] {
  const excerptOf = signalExcerptsOf(catalog);
  const address = sharedAddresses(shared, sharedTitle(catalog), "../metrics/");
  return signalParts(catalog).flatMap((part) => {
    const { signals } = part;
    const attributes = new Map(
      signals.map((signal) => [nameOf(signal), addressesOf(signal.attributes, ({ key }) => key, address)]),
    );
    const recordedIn = recordedInOf(signals, known);
    return printed(
      [signalPath(part)],
      { catalog: excerptOf(signals), origin, part, attributes, recordedIn },
      signalPage,
    );
  });
}

/** What decides the text of a page. */
type Given = {
  readonly catalog: Catalog;
  readonly origin: Origin;
  readonly part: SignalPart;
  /** By name of the event or span and key of the attribute, the sections of shared attributes. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly recordedIn: RecordedEntries | null;
};

function signalPage({ catalog, origin, part, attributes, recordedIn }: Given): readonly string[] {
  const events = part.signals.filter((signal) => signal.kind === "event");
  const spans = part.signals.filter((signal) => signal.kind === "span");
  const attributeIn = (signal: Signal) => (attribute: Attribute) => attributes.get(nameOf(signal))?.get(attribute.key);
  const text = page([
    markdownHeader(origin),
    `# ${signalTitle(catalog, part)}`,
    "[All events and spans](../metrics.md)",
    signalSections(catalog, { events, spans }),
    signalReference({ catalog, recordedIn, attributeIn }, { events, spans }),
  ]);
  return [text];
}

/** An event and a span may have one key. */
function nameOf({ kind, key }: Signal): string {
  return `${kind} ${key}`;
}

function recordedInOf(signals: readonly Signal[], { recordedIn }: Known): RecordedEntries | null {
  if (recordedIn === null) return null;
  const { event, span } = recordedIn;
  const names = signals.map(({ name }) => name);
  return {
    ...(event && { event: excerptOfMap(event, names) }),
    ...(span && { span: excerptOfMap(span, names) }),
  };
}

import type { Catalog } from "../model/catalog.js";
import { entriesByName } from "../model/entries.js";
import { definedIn } from "../model/variants.js";
import type { Provenance } from "../source.js";
import type { Change } from "./change.js";

/** A package whose release is another one, and brought a change along. */
export type Release = {
  readonly package: string;
  /** Null where package.json says none, or the catalog did not import it. */
  readonly base: string | null;
  readonly head: string | null;
};

/** Which changes came with another release of a package, and with which. */
export function releasesOf(changes: readonly Change[], base: Catalog, head: Catalog): ReadonlyMap<Change, Release> {
  const [before, after] = [base, head].map(sourcesIn);
  if (before === undefined || after === undefined || before.versions.size + after.versions.size === 0) return new Map();
  return new Map(
    changes.flatMap((change): readonly (readonly [Change, Release])[] => {
      const name = after.packageOf(change) ?? before.packageOf(change);
      if (name === undefined) return [];
      const [from, to] = [before, after].map(({ versions }) => versions.get(name) ?? null);
      const isOther = from !== to && before.versions.has(name) && after.versions.has(name);
      return isOther ? [[change, { package: name, base: from ?? null, head: to ?? null }]] : [];
    }),
  );
}

/** How reports say it: `comes with @acme/shared 1.3.0, after 1.2.0`. */
export function releaseText({ package: name, base, head }: Release): string {
  const after = base === null ? "" : `, after ${base}`;
  return `comes with ${name}${head === null ? "" : ` ${head}`}${after}`;
}

type Sources = {
  readonly versions: ReadonlyMap<string, string | null>;
  /** The package that defines what a change is about. */
  readonly packageOf: (change: Change) => string | undefined;
};

function sourcesIn(catalog: Catalog): Sources {
  const versions = new Map<string, string | null>();
  const note = (source: Provenance | null) => {
    if (source?.package != null && !versions.has(source.package)) versions.set(source.package, source.version);
  };
  const entries = entriesByName(catalog);
  for (const each of catalog.imports) note(each);
  for (const metric of catalog.metrics) note(metric.imported);
  for (const attribute of catalog.shared) note(attribute.imported);
  const packageOf = ({ subject: { metrics, events, spans, attribute } }: Change): string | undefined => {
    const subjects = { metric: metrics, event: events, span: spans } as const;
    const kinds = ["metric", "event", "span"] as const;
    const named = kinds.flatMap((kind) => subjects[kind].flatMap((key) => entries[kind].get(key) ?? []));
    if (attribute === null) return named.flatMap(({ imported }) => imported?.package ?? [])[0];
    const own = named.flatMap((entry) => definedIn(entry).filter(({ key }) => key === attribute));
    const isOfCatalog = metrics.length + events.length + spans.length === 0;
    const ofContext = isOfCatalog ? catalog.context.filter(({ key }) => key === attribute) : [];
    return [...own, ...ofContext, ...named].flatMap(({ imported }) => imported?.package ?? [])[0];
  };
  return { versions, packageOf };
}

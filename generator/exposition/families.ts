import type { ExpositionFormat, FamilyType, MetricFamily, Sample, SamplePart } from "./exposition.js";

/** A family while it is read. */
export type FamilyDraft = {
  readonly name: string;
  type: FamilyType | null;
  help: string | null;
  unit: string | null;
  readonly samples: Sample[];
  /** The keys of its series, so that none is taken twice. */
  readonly series: Set<string>;
  readonly line: number;
  isSplit: boolean;
};

export type Families = { readonly byName: Map<string, FamilyDraft>; current: FamilyDraft | null };

/** The family of a name, which begins here where it is not there yet. */
export function familyOf(families: Families, name: string, line: number): FamilyDraft {
  const known = families.byName.get(name);
  if (known !== undefined) return known;
  const draft: FamilyDraft = {
    name,
    type: null,
    help: null,
    unit: null,
    samples: [],
    series: new Set(),
    line,
    isSplit: false,
  };
  families.byName.set(name, draft);
  return draft;
}

type Suffixes = Readonly<Record<string, SamplePart>>;

const totals: Suffixes = { _sum: "sum", _count: "count" };

const textSuffixes: Readonly<Record<FamilyType, Suffixes>> = {
  counter: { "": "value" },
  gauge: { "": "value" },
  unknown: { "": "value" },
  histogram: { ...totals, _bucket: "bucket" },
  summary: { ...totals, "": "quantile" },
  info: { "": "value" },
  stateset: { "": "value" },
  gaugehistogram: {},
};

const openSuffixes: Readonly<Record<FamilyType, Suffixes>> = {
  ...textSuffixes,
  counter: { _total: "value", _created: "created" },
  histogram: { ...textSuffixes.histogram, _created: "created" },
  summary: { ...textSuffixes.summary, _created: "created" },
  info: { _info: "value" },
  gaugehistogram: { _bucket: "bucket", _gsum: "sum", _gcount: "count" },
};

const suffix = /_(?:total|created|bucket|sum|count|info|gsum|gcount)$/;

/** What a sample is of a family, by the suffix behind the family's name; undefined when it is none of its. */
export function partIn(draft: FamilyDraft, name: string, format: ExpositionFormat): SamplePart | undefined {
  if (!name.startsWith(draft.name)) return undefined;
  const suffixes = (format === "text" ? textSuffixes : openSuffixes)[draft.type ?? "unknown"];
  const rest = name.slice(draft.name.length);
  return Object.hasOwn(suffixes, rest) ? suffixes[rest] : undefined;
}

/** The family of a sample: the one that is open, else one that is declared, else one of its own name. */
export function ownerOf(families: Families, name: string, line: number, format: ExpositionFormat): FamilyDraft {
  const { byName, current } = families;
  if (current !== null && partIn(current, name, format) !== undefined) return current;
  const exact = byName.get(name);
  if (exact !== undefined) return exact;
  const stem = byName.get(name.replace(suffix, ""));
  if (stem !== undefined && partIn(stem, name, format) !== undefined) return stem;
  return familyOf(families, name, line);
}

export function finished({ name, type, help, unit, samples, line }: FamilyDraft): MetricFamily {
  return { name, type: type ?? "unknown", isTyped: type !== null, help, unit, samples, line };
}

import type { Sample } from "../../exposition/exposition.js";
import type { ImportedAttribute } from "../imported-catalog.js";

/** The values of each label in each scrape of a family, and how many series carry it. */
export type SeenLabels = {
  readonly byLabel: Map<string, { readonly scrapes: Map<number, Set<string>>; count: number }>;
  series: number;
};

export function noLabels(): SeenLabels {
  return { byLabel: new Map(), series: 0 };
}

/** Takes the labels of a sample; those that its type or the exporter puts there say nothing of the program. */
export function see(seen: SeenLabels, { labels }: Sample, scrape: number, isOwn: (label: string) => boolean): void {
  seen.series += 1;
  for (const { name, value } of labels) {
    // An empty value is none.
    if (!isOwn(name) || value === "") continue;
    const known = seen.byLabel.get(name) ?? { scrapes: new Map<number, Set<string>>(), count: 0 };
    seen.byLabel.set(name, known);
    known.count += 1;
    const values = known.scrapes.get(scrape) ?? new Set();
    known.scrapes.set(scrape, values);
    values.add(value);
  }
}

/** Why a label is a finding beside what is written of it. */
type LabelDoubt = { readonly code: "import/private-label" | "import/unbounded-label"; readonly reason: string };

type ReadLabel = { readonly attribute: ImportedAttribute; readonly doubts: readonly LabelDoubt[] };

/** As many values as a list still has, and as many as no list of kinds has. */
const few = 12;
const many = 30;

/**
 * Labels as attributes: few values that stay the same from scrape to scrape are the known ones of an open set; all others have a
 * limit. A label that not every series has is recommended.
 */
export function labelsOf({ byLabel, series }: SeenLabels): readonly ReadLabel[] {
  return [...byLabel].map(([key, { scrapes, count }]) => {
    const values = [...new Set([...scrapes.values()].flatMap((each) => [...each]))].sort();
    const isPrivate = privateName.test(key) || values.some((value) => privateValue.test(value));
    const reason = unboundedReason(values);
    const isListed = !isPrivate && reason === undefined && values.length <= few && isStable([...scrapes.values()]);
    const doubts: readonly LabelDoubt[] = [
      ...(isPrivate ? [{ code: "import/private-label" as const, reason: "its name or a value looks private" }] : []),
      ...(reason !== undefined && !isPrivate ? [{ code: "import/unbounded-label" as const, reason }] : []),
    ];
    const attribute: ImportedAttribute = {
      key,
      type: "string",
      requirement: count < series ? "recommended" : "required",
      sensitivity: isPrivate ? "personal" : undefined,
      ...(isListed
        ? { values: values.map((value) => ({ value })), open: true }
        : { maxValues: limitFor(values.length) }),
    };
    return { attribute, doubts };
  });
}

/** Names of what concerns a person or gives access. */
const privateName =
  /(?:^|_)(?:e?mail|user(?!_agent)(?:_?(?:name|id))?|username|login|phone|ssn|customer(?:_?(?:name|id))?|account(?:_?(?:name|id))?|(?:client|remote|peer|source)_?(?:ip|addr(?:ess)?)|ip(?:_?addr(?:ess)?)?|api_?key|password|secret)(?:_|$)|token$/i;
const privateValue = /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$|^\d{1,3}(?:\.\d{1,3}){3}$|^eyJ[\w-]+\./i;

/** What is made for each thing: identifiers, hashes, times. */
const identifier =
  /^[0-9a-f]{8}-[0-9a-f]{4}-|^(?=.*\d)[0-9a-f]{12,}$|^\d{7,}$|^\d{4}-\d\d-\d\dT|\/(?:\d{3,}|[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f-]{27})(?:\/|$)/i;

function unboundedReason(values: readonly string[]): string | undefined {
  if (values.length > many) return `it has ${values.length} values`;
  return values.some((value) => identifier.test(value)) ? "a value looks like an identifier" : undefined;
}

/** Whether no scrape has a value that another one lacks. */
function isStable(scrapes: readonly ReadonlySet<string>[]): boolean {
  const [first, ...others] = scrapes;
  return others.every((each) => each.size === first?.size && [...each].every((value) => first.has(value)));
}

/** Twice as many as were seen, as a round number. */
function limitFor(count: number): number {
  return [50, 100, 200, 500, 1000].find((limit) => limit >= 2 * count) ?? 2000;
}

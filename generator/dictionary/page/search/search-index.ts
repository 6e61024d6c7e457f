import type { Entry, UsedAttribute } from "../dictionary.js";
import { joined, wordsOf } from "./words.js";

/** Which words stand in which entries, and how much each says there. */
export type SearchIndex = {
  readonly entries: readonly Entry[];
  readonly words: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Every name of an entry with one mark between its words, by place. */
  readonly names: readonly (readonly string[])[];
};

/** What a word in a part of an entry counts. */
const weights = {
  name: 12,
  formerly: 10,
  attribute: 5,
  value: 3,
  owner: 4,
  tag: 4,
  description: 3,
  note: 1.5,
  detail: 1,
};

export function searchIndex(entries: readonly Entry[]): SearchIndex {
  const words = new Map<string, Map<number, number>>();
  const ofAttribute = new Map<UsedAttribute["attribute"], readonly Weighted[]>();
  entries.forEach((entry, at) => {
    const put = ([word, weight]: Weighted) => {
      const places = words.get(word) ?? new Map<number, number>();
      words.set(word, places);
      if ((places.get(at) ?? 0) < weight) places.set(at, weight);
    };
    for (const [text, weight] of partsOf(entry)) for (const word of wordsOf(text)) put([word, weight]);
    for (const { attribute } of entry.attributes) {
      const known = ofAttribute.get(attribute) ?? attributeWords(attribute);
      ofAttribute.set(attribute, known);
      known.forEach(put);
    }
  });
  const names = entries.map((entry) => [...new Set(allNames(entry).map(joined))]);
  return { entries, words, names };
}

type Weighted = readonly [text: string, weight: number];

function allNames({ data, names }: Entry): readonly string[] {
  return [...names.flatMap(({ name, series }) => [name, ...series]), ...(data.formerly ?? [])];
}

function partsOf({ data, names, catalog }: Entry): readonly Weighted[] {
  const { description, note, owners, tags, entities, formerly, deprecated, recorder } = data;
  const variants = data.kind === "metric" ? data.variants : [];
  const all: readonly (readonly [readonly (string | undefined)[] | undefined, number])[] = [
    [names.flatMap(({ name, series }) => [name, ...series]), weights.name],
    [formerly, weights.formerly],
    [[deprecated?.renamedTo, deprecated?.reason], weights.detail],
    [[description], weights.description],
    [[note], weights.note],
    [owners, weights.owner],
    [tags, weights.tag],
    [[...detailsOf(data), recorder, catalog.name, ...(entities ?? [])], weights.detail],
    [variants?.flatMap(({ key, description: text, note: more }) => [key, text, more]), weights.note],
  ];
  return all.flatMap(([texts = [], weight]) =>
    texts.flatMap((text): readonly Weighted[] => (text ? [[text, weight]] : [])),
  );
}

function detailsOf(data: Entry["data"]): readonly (string | undefined)[] {
  if (data.kind === "metric") return [data.unit, data.instrument];
  if (data.kind === "event") return ["event", data.severity, ...(data.records ?? [])];
  return ["span", data.spanKind, ...(data.records ?? []), ...(data.events ?? [])];
}

/** Its words with their weights; the same for every entry that has the attribute. */
function attributeWords({ key, description, note, values = [] }: UsedAttribute["attribute"]): readonly Weighted[] {
  const texts: readonly Weighted[] = [
    [key, weights.attribute],
    ...values.map(({ value }): Weighted => [value, weights.value]),
    ...values.map((each): Weighted => [each.description ?? "", weights.detail]),
    [description ?? "", weights.detail],
    [note ?? "", weights.detail],
  ];
  return texts.flatMap(([text, weight]) => wordsOf(text).map((word): Weighted => [word, weight]));
}

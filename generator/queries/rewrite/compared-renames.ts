import type { Change } from "../../diff/change.js";
import { compare, signatureOf } from "../../diff/compare.js";
import { pairAttributes } from "../../diff/pair-attributes.js";
import { type EntryPair, pairEntries } from "../../diff/pair-entries.js";
import type { Attribute, Catalog, Metric } from "../../model/catalog.js";
import type { MetricRename, Renames } from "./renames.js";

/** The renames between two states of a catalog, as `diff` finds them; the old metrics are those of the base. */
export function comparedRenames(base: Catalog, head: Catalog): Renames {
  const changes = compare(base, head).filter(({ code }) => code === "value-renamed");
  const found = pairEntries(base.metrics, head.metrics, signatureOf).pairs.map((pair): MetricRename => {
    const old = [...pair.base.attributes, ...base.context];
    const { pairs } = pairAttributes(old, [...pair.head.attributes, ...head.context]);
    const attributes = new Map(pairs.filter((each) => each.isRenamed).map((each) => [each.base.key, each.head.key]));
    return { from: pair.base, to: pair.head, attributes, values: renamedValues(pair, old, changes) };
  });
  return new Map(found.map((rename) => [rename.from, rename]));
}

function renamedValues(
  { base, head }: EntryPair<Metric>,
  attributes: readonly Attribute[],
  changes: readonly Change[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const mine = changes.filter(({ subject }) => {
    const isOfMetric =
      subject.metrics.length === 0 || subject.metrics.includes(head.key) || subject.metrics.includes(base.key);
    return isOfMetric && attributes.some(({ key }) => key === subject.attribute);
  });
  return new Map(
    mine.flatMap(({ subject, base: before, head: after }) => {
      const [old, fresh] = [before?.value, after?.value];
      if (subject.attribute === null || old == null || fresh == null) return [];
      return [[subject.attribute, new Map([[String(old), String(fresh)]])] as const];
    }),
  );
}

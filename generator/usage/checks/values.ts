import type { AnyEntry, Attribute } from "../../model/catalog.js";
import type { UsedAttribute } from "../../typescript/use.js";
import type { UsageCheck, UsageFinding } from "../finding.js";
import { type UsedCatalog, usedEntries } from "../used-catalog.js";

/** So many literals, and a text is a list that somebody should write down; fewer may be an example. */
const fewestLiterals = 2;

/** Values that no call passes, literals that no list has, and values without bounds. */
export const checkValues: UsageCheck = function* (used) {
  for (const each of usedEntries(used)) {
    if (each.uses.length === 0) continue;
    for (const attribute of each.entry.attributes) {
      const passed = each.uses.map(({ attributes }) => attributes?.filter(({ key }) => key === attribute.key) ?? null);
      const known = passed.flatMap((each) => each ?? []);
      // Events and spans make no series, so that their values need no bounds.
      if (each.entry.kind === "metric") yield* unbounded(attribute, known, each.entry, used);
      if (passed.includes(null) || known.length === 0 || each.others.length > 0) continue;
      if (attribute.values.length > 0) yield* unreached(attribute, known, each.entry);
      else yield* proposed(attribute, known, each.entry);
    }
  }
};

/** A deprecated value is kept for what was recorded before. */
function* unreached(
  attribute: Attribute,
  known: readonly UsedAttribute[],
  { kind, key }: AnyEntry,
): Iterable<UsageFinding> {
  if (known.some(({ values }) => values.values === null)) return;
  const passed = new Set(known.flatMap(({ values }): readonly (string | number)[] => values.values ?? []));
  for (const each of attribute.values) {
    if (each.kind !== "exact" || each.deprecated !== null || passed.has(each.value)) continue;
    yield {
      code: "usage/unreached-value",
      place: attribute.place,
      message: `no call passes ${JSON.stringify(each.value)} as "${attribute.key}" of ${kind} "${key}"`,
      help: "remove the value, or record it",
    };
  }
}

function* proposed(
  attribute: Attribute,
  known: readonly UsedAttribute[],
  { kind, key }: AnyEntry,
): Iterable<UsageFinding> {
  const literals = new Set(known.flatMap(({ values }): readonly (string | number)[] => values.values ?? []));
  const isBounded = attribute.pattern !== null || attribute.type === "boolean" || attribute.isArray;
  if (isBounded || literals.size < fewestLiterals || !known.every(({ isLiteral }) => isLiteral)) return;
  const list = [...literals].map((value) => JSON.stringify(value)).join(", ");
  yield {
    code: "usage/proposed-values",
    place: attribute.place,
    message: `every call passes a literal as "${attribute.key}" of ${kind} "${key}", which allows any`,
    help: `write \`values: [${list}]\``,
  };
}

function* unbounded(
  attribute: Attribute,
  known: readonly UsedAttribute[],
  metric: AnyEntry,
  { placeOf }: UsedCatalog,
): Iterable<UsageFinding> {
  const isBounded = attribute.maxValues !== null || attribute.pattern !== null || attribute.values.length > 0;
  if (isBounded || attribute.type !== "string") return;
  for (const { isUnbounded, place } of known) {
    if (!isUnbounded) continue;
    yield {
      code: "usage/unbounded-value",
      place: placeOf(place),
      message: `this looks unbounded, and each new value of "${attribute.key}" makes new series of metric "${metric.key}"`,
      help: "pass something coarser, such as the route, or set `max_values` of the attribute",
      related: [{ place: attribute.place, message: `"${attribute.key}" stands here` }],
    };
  }
}

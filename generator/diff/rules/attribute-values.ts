import type { AllowedValue, Attribute } from "../../model/catalog.js";
import { allows, writtenValue } from "../allowed-input.js";
import type { Finding, Impact, Impacts, Side } from "../change.js";
import type { ChangeCode } from "../codes.js";
import { both, worst } from "../impacts.js";
import { isAlike } from "../likeness.js";
import { shown } from "../shown.js";
import { promiseChanged } from "./lifecycle.js";

type Sides = { readonly base: Attribute; readonly head: Attribute };

/** Each value that comes, goes or is described otherwise. Where a closed list comes or goes as a whole, that is said instead. */
export function compareValues(sides: Sides): readonly Finding[] {
  const { base, head } = sides;
  const isClosedAsAWhole = base.values.length === 0 && !head.open;
  const isOpenedAsAWhole = head.values.length === 0 && !base.open;
  if (isClosedAsAWhole || isOpenedAsAWhole) return [];
  const before = new Map(base.values.map((value) => [writtenValue(value), value]));
  const after = new Map(head.values.map((value) => [writtenValue(value), value]));
  const removed = base.values.filter((value) => !after.has(writtenValue(value)));
  const added = head.values.filter((value) => !before.has(writtenValue(value)));
  const kept = base.values.flatMap((value) => {
    const same = after.get(writtenValue(value));
    return same === undefined ? [] : compareFacts(sides, value, same);
  });
  return [...cameAndWent(sides, removed, added), ...kept];
}

function cameAndWent(
  sides: Sides,
  removed: readonly AllowedValue[],
  added: readonly AllowedValue[],
): readonly Finding[] {
  const { base, head } = sides;
  const [old] = removed;
  const [fresh] = added;
  if (old !== undefined && fresh !== undefined && removed.length + added.length === 2 && isRewritten(old, fresh)) {
    const message = `the value ${text(old)} of "${head.key}" seems to be called ${text(fresh)} now`;
    const impacts = both(worst(ending(head, old), beginning(base, fresh)));
    return [finding("value-renamed", impacts, message, { sides, old, fresh })];
  }
  return [
    ...removed.map((value) => {
      const still = allows(head, value) ? ", but it is still allowed" : "";
      const message = `the value ${text(value)} of "${head.key}" is gone${still}`;
      return finding("value-removed", both(ending(head, value)), message, { sides, old: value });
    }),
    ...added.map((value) => {
      const message = `"${head.key}" has the value ${text(value)}`;
      return finding("value-added", both(beginning(base, value)), message, { sides, fresh: value });
    }),
  ];
}

function ending(head: Attribute, value: AllowedValue): Impact {
  return allows(head, value) ? "cosmetic" : "breaking";
}

function beginning(base: Attribute, value: AllowedValue): Impact {
  return allows(base, value) ? "cosmetic" : "additive";
}

function isRewritten(old: AllowedValue, fresh: AllowedValue): boolean {
  if (old.kind !== fresh.kind) return false;
  if (old.deprecated?.renamedTo === String(writtenValue(fresh))) return true;
  if (old.description !== "" && old.description === fresh.description) return true;
  const [before, after] = [writtenValue(old), writtenValue(fresh)];
  return typeof before === "string" && typeof after === "string" && isAlike(before, after);
}

type ValueRule = {
  readonly code: ChangeCode;
  readonly says: string;
  readonly read: (value: AllowedValue) => string | null;
  readonly assess: (before: AllowedValue, after: AllowedValue) => Impacts;
};

const valueRules: readonly ValueRule[] = [
  {
    code: "value-description-changed",
    says: "is described otherwise",
    read: ({ description, note }) => [description, note ?? ""].filter((text) => text !== "").join("\n"),
    assess: () => both("cosmetic"),
  },
  {
    code: "value-stability-changed",
    says: "promises something else",
    read: ({ stability }) => stability,
    assess: ({ stability: before }, { stability: after }) =>
      before === null || after === null ? both("cosmetic") : promiseChanged(before, after),
  },
  {
    code: "value-deprecation-changed",
    says: "is deprecated otherwise",
    read: ({ deprecated }) => deprecated && (deprecated.renamedTo ?? deprecated.reason ?? deprecated.since ?? ""),
    assess: ({ deprecated: before }, { deprecated: after }) =>
      both(before === null && after !== null ? "additive" : "cosmetic"),
  },
];

function compareFacts({ base, head }: Sides, before: AllowedValue, after: AllowedValue): readonly Finding[] {
  return valueRules.flatMap(({ code, says, read, assess }) => {
    if (read(before) === read(after)) return [];
    const side = (attribute: Attribute, value: AllowedValue): Side => ({
      value: read(value),
      path: pathOf(attribute, value),
    });
    return [
      {
        code,
        ...assess(before, after),
        message: `the value ${text(after)} of "${head.key}" ${says}`,
        base: side(base, before),
        head: side(head, after),
        migration: null,
        isAnnounced: false,
      },
    ];
  });
}

type ValueChange = { readonly sides: Sides; readonly old?: AllowedValue; readonly fresh?: AllowedValue };

function finding(code: ChangeCode, impacts: Impacts, message: string, { sides, old, fresh }: ValueChange): Finding {
  const { base, head } = sides;
  const member = (value: AllowedValue | undefined) => (value === undefined ? "" : `${head.key}: ${text(value)}`);
  const side = (attribute: Attribute, value: AllowedValue | undefined): Side => ({
    value: value === undefined ? null : writtenValue(value),
    path: value === undefined ? [...attribute.path, "values"] : pathOf(attribute, value),
  });
  return {
    code,
    ...impacts,
    message,
    base: side(base, old),
    head: side(head, fresh),
    migration: impacts.callers === "breaking" ? { old: member(old), new: member(fresh) } : null,
    isAnnounced: (old?.deprecated ?? null) !== null,
  };
}

/** The entry in a list or a map of values; a place that is written in a shorthand falls back to the attribute. */
function pathOf({ path, values }: Attribute, value: AllowedValue): readonly (string | number)[] {
  const { isDescribed, indexes } = placesIn(values);
  return [...path, "values", isDescribed ? String(writtenValue(value)) : (indexes.get(value) ?? -1)];
}

type Places = { readonly isDescribed: boolean; readonly indexes: ReadonlyMap<AllowedValue, number> };

const known = new WeakMap<readonly AllowedValue[], Places>();

/** Made once for a list, in which each of very many values may have changed. */
function placesIn(values: readonly AllowedValue[]): Places {
  const places = known.get(values) ?? {
    isDescribed: values.some(({ description }) => description !== ""),
    indexes: new Map(values.map((value, index) => [value, index])),
  };
  known.set(values, places);
  return places;
}

function text(value: AllowedValue): string {
  return shown(writtenValue(value));
}

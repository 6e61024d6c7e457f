import type { AllowedValue, Attribute } from "../../model/catalog.js";
import { allows, writtenValue } from "../allowed-input.js";
import type { Finding, Impact, Impacts, Side } from "../change.js";
import type { ChangeCode } from "../codes.js";
import { both, worst } from "../impacts.js";
import { isAlike } from "../likeness.js";
import { shown } from "../shown.js";

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
    return same === undefined ? [] : described(sides, value, same);
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
  if (old.description !== "" && old.description === fresh.description) return true;
  const [before, after] = [writtenValue(old), writtenValue(fresh)];
  return typeof before === "string" && typeof after === "string" && isAlike(before, after);
}

function described({ base, head }: Sides, before: AllowedValue, after: AllowedValue): readonly Finding[] {
  if (before.description === after.description) return [];
  const side = (attribute: Attribute, value: AllowedValue): Side => ({
    value: value.description,
    path: pathOf(attribute, value),
  });
  return [
    {
      code: "value-description-changed",
      ...both("cosmetic"),
      message: `the value ${text(after)} of "${head.key}" is described otherwise`,
      base: side(base, before),
      head: side(head, after),
      migration: null,
      isAnnounced: false,
    },
  ];
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
    isAnnounced: false,
  };
}

/** The entry in a list or a map of values; a place that is written in a shorthand falls back to the attribute. */
function pathOf({ path, values }: Attribute, value: AllowedValue): readonly (string | number)[] {
  const isDescribed = values.some(({ description }) => description !== "");
  return [...path, "values", isDescribed ? String(writtenValue(value)) : values.indexOf(value)];
}

function text(value: AllowedValue): string {
  return shown(writtenValue(value));
}

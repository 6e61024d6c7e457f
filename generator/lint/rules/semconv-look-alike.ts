import type { Amendment } from "../../edit/amendment.js";
import type { Path } from "../../source.js";
import { carriedAttributes, livingMetrics } from "../carriers.js";
import type { LintFinding, LintRule } from "../lint-rule.js";
import { squeezed } from "../names.js";
import { remembered } from "../../remembered.js";
import type { Conventions, Succession } from "../semconv/conventions.js";
import { inConventions } from "../semconv/messages.js";

/** Names of one word are too general to be taken for a conventional one; so are those that are shorter without separators. */
const shortest = 7;

export const semconvLookAlike: LintRule = {
  code: "semconv-look-alike",
  *check(subject) {
    const { catalog, conventions } = subject;
    const attributes = likeness("attribute", conventions.attributes, conventions);
    const metrics = likeness("metric", conventions.metrics, conventions);
    // What is deprecated goes away under the name that it has.
    for (const metric of livingMetrics(catalog).filter(({ deprecated }) => deprecated === null)) {
      const { key, place, path, prefix } = { ...metric, prefix: catalog.prefix };
      const match = metrics(prefix + key);
      if (match === undefined) continue;
      const { message, help, meant } = match;
      const amendments = meant.startsWith(prefix) ? renaming(path, meant.slice(prefix.length)) : [];
      yield { message, help, place, at: path, entries: [metric], amendments };
    }
    for (const { attribute, entries: carriers } of carriedAttributes(subject)) {
      const match = attributes(attribute.key);
      const isGoing = attribute.deprecated !== null || carriers.every(({ deprecated }) => deprecated !== null);
      if (match === undefined || isGoing) continue;
      const { place, path } = attribute;
      const { message, help, meant } = match;
      yield { message, help, place, at: path, entries: carriers, amendments: renaming(path, meant) };
    }
  },
};

type Match = Pick<LintFinding, "message" | "help"> & { readonly meant: string };

function renaming(path: Path, key: string): readonly Amendment[] {
  return key === "" ? [] : [{ kind: "rename", path, key }];
}

/** The current names, by what is left of them without case and separators. */
const currentNames = remembered((known: ReadonlyMap<string, Succession>) => {
  return new Map(
    [...known].flatMap(([name, { replacedBy, isObsolete }]) => {
      return name.includes(".") && replacedBy === null && !isObsolete ? [[squeezed(name), name] as const] : [];
    }),
  );
});

function likeness(
  noun: string,
  known: ReadonlyMap<string, Succession>,
  conventions: Conventions,
): (name: string) => Match | undefined {
  const bySqueezed = currentNames(known);
  return (name) => {
    const meant = bySqueezed.get(squeezed(name));
    if (meant === undefined || known.has(name) || squeezed(name).length < shortest) return undefined;
    const message = `the ${noun} "${name}" is "${meant}" ${inConventions(conventions)}`;
    return { message, help: `write "${meant}" if that is meant, so that dashboards find it`, meant };
  };
}

import type { Amendment } from "../../edit/amendment.js";
import type { CatalogEntry, Metric } from "../../model/catalog.js";
import { carriedAttributes, livingEntries, livingMetrics } from "../carriers.js";
import type { LintFinding, LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/**
 * OpenTelemetry semantic conventions, naming (general/naming.md): lower case, words parted by underscores, namespaces by
 * dots, no two delimiters in a row, of metrics, events and attributes; names of spans are free; counters and up-down counters without `total`; up-down counters singular.
 */
export const nameStyle: LintRule = {
  code: "name-style",
  *check(subject) {
    const { catalog, conventions } = subject;
    for (const metric of livingMetrics(catalog)) {
      if (conventions.metrics.has(metric.name)) continue;
      const style = styleOf(metric.key);
      const found = style ?? metricStyle(metric);
      if (found === undefined) continue;
      const amendments = style === undefined ? [] : renamings(metric, style);
      yield { ...sentences("metric", metric.key, found), ...placeOf(metric), entries: [metric], amendments };
    }
    for (const event of livingEntries(catalog).filter(({ kind }) => kind === "event")) {
      const found = styleOf(event.key);
      if (found === undefined) continue;
      const amendments = renamings(event, found);
      yield { ...sentences("event", event.key, found), ...placeOf(event), entries: [event], amendments };
    }
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const found = conventions.attributes.has(attribute.key) ? undefined : styleOf(attribute.key);
      if (found === undefined) continue;
      const amendments = renamings(attribute, found);
      yield { ...sentences("attribute", attribute.key, found), ...placeOf(attribute), entries, amendments };
    }
  },
};

type Fault = { readonly reason: string; readonly better: string | undefined };

function sentences(noun: string, name: string, { reason, better }: Fault): Pick<LintFinding, "message" | "help"> {
  const message = `the ${noun} name "${name}" ${reason}`;
  return { message, help: better === undefined ? "choose another name" : `write "${better}"` };
}

/** A word of one letter may have been torn out of a longer one, as in `userIDs` and `OAuth`: no definite name. */
function renamings({ path }: Pick<CatalogEntry, "path">, { better }: Fault): readonly Amendment[] {
  if (better === undefined || wordsOf(better).some((word) => word.length === 1)) return [];
  return [{ kind: "rename", path, key: better }];
}

function placeOf({ place, path }: Pick<CatalogEntry, "place" | "path">): Pick<LintFinding, "place" | "at"> {
  return { place, at: path };
}

function styleOf(name: string): Fault | undefined {
  if (/^[a-z0-9]+(?:[._][a-z0-9]+)*$/.test(name)) return undefined;
  const namespaces = name.split(/[./]+/).filter((part) => part !== "");
  const better = validOnly(namespaces.flatMap((part) => wordsOf(part).join("_") || []).join("."));
  const reason = /[A-Z]/.test(name)
    ? "has capital letters"
    : /[-/]/.test(name)
      ? 'parts words otherwise than with "_", and namespaces with "."'
      : 'has a "_" or "." at an end, or two in a row';
  return { reason, better };
}

/** Only a name that the rules of names take is offered. */
function validOnly(name: string): string | undefined {
  return /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/.test(name) ? name : undefined;
}

/** A name may end in the plural of what an up-down counter counts only by its unit's word: other plurals are guesses. */
function metricStyle({ key, instrument, unit }: Metric): Fault | undefined {
  const last = wordsOf(key).at(-1) ?? "";
  if (instrument !== "counter" && instrument !== "up_down_counter") return undefined;
  if (last === "total") {
    return { reason: 'ends in "total", as exporters call sums', better: validOnly(key.replace(/[._]?total$/, "")) };
  }
  const counted = /^\{([a-z_]+)\}$/.exec(unit)?.[1] ?? "";
  if (instrument === "counter" || counted === "" || last !== `${counted.split("_").at(-1)}s`) return undefined;
  return { reason: "is a plural, though its count rises and falls", better: `${key.replace(/s$/, "")}.count` };
}

import type { Metric } from "../../model/catalog.js";
import { endWords } from "../../model/lifetime.js";
import { code } from "./code-span.js";
import { inline } from "./escape.js";
import { instrumentName } from "./instrument-words.js";
import { withoutPeriod } from "./sentence.js";

/** What is left to say of a metric that was removed: what it was, and what to use; `replacement` is Markdown or null. */
export function removedLine(metric: Metric, replacement: string | null): string {
  const { name, unit, since, expires, deprecated } = metric;
  const facts = [
    unit === "" ? "" : `in ${code(unit)}`,
    since === null ? "" : `since ${inline(since)}`,
    deprecated?.since ? `deprecated since ${inline(deprecated.since)}` : "",
    expires === null ? "" : `recorded ${inline(endWords(expires))}`,
  ];
  const was = [instrumentName(metric), ...facts].filter((fact) => fact !== "").join(", ");
  const reason = deprecated?.reason ?? null;
  const why = reason === null ? "." : `: ${withoutPeriod(inline(reason))}.`;
  return `${code(name)} was ${article(was)} ${was}${why}${replacement === null ? "" : ` Use ${replacement} instead.`}`;
}

function article(words: string): string {
  return /^[aou]/.test(words) ? "an" : "a";
}

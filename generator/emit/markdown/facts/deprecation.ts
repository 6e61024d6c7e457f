import type { Notice } from "../../../model/catalog.js";
import { inline } from "../syntax/escape.js";
import { withoutPeriod } from "../syntax/sentence.js";

/** `**Deprecated** since 1.4: reason. Use … instead.`; `replacement` is Markdown, or null when nothing takes the place. */
export function deprecationSentence({ since, reason }: Notice, replacement: string | null): string {
  const mark = since === null ? "**Deprecated**" : `**Deprecated** since ${inline(since)}`;
  const why = reason === null ? "" : `: ${withoutPeriod(inline(reason))}`;
  return `${mark}${why}.${replacement === null ? "" : ` Use ${replacement} instead.`}`;
}

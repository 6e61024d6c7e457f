import type { Annotation } from "../diagnostics/workflow-command.js";
import { detailLines } from "./detail-lines.js";
import type { Change } from "./change.js";
import { type Comparison, isTempered, placeOf } from "./comparison.js";
import { subjectText } from "./subject-text.js";

/** Each change beside its line of the head, in files as GitHub knows them; what is cosmetic is left out. */
export function annotations(comparison: Comparison, fromRoot: (file: string) => string): readonly Annotation[] {
  const { changes, head } = comparison;
  return changes
    .filter(({ bump }) => bump === "major" || bump === "minor")
    .map((change) => {
      const { bump, code, subject, message, callers, consumers } = change;
      const place = placeOf(change.head, head);
      return {
        level: levelOf(change),
        file: fromRoot(place?.file ?? head.file),
        lines: place === null ? null : { line: place.line, col: place.column },
        title: `${bump}[${code}]`,
        message: [
          `${subjectText(subject)}: ${message} (callers: ${callers}, consumers: ${consumers})`,
          ...detailLines(comparison, change, (text) => text),
        ],
      };
    });
}

function levelOf(change: Change): Annotation["level"] {
  if (change.bump === "major") return "error";
  return isTempered(change) ? "warning" : "notice";
}

import type { SarifLevel, SarifResult } from "../diagnostics/sarif.js";
import type { Change } from "./change.js";
import { changeCodes } from "./codes.js";
import { type Comparison, isTempered, placeOf } from "./comparison.js";
import { detailLines } from "./detail-lines.js";
import { subjectText } from "./subject-text.js";

/** Every change as a result at its line of the head, or at the file when the head says nothing of it any more. */
export function sarifResults(comparison: Comparison): readonly SarifResult[] {
  const { changes, head } = comparison;
  return changes.map((change) => {
    const { code, subject, message, callers, consumers, bump } = change;
    const place = placeOf(change.head, head);
    const about = subjectText(subject);
    const details = detailLines(comparison, change, (text) => text);
    return {
      rule: ruleOf(code),
      level: levelOf(change),
      message: [`${about}: ${message}`, ...details].join("; "),
      help: `${bump}; callers: ${callers}, consumers: ${consumers}`,
      place: {
        file: place?.file ?? head.file,
        region: place === null ? null : { startLine: place.line, startColumn: place.column },
      },
      related: [],
      identity: `${about}\0${subject.attribute ?? ""}\0${message}`,
    };
  });
}

function ruleOf(code: Change["code"]): SarifResult["rule"] {
  const { cause, callers, consumers } = changeCodes[code];
  return { id: code, cause, fix: `Callers: ${callers}. Consumers: ${consumers}.`, level: null };
}

function levelOf(change: Change): SarifLevel {
  if (change.bump === "major") return "error";
  return isTempered(change) ? "warning" : "note";
}

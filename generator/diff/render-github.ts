import { visible } from "../emit/visible.js";
import type { Change } from "./change.js";
import { type Comparison, isTempered, placeOf } from "./comparison.js";
import { subjectText } from "./subject-text.js";

/** Workflow commands that make GitHub show each change beside its line of the head; what is cosmetic is left out. */
export function renderGithub({ changes, head }: Comparison): string {
  return changes
    .filter(({ bump }) => bump === "major" || bump === "minor")
    .map((change) => {
      const place = placeOf(change.head, head);
      const at = place === null ? "" : `,line=${place.line},col=${place.column}`;
      const title = `${change.bump}[${change.code}]`;
      const text = visible(`${subjectText(change.subject)}: ${change.message} (${impacts(change)})`);
      return `::${levelOf(change)} file=${property(head.file)}${at},title=${property(title)}::${data(text)}\n`;
    })
    .join("");
}

function levelOf(change: Change): "error" | "warning" | "notice" {
  if (change.bump === "major") return "error";
  return isTempered(change) ? "warning" : "notice";
}

function impacts({ callers, consumers }: Change): string {
  return `callers: ${callers}, consumers: ${consumers}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

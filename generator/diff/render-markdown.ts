import { code } from "../emit/markdown/syntax/code-span.js";
import { inline } from "../emit/markdown/syntax/escape.js";
import { table } from "../emit/markdown/syntax/table.js";
import { brokenLines } from "./broken-query.js";
import { factLines } from "./detail-lines.js";
import type { Change, Written } from "./change.js";
import type { Comparison } from "./comparison.js";
import { counted, subjectText, tally, temperedText, touchedBy } from "./subject-text.js";
import { shown } from "./shown.js";

/** More rows than these make a comment that GitHub rejects. */
const mostRows = 200;

/** A comment for a pull request: the verdict, what callers and consumers must change, and every change. */
export function renderMarkdown(comparison: Comparison): string {
  const { changes } = comparison;
  const parts = [heading(comparison), summary(comparison)];
  parts.push(...section("What callers must change", callerRows(changes), ["where", "old", "new"]));
  parts.push(
    ...section("What dashboards and alerts must change", consumerRows(comparison), [
      ...["where", "what", "old", "new"],
      ...(comparison.broken === null ? [] : ["breaks"]),
    ]),
  );
  parts.push(
    ...section("Every change", changes.map(changeRow), ["", "where", "change", "callers", "consumers", "code"]),
  );
  const note = temperedText(changes);
  if (note !== null) parts.push(`Note: ${note}.`);
  return `${parts.join("\n\n")}\n`;
}

function heading({ verdict: { bump }, versions }: Comparison): string {
  const next = versions === null ? "" : `, ${code(versions.base)} → ${code(versions.next)}`;
  return `## Metrics: ${bump === "none" ? "no change" : `**${bump}**`}${next}`;
}

function summary({ base, head, changes }: Comparison): string {
  if (changes.length === 0) return `${code(head.name)} says the same as ${code(base.name)}.`;
  return `${counted(changes.length, "change")} from ${code(base.name)} to ${code(head.name)}: ${tally(changes)}.`;
}

function section(title: string, rows: readonly (readonly string[])[], headings: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const left = rows.length - mostRows;
  return [`### ${title}`, table(headings, rows.slice(0, mostRows)), ...(left > 0 ? [`… and ${left} more.`] : [])];
}

function callerRows(changes: readonly Change[]): readonly (readonly string[])[] {
  return changes.flatMap((change) => {
    const { subject, migration } = change;
    return migration === null ? [] : [[where(subject), codeOrNothing(migration.old), codeOrNothing(migration.new)]];
  });
}

function consumerRows(comparison: Comparison): readonly (readonly string[])[] {
  const { changes, broken } = comparison;
  return changes.flatMap((change) => {
    const { subject, consumers, base, head, message } = change;
    if (consumers !== "breaking") return [];
    const breaks = broken === null ? [] : [brokenLines(broken.get(change), harmless).join("<br>")];
    const what = [message, ...factLines(comparison, change, (text) => text)].map(harmless).join("<br>");
    return [[where(subject), what, valueCell(base?.value), valueCell(head?.value), ...breaks]];
  });
}

function changeRow({ bump, subject, message, callers, consumers, code: name }: Change): readonly string[] {
  const weight = bump === "major" ? `**${bump}**` : bump;
  return [weight, where(subject), harmless(message), callers, consumers, code(name)];
}

function where(subject: Change["subject"]): string {
  const subjectName = subjectText(subject);
  return touchedBy(subject).length === 1 ? code(subjectName) : harmless(subjectName);
}

function codeOrNothing(text: string): string {
  return text === "" ? "–" : code(text);
}

function valueCell(value: Written | undefined): string {
  return value === undefined || value === null || value === "" ? "–" : code(shown(value).replace(/^"(.*)"$/s, "$1"));
}

/** A sentence with words of the catalog in it: safe as Markdown, and nobody is notified by an `@` in them. */
function harmless(sentence: string): string {
  return inline(sentence).replace(/@(?=\w)/g, "@<!-- -->");
}

import { visible } from "../emit/visible.js";
import type { Bump, Change } from "./change.js";
import type { Comparison } from "./comparison.js";
import { detailLines } from "./detail-lines.js";
import { bySubject, counted, tally, temperedText, touchedBy } from "./subject-text.js";

type Style = { readonly bold: (text: string) => string; readonly red: (text: string) => string };

/** More reasons are not repeated below the list of changes. */
const mostReasons = 3;
/** More changes are not read; the formats for programs hold all. */
const mostShown = 40;
const indent = "  ";

/** The changes for people: grouped by subject, what weighs most first, and the verdict at the end. */
export function renderText(comparison: Comparison, style: Style): string {
  const { base, head, changes } = comparison;
  const since = `since ${visible(base.name)}`;
  if (changes.length === 0) return `${visible(head.name)}: no change ${since}\n${verdictLine(comparison)}\n`;
  const shown = [...bySubject(changes).values()].flat().slice(0, mostShown);
  const groups = [...bySubject(shown)].map(([subject, group]) => groupText(subject, group, { comparison, style }));
  const left = changes.length - shown.length;
  if (left > 0) groups.push(`… and ${left} more; \`--format json\` has all\n`);
  const heading = `${visible(head.name)}: ${counted(changes.length, "change")} ${since}`;
  const columns = `${indent}${row("", "callers", "consumers")}`.trimEnd();
  return `${heading}\n\n${columns}\n${groups.join("\n")}\n${verdict(comparison, style)}`;
}

type Given = { readonly comparison: Comparison; readonly style: Style };

function groupText(subject: string, changes: readonly Change[], { comparison, style }: Given): string {
  const { bold, red } = style;
  const promised =
    changes[0] !== undefined && touchedBy(changes[0].subject).length === 1 ? ` (${changes[0].stability})` : "";
  const lines = changes.map((change) => {
    const { bump, callers, consumers, message, code } = change;
    const cells = row(bump, callers, consumers);
    const line = `${indent}${bump === "major" ? red(cells) : cells}  ${visible(message)} [${code}]\n`;
    const details = detailLines(comparison, change, visible);
    return line + details.map((text) => `${indent.repeat(2)}${text}\n`).join("");
  });
  return `${bold(visible(subject))}${promised}\n${lines.join("")}`;
}

function row(bump: Bump | "", callers: string, consumers: string): string {
  return `${bump.padEnd(5)}  ${callers.padEnd(8)}  ${consumers.padEnd(9)}`;
}

function verdict(comparison: Comparison, { bold }: Style): string {
  const { reasons } = comparison.verdict;
  const left = reasons.length - mostReasons;
  const shownReasons = reasons.slice(0, mostReasons).map(reason);
  const note = temperedText(comparison.changes);
  const lines = [
    bold(verdictLine(comparison)),
    ...shownReasons.map((text) => `${indent}${text}`),
    ...(left > 0 ? [`${indent}and ${left} more`] : []),
    ...(note === null ? [] : [`note: ${note}`]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function reason(change: Change): string {
  const [[subject] = [""]] = bySubject([change]);
  return visible(`${subject}: ${change.message}`);
}

function verdictLine({ changes, verdict: { bump }, versions }: Comparison): string {
  const counts = changes.length === 0 ? "" : ` (${tally(changes)})`;
  const next = versions === null ? "" : `; next version: ${versions.next}`;
  return `verdict: ${bump}${counts}${next}`;
}

import type { Place } from "../../source.js";
import { linesIn, positionAt } from "../../source.js";
import { type AttributeCoverage, type Coverage, entriesOf, labelOf } from "../coverage.js";

type FileOfCoverage = {
  readonly functions: { readonly line: number; readonly name: string; readonly hits: number }[];
  readonly lines: Map<number, number>;
  readonly branches: { readonly line: number; readonly isTaken: boolean }[];
};

/** Coverage as editors and services show it on the catalog: metrics, events and spans are functions, attributes lines, allowed values branches. */
export function lcovOf(coverage: Coverage, fileOf: (name: string) => string): string {
  const files = new Map<string, FileOfCoverage>();
  for (const { entry, count, attributes } of entriesOf(coverage)) {
    const { line } = positionIn(entry.place);
    const file = fileAt(files, entry.place);
    file.functions.push({ line, name: labelOf(entry), hits: count });
    hit(file, line, count);
    for (const attribute of attributes) addAttribute(files, attribute);
  }
  for (const attribute of coverage.common) addAttribute(files, attribute);
  return [...files].map(([name, file]) => recordOf(fileOf(name), file)).join("");
}

function addAttribute(files: Map<string, FileOfCoverage>, { attribute, isPresent, values }: AttributeCoverage): void {
  const { line } = positionIn(attribute.place);
  const file = fileAt(files, attribute.place);
  hit(file, line, isPresent ? 1 : 0);
  for (const { isSeen } of values) file.branches.push({ line, isTaken: isSeen });
}

function fileAt(files: Map<string, FileOfCoverage>, { source }: Place): FileOfCoverage {
  const known = files.get(source.name) ?? { functions: [], lines: new Map<number, number>(), branches: [] };
  files.set(source.name, known);
  return known;
}

/** What stands on one line is seen when all of it is. */
function hit({ lines }: FileOfCoverage, line: number, hits: number): void {
  lines.set(line, Math.min(lines.get(line) ?? hits, hits));
}

function recordOf(name: string, { functions, lines, branches }: FileOfCoverage): string {
  const sorted = [...lines].sort(([a], [b]) => a - b);
  const text = [
    `SF:${name}`,
    ...functions.flatMap(({ line, name: entry, hits }) => [`FN:${line},${entry}`, `FNDA:${hits},${entry}`]),
    `FNF:${functions.length}`,
    `FNH:${functions.filter(({ hits }) => hits > 0).length}`,
    ...branches.map(({ line, isTaken }, index) => `BRDA:${line},0,${index},${isTaken ? 1 : 0}`),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ isTaken }) => isTaken).length}`,
    ...sorted.map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${sorted.length}`,
    `LH:${sorted.filter(([, hits]) => hits > 0).length}`,
    "end_of_record",
  ];
  return `${text.join("\n")}\n`;
}

function positionIn({ source, start }: Place) {
  return positionAt(linesIn(source), start);
}

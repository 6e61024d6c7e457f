import { choice, type Doc, group, indent, layOut, line } from "./layout.js";

/** `import { a, type B } from "x";`, names once each and by the alphabet; empty without names. */
export function importStatement(names: readonly string[], from: string): string {
  if (names.length === 0) return "";
  const sorted = [...new Set(names)].sort((a, b) => compare(bare(a), bare(b)));
  const onlyTypes = sorted.every((name) => name.startsWith("type "));
  const members = onlyTypes ? sorted.map(bare) : sorted;
  return `${layOut([bracketed(onlyTypes, members), ` from "${from}";`], { column: 0, depth: 0 })}\n`;
}

function bracketed(onlyTypes: boolean, members: readonly string[]): Doc {
  const separated = members.flatMap((member, index) => (index === 0 ? [member] : [",", line, member]));
  return group([`import ${onlyTypes ? "type " : ""}{`, indent([line, separated]), choice("", ","), line, "}"]);
}

function bare(name: string): string {
  return name.replace(/^type /, "");
}

function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

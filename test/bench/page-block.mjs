import { readFileSync, writeFileSync } from "node:fs";

const page = new URL("../../docs/benchmarks.md", import.meta.url);

/** Puts Markdown between the comments of this name in docs/benchmarks.md. */
export function writeBlock(name, text) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = readFileSync(page, "utf8").split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (after === undefined) throw new Error(`docs/benchmarks.md has no ${begin} followed by ${end}`);
  writeFileSync(page, `${before}${begin}\n\n${text.trim()}\n\n${end}${after}`);
}

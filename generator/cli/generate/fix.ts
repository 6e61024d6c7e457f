import { layoutReason } from "../../write/discrepancies.js";
import type { ReportedDiscrepancy } from "./result.js";

/**
 * What fixes files that are not up to date: a run, for all but those that it may not touch; and what keeps formatters from
 * changing them again.
 */
export function fixOf(discrepancies: readonly ReportedDiscrepancy[], command: string): readonly string[] {
  const untouchable = discrepancies.filter(({ isFixedByRun }) => !isFixedByRun);
  const run = discrepancies.length === untouchable.length ? [] : [`run \`${command}\` and commit what it changes`];
  const formatted = discrepancies.filter(({ reason }) => reason === layoutReason).map(({ path }) => path);
  return [
    ...(formatted.length === 0 ? [] : [unformatted(formatted)]),
    ...run,
    ...untouchable.map(({ path, kind }) => `${kind === "unknown" ? "delete" : "move away"} \`${path}\``),
  ];
}

/** The folder of the topmost file is the one that is generated, or above it for Markdown files of people. */
function unformatted(paths: readonly string[]): string {
  const folders = paths.map((path) => path.replaceAll("\\", "/").split("/").slice(0, -1).join("/"));
  const [top = ""] = [...folders].sort((a, b) => a.length - b.length);
  if (top === "") return "put `<!-- prettier-ignore-start -->` and `<!-- prettier-ignore-end -->` around the markers";
  const biome = `\`"!${top}"\` in \`files.includes\` of biome.json`;
  return `keep formatters out of \`${top}\`: for prettier a line \`${top}/\` in .prettierignore, for Biome ${biome}`;
}

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** The most lines of one diff that are shown. */
const maxLines = 120;

/**
 * What would have to change in a file, as a unified diff that calls the second text by a label; a long one is cut, and one that would take long to find is
 * replaced by a sentence.
 */
export function unifiedDiff(path: string, found: string, expected: string, label = "expected"): string {
  const options = { context: 3, maxEditLength: 4_000, timeout: 1_000, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(path, `${path} (${label})`, found, expected, undefined, undefined, options);
  if (patch === undefined) return `--- ${path}\n(the two texts have too little in common for a diff)\n`;
  const lines = patch.trimEnd().split("\n");
  if (lines.length <= maxLines) return patch;
  return `${lines.slice(0, maxLines).join("\n")}\n(${lines.length - maxLines} more lines)\n`;
}

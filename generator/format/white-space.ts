import { keptBreak } from "./mask.js";

/** No space at the end of a line, one empty line at most between others, none at the ends, and a line break at the end. */
export function tidy(masked: string, lineBreak: string): string {
  const lines: string[] = [];
  for (const line of masked.split("\n").map((each) => each.replace(/[ \t]+(\r?)$/, "$1"))) {
    const last = lines.at(-1);
    const isSurplus = isEmpty(line) && (last === undefined || isEmpty(last) || last.includes(keptBreak));
    if (!isSurplus) lines.push(line);
  }
  while (lines.length > 0 && isEmpty(lines.at(-1) ?? "")) lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\n").replace(/\r$/, "")}${lineBreak}`;
}

function isEmpty(line: string): boolean {
  return line === "" || line === "\r";
}

import { redact } from "../redact/redact.js";
import { logsName, reportName } from "../submission/submission.js";

const longest = 60;

/** The last piece of a path, as a name that any folder takes; it may hold no secret either. */
function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const plain = redact(last)
    .text.normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "_");
  const name = Array.from(plain)
    .slice(-longest)
    .join("")
    .replace(/^[^\p{L}\p{N}_]+/u, "");
  return name === "" ? "attachment" : name;
}

function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? `${name}-${number}` : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
}

/** A safe name for each, different from all others without regard to case, and from the parts of every report. */
export function partNames(given: readonly string[]): readonly string[] {
  const taken = new Set([reportName, logsName]);
  return given.map((each) => {
    const name = safeName(each);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = numbered(name, number);
    taken.add(free.toLowerCase());
    return free;
  });
}

import { readFileSync } from "node:fs";

/** A text with secrets: as it is, and as it has to be when they are gone. */
type Shape = { readonly title: string; readonly text: string; readonly expected: string };

const alphabets: Readonly<Record<string, string>> = {
  "": "b3Kx9QmZ1pVtR7wLc0YhNf5uGj8sDa2eTo6iXyA4kEvWnBqCrSgHdJlMzPUFIO",
  n: "7205194836",
  x: "3f9a0c7e1b8d6524",
  A: "Q7XKZ3MVT5WBN2RJGD6HYPL4SFCAEU",
};

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\" };

/** Runs of characters are made here, so that no text in the repository looks like a key. */
function run(length: string, kind: string): string {
  const alphabet = alphabets[kind] ?? "";
  return alphabet.repeat(Math.ceil(Number(length) / alphabet.length)).slice(0, Number(length));
}

function expand(written: string): string {
  return written
    .replaceAll(/\\x1b/g, "\x1b")
    .replaceAll(/\\([nrt\\])/g, (_, letter: string) => escapes[letter] ?? letter)
    .replaceAll("⟨⟩", "")
    .replaceAll(/⟨(\d+)([nxA]?)⟩/g, (_, length: string, kind: string) => run(length, kind));
}

/** The lines of a file beside this one that say something. */
export function readLines(name: string): readonly string[] {
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

export function readShapes(): readonly Shape[] {
  return readLines("shapes.txt").map((line) => {
    const at = line.indexOf(" | ");
    const written = expand(line.slice(at + 3));
    return {
      title: line.slice(0, at),
      text: written.replaceAll(/[«»]/g, ""),
      expected: written.replaceAll(/«[^»]*»/g, "[REDACTED]"),
    };
  });
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root: string = fileURLToPath(new URL("..", import.meta.url));

/** Folders whose names, messages, comments and pages use the field's terms. */
export const folders: readonly string[] = ["src", "generator"];

/** Home-made terms, and what to write instead. */
const homeMade: readonly (readonly [term: RegExp, instead: string])[] = [
  [/mend(s|ed|ing)?/, "fix"],
  [/tell(s|ing)?|told/, "report, print, warn, say"],
  [/words/, "message, text"],
  [/advi[cs]e(s|d)?|advising/, "lint rule, warning, suggestion"],
  [/judg(e|es|ed|ing|e?ments?)/, "check, classify; severity, impact"],
  [/anew/, "again, regenerate"],
  [/strays?/, "unknown, left over"],
  [/surroundings/, "host"],
  [/ledgers?/, "state"],
  [/admit(s|ted|ting)?|admissions?/, "resolve, accept"],
  [/refus(e|es|ed|ing|als?)/, "reject"],
  [/misfits?/, "invalid"],
  [/spoil(s|ed|t)?/, "invalid"],
  [/outbox(es)?/, "queue, kept reports"],
  [/as ever/, "as before"],
  [/end of (a|its|the|their) li(fe|ves)/, "expiry"],
  [/goes before what/, "precedence"],
];

const anyTerm = new RegExp(`\\b(?:${homeMade.map(([{ source }]) => source).join("|")})\\b`);

/** Uses that are right: a term of others, or the plain sense of the word. In which files, and why. */
const allowedUses: readonly (readonly [term: string, files: RegExp, why: string])[] = [
  [
    "advice",
    /^(src\/runtime\/(series\/instrument|local\/meter)|generator\/(typescript\/spec|observe\/opentelemetry))\.ts$/,
    "an option of OpenTelemetry's instruments",
  ],
  ["words", /^src\/feedback\/redact\/|^generator\/|^test\//, "what command lines, names and descriptions consist of"],
];

/** The text in lower case with its identifiers and file names as separate words, on the same lines. */
function separated(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_/.-]/g, " ")
    .toLowerCase();
}

/** Each home-made term of a file: `path:line: "mends", say fix`. Line 0 is its path. */
export function findHomeMade(path: string, text: string): readonly string[] {
  return separated(`${path}\n${text}`)
    .split("\n")
    .flatMap((plain, number) => {
      if (!anyTerm.test(plain)) return [];
      return homeMade.flatMap(([term, instead]) => {
        const found = Array.from(plain.matchAll(new RegExp(`\\b(?:${term.source})\\b`, "g")), ([word]) => word);
        const own = found.filter(
          (word) => !allowedUses.some(([allowed, files]) => allowed === word && files.test(path)),
        );
        return own.map((word) => `${path}:${number}: "${word}", say ${instead}`);
      });
    });
}

const title = /\b(?:test|it|describe)(?:\.\w+)*\(\s*(["`])(.*?)\1|^\s*\]\)\(\s*(["`])(.*?)\3/gm;

/** Each home-made term in the titles of a file of tests: `path: "title": "mends", say fix`. */
export function findInTitles(path: string, text: string): readonly string[] {
  const titles = Array.from(text.matchAll(title), ([, , plain, , ofTable]) => plain ?? ofTable ?? "");
  return titles.flatMap((each) => {
    const found = findHomeMade(path, each).filter((finding) => !finding.startsWith(`${path}:0`));
    return found.map((finding) => `${path}: "${each}"${finding.slice(path.length + 2)}`);
  });
}

/** The sources and pages that git knows below a folder, as paths from the root. */
export function filesBelow(folder: string): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", folder], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => /\.(ts|js|mjs|md)$/.test(path) && existsSync(`${root}/${path}`));
}

export function textOf(path: string): string {
  return readFileSync(`${root}/${path}`, "utf8");
}

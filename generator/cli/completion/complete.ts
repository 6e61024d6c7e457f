import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import type { Outcome } from "../host/outcome.js";
import { entryKinds, sectionsOfKinds } from "../../vocabulary.js";
import type { CompletedNames, CompleteRequest } from "./command.js";

/** Names that need no quotes in any shell: the others are left out, whoever wrote them. */
const harmless = /^[A-Za-z][\w./-]*$/;

/** Names for a shell to offer, one a line; none where they cannot be had, for nobody would see why. */
export async function complete({ names, words }: CompleteRequest, cwd: string): Promise<Outcome> {
  const found = names === "codes" ? await codes() : await entries(sectionsFor(names, words), words, cwd);
  return {
    status: "fine",
    out: found
      .filter((name) => harmless.test(name))
      .map((name) => `${name}\n`)
      .join(""),
    err: "",
  };
}

async function codes(): Promise<readonly string[]> {
  const { diagnosticCodes } = await import("../../diagnostics/codes.js");
  const { changeCodes } = await import("../../diff/codes.js");
  return [...Object.keys(diagnosticCodes), ...Object.keys(changeCodes)];
}

/** Those whose entries are meant: of the kind that `--kind` names, where any may be. */
function sectionsFor(names: Exclude<CompletedNames, "codes">, words: readonly string[]): readonly string[] {
  if (names !== "entries") return [names];
  const kind = flagIn("--kind", words);
  const section = entryKinds.find((each) => each === kind);
  return section === undefined ? Object.values(sectionsOfKinds) : [sectionsOfKinds[section]];
}

/** Each name once, though entries of several kinds may have it. */
async function entries(sections: readonly string[], words: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new DiagnosticCollector();
  const file = locateCatalog(cwd, flagIn("--catalog", words));
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return [];
  const { readDocument } = await import("../../document/read-document.js");
  const opened = await openFiles(file, bytes, cwd, found);
  const keys = (opened?.files ?? []).flatMap(({ source }) => {
    const { node } = readDocument(source, found);
    return sections.flatMap((section) => [...(node?.located.children.get(section)?.children.keys() ?? [])]);
  });
  return [...new Set(keys.map(String))];
}

/** What a flag says among the words so far; shells may split the word at the equals sign. */
function flagIn(flag: string, words: readonly string[]): string | null {
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const value = words[at]?.slice(`${flag}=`.length) || (words[at + 1] === "=" ? words[at + 2] : words[at + 1]);
  return at === -1 ? null : (value ?? null);
}

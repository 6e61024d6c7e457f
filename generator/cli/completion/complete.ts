import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import type { Outcome } from "../host/outcome.js";
import type { CompleteRequest } from "./command.js";

/** Names that need no quotes in any shell: the others are left out, whoever wrote them. */
const harmless = /^[A-Za-z][\w./-]*$/;

/** Names for a shell to offer, one a line; none where they cannot be had, for nobody would see why. */
export async function complete({ names, words }: CompleteRequest, cwd: string): Promise<Outcome> {
  const found = names === "codes" ? await codes() : await metrics(words, cwd);
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

async function metrics(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new DiagnosticCollector();
  const file = locateCatalog(cwd, catalogIn(words));
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return [];
  const { readDocument } = await import("../../document/read-document.js");
  const opened = await openFiles(file, bytes, cwd, found);
  return (opened?.files ?? []).flatMap(({ source }) => {
    const { node } = readDocument(source, found);
    return [...(node?.located.children.get("metrics")?.children.keys() ?? [])].map(String);
  });
}

/** What `--catalog` names among the words so far; shells may split the word at the equals sign. */
function catalogIn(words: readonly string[]): string | null {
  const at = words.findLastIndex((word) => /^--catalog(=|$)/.test(word));
  const value = words[at]?.slice("--catalog=".length) || (words[at + 1] === "=" ? words[at + 2] : words[at + 1]);
  return at === -1 ? null : (value ?? null);
}

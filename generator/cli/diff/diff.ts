import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Comparison } from "../../diff/comparison.js";
import { nextVersion } from "../../diff/next-version.js";
import { type CatalogText, textsOf } from "../../sources/catalog-text.js";
import { CommandError } from "../../write/command-error.js";
import { locateCatalog } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { today } from "../host/today.js";
import type { DiffRequest } from "./command.js";
import { type Reading, reportComparison, reportUnreadable } from "./report.js";
import { readSide, textOf } from "./side.js";

/** One side as it was found, with what was found in opening it. */
type Opened = {
  readonly name: string;
  readonly file: string;
  /** Undefined when it cannot be opened, or is no text. */
  readonly text: CatalogText | undefined;
  readonly isReadable: boolean;
  readonly found: DiagnosticCollector;
};

/** Reports what changed between two catalogs, and what it asks of the next version. */
export async function diff(request: DiffRequest, host: Host): Promise<Outcome> {
  const { baseVersion } = request;
  if (baseVersion !== null && nextVersion(baseVersion, "none") === undefined) {
    throw new CommandError(`"${baseVersion}" is no version of a release`, "write it as in `--base-version 1.4.0`");
  }
  const before = await open(request.base, request, host);
  const after = await open(request.head, request, host);
  const same = await unchanged(before, after, baseVersion);
  if (same !== undefined) return reportComparison(same, request, host);
  const base = await read(before, host);
  if (base.version === undefined) return reportUnreadable(base, "misuse", request, host);
  const head = await read(after, host);
  if (head.version === undefined || head.errors > 0) {
    return reportUnreadable(head, after.isReadable ? "findings" : "misuse", request, host);
  }
  const { comparisonOf } = await import("../../diff/comparison.js");
  const sides = [
    { ...base, version: base.version },
    { ...head, version: head.version },
  ] as const;
  const day = today(request.today, host.environment);
  const comparison = comparisonOf(...sides, { baseVersion, today: day });
  if (request.queries === null) return reportComparison(comparison, request, host);
  const { withBroken } = await import("./broken-queries.js");
  return reportComparison(withBroken(comparison, sides, { ...request, queries: request.queries }, host), request, host);
}

async function open(word: string | null, request: DiffRequest, host: Host): Promise<Opened> {
  const found = new DiagnosticCollector();
  const catalog = locateCatalog(host.cwd, request.catalog);
  const side = await readSide(word, catalog, { host, found });
  const name = side?.name ?? word ?? catalog.name;
  const text = side && (await textOf(side, found));
  return { name, file: side?.file ?? name, text, isReadable: side !== undefined, found };
}

/** Equal texts are not read: nothing changed, whatever they say. Of what they import there may be two releases. */
async function unchanged(base: Opened, head: Opened, baseVersion: string | null): Promise<Comparison | undefined> {
  if (base.text === undefined || head.text === undefined || !saysTheSame(base.text, head.text)) return undefined;
  const { withoutChange } = await import("../../diff/comparison.js");
  const unread = ({ name, file }: Opened) => ({ name, file, errors: null });
  return withoutChange(unread(base), unread(head), baseVersion);
}

function saysTheSame(base: CatalogText, head: CatalogText): boolean {
  const [before, after] = [textsOf(base), textsOf(head)];
  const isSame = before.length === after.length && before.every(({ text }, index) => text === after[index]?.text);
  return isSame && [base, head].every(({ problems = [], imports = [] }) => problems.length + imports.length === 0);
}

async function read({ name, file, text, found }: Opened, host: Host): Promise<Reading> {
  const source = text ?? { name, text: "" };
  host.progress(`reading ${name}`, source.text.length);
  const { readVersion } = await import("../../diff/read-version.js");
  const version = text && readVersion(text, found);
  if (version?.isOlderRecord) {
    const { olderRecord } = await import("../git/recorded.js");
    throw olderRecord(name);
  }
  const diagnostics = found.sorted();
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { name, file, source, diagnostics, errors, version };
}

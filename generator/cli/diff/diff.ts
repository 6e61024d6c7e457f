import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Comparison } from "../../diff/comparison.js";
import { nextVersion } from "../../diff/next-version.js";
import { Refusal } from "../../write/refusal.js";
import { locateCatalog } from "../catalog-file.js";
import { type Reading, tellComparison, tellFindings } from "./report.js";
import { readSide } from "./side.js";
import type { Outcome } from "../outcome.js";
import type { DiffRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";
import { today } from "../today.js";

/** One side as it was found; without bytes, and with findings, when it cannot be opened. */
type Opened = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer | undefined;
  readonly found: DiagnosticCollector;
};

/** Says what changed between two catalogs, and what it asks of the next version. */
export async function diff(request: DiffRequest, around: Surroundings): Promise<Outcome> {
  const { baseVersion } = request;
  if (baseVersion !== null && nextVersion(baseVersion, "none") === undefined) {
    throw new Refusal(`"${baseVersion}" is no version of a release`, "write it as in `--base-version 1.4.0`");
  }
  const before = await open(request.base, request, around);
  const after = await open(request.head, request, around);
  const same = await unchanged(before, after, baseVersion);
  if (same !== undefined) return tellComparison(same, request, around);
  const base = await read(before, around);
  if (base.version === undefined) return tellFindings(base, "misuse", request, around);
  const head = await read(after, around);
  if (head.version === undefined || head.errors > 0) {
    return tellFindings(head, after.bytes === undefined ? "misuse" : "findings", request, around);
  }
  const { comparisonOf } = await import("../../diff/comparison.js");
  const sides = [
    { ...base, version: base.version },
    { ...head, version: head.version },
  ] as const;
  const day = today(request.today, process.env);
  return tellComparison(comparisonOf(...sides, { baseVersion, today: day }), request, around);
}

async function open(word: string | null, request: DiffRequest, { cwd }: Surroundings): Promise<Opened> {
  const found = new DiagnosticCollector();
  const catalog = locateCatalog(cwd, request.catalog);
  const side = await readSide(word, catalog, { cwd, found });
  const name = side?.name ?? word ?? catalog.name;
  return { name, file: side?.file ?? name, bytes: side?.bytes, found };
}

/** Equal texts are not read: nothing changed, whatever they say. */
async function unchanged(base: Opened, head: Opened, baseVersion: string | null): Promise<Comparison | undefined> {
  if (base.bytes === undefined || !head.bytes?.equals(base.bytes)) return undefined;
  const { withoutChange } = await import("../../diff/comparison.js");
  const unread = ({ name, file }: Opened) => ({ name, file, errors: null });
  return withoutChange(unread(base), unread(head), baseVersion);
}

async function read({ name, file, bytes, found }: Opened, around: Surroundings): Promise<Reading> {
  if (bytes !== undefined) around.progress(`reading ${name}`, bytes.length);
  const { decodeSource } = await import("../../document/decode.js");
  const source = bytes && decodeSource(name, bytes, found);
  const { readVersion } = await import("../../diff/read-version.js");
  const version = source && readVersion(source, found);
  const diagnostics = found.sorted();
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { name, file, source: source ?? { name, text: "" }, diagnostics, errors, version };
}

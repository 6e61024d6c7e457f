import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Comparison } from "../diff/comparison.js";
import type { Version } from "../diff/read-version.js";
import type { SourceText } from "../source.js";
import { Refusal } from "../write/refusal.js";
import { locateCatalog } from "./catalog-file.js";
import { palette } from "./color.js";
import { readSide } from "./diff-side.js";
import { count } from "./display.js";
import type { Outcome } from "./outcome.js";
import type { DiffRequest } from "./request.js";
import type { Surroundings } from "./surroundings.js";

type Reading = {
  readonly name: string;
  readonly file: string;
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  /** Undefined when the text is not shaped like a catalog. */
  readonly version: Version | undefined;
};

/** Says what changed between two catalogs, and what it asks of the next version. */
export async function diff(request: DiffRequest, around: Surroundings): Promise<Outcome> {
  const { nextVersion } = await import("../diff/next-version.js");
  if (request.baseVersion !== null && nextVersion(request.baseVersion, "none") === undefined) {
    throw new Refusal(`"${request.baseVersion}" is no version of a release`, "write it as in `--base-version 1.4.0`");
  }
  const base = await read(request.base, request, around);
  if (base.version === undefined) return invalid(base, "misuse", request, around);
  const head = await read(request.head, request, around);
  if (head.version === undefined || head.errors > 0) return invalid(head, "findings", request, around);
  const { comparisonOf } = await import("../diff/comparison.js");
  const comparison = comparisonOf({ ...base, version: base.version }, { ...head, version: head.version }, request.baseVersion);
  const status = isFailure(comparison, request) ? "findings" : "fine";
  const out = request.quiet && status === "fine" ? "" : await render(comparison, request, around);
  return { status, out, err: request.format === "json" ? "" : noteOn(base) };
}

async function read(word: string | null, request: DiffRequest, around: Surroundings): Promise<Reading> {
  const found = new DiagnosticCollector();
  const catalog = locateCatalog(around.cwd, request.catalog);
  const side = await readSide(word, catalog, { cwd: around.cwd, found });
  const names = { name: side?.name ?? word ?? catalog.name, file: side?.file ?? catalog.name };
  if (side !== undefined) around.progress(`reading ${side.name}`, side.bytes.length);
  const { decodeSource } = await import("../document/decode.js");
  const source = side && decodeSource(side.name, side.bytes, found);
  const { readVersion } = await import("../diff/read-version.js");
  const version = source && readVersion(source, found);
  const diagnostics = found.sorted();
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { ...names, source: source ?? { name: names.name, text: "" }, diagnostics, errors, version };
}

/** The findings of the side that cannot be compared, as `lint` would tell them. */
async function invalid(
  { diagnostics, source }: Reading,
  status: Outcome["status"],
  { format }: DiffRequest,
  around: Surroundings,
): Promise<Outcome> {
  if (format === "json") {
    const { renderJson } = await import("../diagnostics/render-json.js");
    return { status, out: renderJson(diagnostics, source), err: "" };
  }
  const { renderText } = await import("../diagnostics/render-text.js");
  const { renderGithub } = await import("../diagnostics/render-github.js");
  const out = format === "github" ? renderGithub(diagnostics, source) : "";
  return { status, out, err: renderText(diagnostics, source, { color: around.color.err }) };
}

function isFailure({ verdict, changes }: Comparison, { failOn }: DiffRequest): boolean {
  return failOn === "any" ? changes.length > 0 : failOn === "breaking" && verdict.bump === "major";
}

async function render(comparison: Comparison, { format }: DiffRequest, around: Surroundings): Promise<string> {
  if (format === "json") return (await import("../diff/render-json.js")).renderJson(comparison);
  if (format === "markdown") return (await import("../diff/render-markdown.js")).renderMarkdown(comparison);
  const { renderText } = await import("../diff/render-text.js");
  const text = renderText(comparison, palette(around.color.out));
  return format === "text" ? text : (await import("../diff/render-github.js")).renderGithub(comparison) + text;
}

function noteOn({ name, errors }: Reading): string {
  if (errors === 0) return "";
  return `note: ${name} has ${count(errors, "finding")} by today's rules; it is compared as it stands\n`;
}

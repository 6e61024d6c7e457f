import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Attribute, Catalog, Metric } from "../../model/catalog.js";
import type { AttributeValues } from "../../typescript/metric.js";
import type { FindTarget, RewrittenFile, RewriteTarget, Rewriting } from "../../typescript/rewrite/target.js";
import { metricFinder } from "../../usage/checks/raw.js";
import { placesIn } from "../../usage/used-catalog.js";
import { writeTogether } from "../../write/write-together.js";
import { codeRequest, readOr, withEngine } from "../code/read-code.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { displayPath } from "../terminal/display.js";
import { openCodeCatalog } from "./code-catalog.js";
import type { ImportRequest } from "./command.js";
import { reportCode } from "./report-code.js";

/** Puts recorders in the place of instruments, where that is exactly the same. */
export async function rewriteCode(request: ImportRequest, host: Host): Promise<Outcome> {
  const opened = await openCodeCatalog(request, host);
  if ("outcome" in opened) return opened.outcome;
  const { catalog, file } = opened;
  const { planRewrite } = await withEngine(() => import("../../typescript/rewrite/plan-rewrite.js"));
  const generated = resolve(file.folder, catalog.settings.output).replaceAll("\\", "/");
  const { importExtension } = catalog.settings;
  const home = { generated, importExtension, hasContext: catalog.context.length > 0 };
  const plan = readOr(planRewrite({ ...codeRequest(request, host.cwd), ...home }, targets(catalog)));
  if (!request.dryRun) await write(plan.files, host);
  const status = plan.files.length === 0 ? "unchanged" : request.dryRun ? "planned" : "rewritten";
  const nameOf = (path: string) => displayPath(host.cwd, path);
  const result = {
    status,
    catalog: file.name,
    diagnostics: leftOver(plan, nameOf),
    rewritten: plan.rewritten,
    files: plan.files.map(({ path }) => nameOf(path)),
    diff: request.dryRun ? await diffOf(plan.files, nameOf) : null,
  } as const;
  return reportCode(result, request, host);
}

/** The recorder of each metric that has one. */
function targets(catalog: Catalog): FindTarget {
  const find = metricFinder(catalog);
  return (made) => {
    const metric = find(made);
    if (metric === undefined) return "the catalog does not have it";
    if (metric.status !== "active") return `the catalog has it as ${metric.status}`;
    if (metric.variants.length > 0) return "the catalog divides it into variants";
    if (made.kind === "summary") return "its values are quantiles";
    return targetOf(metric);
  };
}

function targetOf({ names, instrument, observable, attributes }: Metric): RewriteTarget {
  return {
    recorder: names.recorder,
    timer: names.timer?.unit === "s" ? names.timer.method : null,
    instrument,
    isObservable: observable,
    attributes: attributes.map((attribute) => ({
      key: attribute.key,
      isRequired: attribute.required,
      values: valuesOf(attribute),
    })),
  };
}

function valuesOf({ type, values, open }: Attribute): AttributeValues {
  const exact = values.flatMap((each) => (each.kind === "exact" ? [each.value] : []));
  const isClosed = !open && values.length > 0 && exact.length === values.length;
  if (type === "boolean") return { type, values: null };
  if (type === "string") return { type, values: isClosed ? exact.map(String) : null };
  return isClosed ? { type, values: exact.map(Number) } : { type: "double", values: null };
}

function leftOver({ left, texts }: Rewriting, nameOf: (path: string) => string): readonly Diagnostic[] {
  const placeOf = placesIn(texts, nameOf);
  return left.map(({ name, place, reason }) => ({
    code: "usage/raw-metric",
    severity: "warning",
    at: placeOf(place),
    message: `"${name}" stays as it is: ${reason}`,
    help: "change it by hand, or leave it; recorders and instruments work side by side",
    related: [],
  }));
}

async function write(files: readonly RewrittenFile[], { cwd, shield }: Host): Promise<void> {
  const writings = files.map(({ path, before, after }) => {
    const mark = before === null ? "" : markOf(path);
    return {
      path: relative(cwd, path).replaceAll("\\", "/"),
      before: before === null ? null : `${mark}${before}`,
      text: `${mark}${after}`,
    };
  });
  await shield(async () => writeTogether(cwd, writings));
}

/** What reads code leaves the byte order mark of a file out. */
function markOf(path: string): string {
  const text = readFileSync(path, "utf8");
  return text.startsWith("\ufeff") ? "\ufeff" : "";
}

async function diffOf(files: readonly RewrittenFile[], nameOf: (path: string) => string): Promise<string> {
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  return files.map(({ path, before, after }) => unifiedDiff(nameOf(path), before ?? "", after, "rewritten")).join("");
}

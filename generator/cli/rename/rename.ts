import { suggestion } from "../../diagnostics/suggest.js";
import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { referencesIn } from "../../edit/references.js";
import { type Renaming, following, takenBy } from "../../edit/renaming.js";
import type { Metric } from "../../model/catalog.js";
import { CommandError } from "../../write/command-error.js";
import { deprecating, statusFor } from "../edit/deprecation.js";
import { type Edit, keyFor, metricNamed, placeOf, rejectDangerous, rejectTaken, writtenMetric } from "../edit/plan.js";
import type { RenameRequest } from "./command.js";

/** Renames a metric where it stands, or keeps it under its old name, deprecated, beside a copy under the new one. */
export function rename(request: RenameRequest, open: OpenCatalog): Edit {
  if (request.isAttribute) return renameAttribute(request, open);
  const metric = metricNamed(request.from, open);
  const to = keyFor(request.to, open.catalog);
  rejectTaken(to, open);
  const isKept = request.keep ?? promisesSomething(metric);
  if (metric.status === "removed") {
    throw new CommandError(`"${metric.key}" is removed: ${placeOf(metric.path, open)}`, "its name stays as it was");
  }
  if (isKept && metric.status === "planned") {
    throw new CommandError(
      `"${metric.key}" is planned: ${placeOf(metric.path, open)}`,
      "nobody records it yet: drop --keep",
    );
  }
  const renaming: Renaming = { kind: "rename", path: metric.path, key: to };
  const references = following(renaming, referencesIn(open.document));
  const path = ["metrics", to];
  return isKept
    ? { amendments: [...references, ...keeping(metric, to, request, open)], path, result: keptText(metric.key, to) }
    : {
        amendments: [...references, renaming, ...dated(path, request.since)],
        path,
        result: `"${metric.key}" is called "${to}"`,
      };
}

/** Development promises nothing, and nobody has recorded what is planned. */
function promisesSomething({ status, stability }: Metric): boolean {
  return status !== "planned" && stability !== "development";
}

function keeping(metric: Metric, to: string, request: RenameRequest, open: OpenCatalog): readonly Amendment[] {
  const { since, until } = request;
  const { path, status } = metric;
  const written = writtenMetric(metric, open);
  const copy = ["metrics", to];
  const ofOld = [
    ...(written.deprecated === undefined ? [] : ["deprecated"]),
    // The old recorder keeps its identifier, which no other can have.
    ...(written.recorder === undefined ? [] : ["recorder"]),
    ...(status === "deprecated" && written.status !== undefined ? ["status"] : []),
    ...(since === null && written.since !== undefined ? ["since"] : []),
  ];
  return [
    { kind: "copy", path, key: to },
    ...ofOld.map((field): Amendment => ({ kind: "remove", path: [...copy, field] })),
    ...dated(copy, since),
    ...deprecating(metric, { since, renamed_to: to, emit: until === null ? null : "both", until }),
    ...statusFor(metric, open, true),
  ];
}

function dated(path: readonly string[], since: string | null): readonly Amendment[] {
  return since === null ? [] : [{ kind: "set", path: [...path, "since"], value: since }];
}

function keptText(from: string, to: string): string {
  return `"${to}" takes the place of "${from}", which is deprecated`;
}

/** Renames a shared attribute with all its references. */
function renameAttribute({ from, to }: RenameRequest, open: OpenCatalog): Edit {
  const { document, source } = open;
  const shared = document.attributes ?? {};
  if (!Object.hasOwn(shared, from)) {
    const help = suggestion(from, Object.keys(shared)) ?? "shared attributes stand under `attributes:`";
    throw new CommandError(`"${from}" is no shared attribute of ${source.name}`, help);
  }
  rejectDangerous(to);
  const renaming: Renaming = { kind: "rename", path: ["attributes", from], key: to };
  const references = referencesIn(document);
  const taken = takenBy(renaming, references, document);
  if (taken !== undefined) {
    throw new CommandError(`the attribute "${to}" exists already: ${placeOf(taken, open)}`, "choose another name");
  }
  const amendments = [...following(renaming, references), renaming];
  return { amendments, path: ["attributes", to], result: `the attribute "${from}" is called "${to}"` };
}

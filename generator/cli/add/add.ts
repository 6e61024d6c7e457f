import { suggestion } from "../../diagnostics/suggest.js";
import { amend } from "../../edit/amend.js";
import { visible } from "../../emit/visible.js";
import type { Metric } from "../../model/catalog.js";
import { besideName } from "../../source.js";
import { textsOf } from "../../sources/catalog-text.js";
import { CommandError } from "../../write/command-error.js";
import type { AddRequest } from "./command.js";
import { entryOf, type NewMetric } from "./new-metric.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, keyFor, rejectTaken } from "../edit/plan.js";

/** Adds a metric; asks for what is needed and missing, if there is somebody to ask. Undefined when they give up. */
export async function add(request: AddRequest, open: OpenCatalog, isInteractive: boolean): Promise<Edit | undefined> {
  const { name, instrument } = request.metric;
  const isWhole = name !== null && instrument !== null;
  if (name !== null) rejectTaken(keyFor(name, open.catalog), open);
  if (!isWhole && !isInteractive) throw incomplete(request.metric);
  const home = request.to === null ? undefined : partNamed(request.to, open);
  const metric = isWhole ? request.metric : await ask(request.metric, open);
  if (metric === undefined) return undefined;
  const key = keyFor(metric.name ?? "", open.catalog);
  const path = ["metrics", key];
  const state = metric.status === "planned" ? "is planned" : "is added";
  return {
    amendments: [{ kind: "set", path, value: entryOf(metric) }],
    path,
    home: home ?? homeOf(key, open),
    result: `"${key}" ${state}`,
  };
}

/** The file of the catalog that a word names, from the current folder or from the catalog's. */
function partNamed(word: string, { source }: OpenCatalog): string {
  const names = textsOf(source).map(({ name }) => name);
  const path = word.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  const name = [path, besideName(source.name, path)].find((each) => names.includes(each));
  if (name !== undefined) return name;
  const help = suggestion(path, names) ?? "create it, and list it under `include:`";
  throw new CommandError(`"${word}" is no file of ${source.name}`, help);
}

/** The file that holds the last metric of the nearest namespace; the catalog itself when none has one. */
function homeOf(key: string, { catalog, source }: OpenCatalog): string {
  const steps = key.split(".");
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const namespace = steps.slice(0, length).join(".");
    const isOfIt = (metric: Metric) => metric.key === namespace || metric.key.startsWith(`${namespace}.`);
    const last = catalog.metrics.findLast(isOfIt);
    if (last !== undefined) return last.place.source.name;
  }
  return source.name;
}

async function ask(metric: NewMetric, open: OpenCatalog): Promise<NewMetric | undefined> {
  const { askForMetric } = await import("./questions.js");
  return askForMetric(metric, (draft) => faultOf(draft, open));
}

/** What the catalog would say against a metric, in a line; undefined when it would accept it. */
function faultOf(draft: NewMetric, open: OpenCatalog): string | undefined {
  const key = keyFor(draft.name ?? "", open.catalog);
  const instrument = draft.instrument ?? (draft.buckets === null ? "counter" : "histogram");
  try {
    rejectTaken(key, open);
    const value = entryOf({ ...draft, instrument });
    const result = amend(open, [{ kind: "set", path: ["metrics", key], value }]);
    const [finding] = result.kind === "invalid" ? result.diagnostics : [];
    return finding && sentenceOf(finding);
  } catch (error) {
    if (error instanceof CommandError) return sentenceOf(error);
    throw error;
  }
}

function sentenceOf({ message, help }: { readonly message: string; readonly help: string | null }): string {
  return visible(help === null ? message : `${message}; ${help}`);
}

function incomplete({ name, instrument }: NewMetric): CommandError {
  const missing = [...(name === null ? ["a name"] : []), ...(instrument === null ? ["--instrument"] : [])];
  const help = "write `meterbook add order.placed --instrument counter`; on a terminal it asks";
  return new CommandError(`a new metric needs ${missing.join(" and ")}`, help);
}

import { amend } from "../../edit/amend.js";
import { visible } from "../../emit/visible.js";
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
  const metric = isWhole ? request.metric : await ask(request.metric, open);
  if (metric === undefined) return undefined;
  const key = keyFor(metric.name ?? "", open.catalog);
  const path = ["metrics", key];
  const state = metric.status === "planned" ? "is planned" : "is added";
  return { amendments: [{ kind: "set", path, value: entryOf(metric) }], path, result: `"${key}" ${state}` };
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
    const [finding] = result.kind === "refused" ? result.diagnostics : [];
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

import { InvalidArgumentError, Option } from "commander";
import { instruments, stabilities, valueTypes } from "../../vocabulary.js";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import { notEmpty } from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { addedStatuses, type NewMetric } from "./new-metric.js";

export type AddRequest = EditRequest & {
  readonly metric: NewMetric;
  /** The file of the catalog that gets it; null stands for the one that holds its namespace. */
  readonly to: string | null;
};

type AddFlags = EditFlags &
  Partial<Omit<NewMetric, "name" | "attributes" | "owners" | "entities">> &
  Readonly<Record<"attribute" | "owner" | "entity", readonly string[]>> & { readonly to?: string };

const help = `
Without a name or an instrument it asks, on a terminal; Esc and Ctrl-C leave the catalog as it is. A new metric stands
behind the last one of its namespace, or at the end of the metrics.`;

export const defineAdd: Define = (command, start) => {
  editing(command, help)
    .argument("[metric]", "its name")
    .addOption(new Option("--instrument <kind>", "the OpenTelemetry instrument").choices(instruments))
    .addOption(new Option("--observable", "the value is read at collection").default(false, "no"))
    .option("--description <sentence>", "what is measured")
    .option("--unit <unit>", "in UCUM: ms, s, By, {request}, 1")
    .addOption(new Option("--value-type <type>", "kind of number").choices(valueTypes))
    .option("--buckets <numbers>", "boundaries of a histogram: 1,2,5", numbers)
    .option("--attribute <attribute>", "tool (a shared one), is_git:boolean or kind=a,b; once for each", collected, [])
    .addOption(new Option("--status <status>", "where it is in its life (default: active)").choices(addedStatuses))
    .addOption(new Option("--stability <level>", "what it promises (default: development)").choices(stabilities))
    .option("--since <version>", "version in which it first appears")
    .option("--owner <owner>", "who answers for it; once for each", collected, [])
    .addOption(new Option("--off", "it is off unless a program enables it").default(false, "no"))
    .option("--note <text>", "more to know, in Markdown")
    .option("--entity <type>", "what it is measured on, such as host; once for each", collected, [])
    .option("--to <file>", "the part of the catalog that gets it (default: the one with its namespace)", notEmpty)
    .action((name: string | undefined, flags: AddFlags) => {
      const metric = newMetric(name ?? null, flags);
      const request: AddRequest = { metric, to: flags.to ?? null, ...editRequest(flags) };
      start(
        request,
        runEdit("add", async () => (await import("./add.js")).add),
      );
    });
};

function newMetric(name: string | null, flags: AddFlags): NewMetric {
  return {
    name,
    instrument: flags.instrument ?? null,
    observable: flags.observable ?? false,
    description: flags.description ?? null,
    unit: flags.unit ?? null,
    valueType: flags.valueType ?? null,
    buckets: flags.buckets ?? null,
    attributes: flags.attribute,
    status: flags.status ?? null,
    stability: flags.stability ?? null,
    since: flags.since ?? null,
    owners: flags.owner,
    off: flags.off ?? false,
    note: flags.note ?? null,
    entities: flags.entity,
  };
}

function collected(word: string, before: readonly string[]): readonly string[] {
  return [...before, word];
}

function numbers(words: string): readonly number[] {
  const parts = words.split(",").map((word) => word.trim());
  if (parts.some((part) => part === "" || !Number.isFinite(Number(part)))) {
    throw new InvalidArgumentError("Write numbers with commas between them.");
  }
  return parts.map(Number);
}

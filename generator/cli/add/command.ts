import { type Command, InvalidArgumentError, Option } from "commander";
import { instruments, severities, spanKinds, stabilities, valueTypes } from "../../vocabulary.js";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import { notEmpty } from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { addedStatuses, type NewEntry } from "./new-entry.js";

export type AddRequest = EditRequest & {
  readonly entry: NewEntry;
  /** The file of the catalog that gets it; null stands for the one that holds its namespace. */
  readonly to: string | null;
};

type AddFlags = EditFlags &
  Partial<Omit<NewEntry, "kind" | "name" | "attributes" | "owners" | "entities" | "events" | "records">> &
  Readonly<Record<"attribute" | "owner" | "entity" | "event" | "records", readonly string[]>> & {
    readonly to?: string;
  };

const help = `
It adds a metric; with --kind event or --kind span one of those. Without a name, or a metric without an instrument, it
asks, on a terminal; Esc and Ctrl-C leave the catalog as it is. What is new stands behind the last one of its namespace,
or at the end of its section.`;

export const defineAdd: Define = (command, start) => {
  editing(command, help)
    .argument("[name]", "its name")
    .addOption(new Option("--instrument <kind>", "the OpenTelemetry instrument").choices(instruments))
    .addOption(new Option("--observable", "the value is read at collection").default(false, "no"))
    .option("--description <sentence>", "what is measured, happens or is done")
    .option("--unit <unit>", "in UCUM: ms, s, By, {request}, 1")
    .addOption(new Option("--value-type <type>", "kind of number").choices(valueTypes))
    .option("--buckets <numbers>", "boundaries of a histogram: 1,2,5", numbers)
    .option("--attribute <attribute>", "tool (a shared one), is_git:boolean or kind=a,b; once for each", collected, [])
    .addOption(new Option("--severity <severity>", "how grave an event is (default: info)").choices(severities))
    .addOption(new Option("--span-kind <kind>", "side of a call that a span is (default: internal)").choices(spanKinds))
    .option("--event <event>", "event that is attached to a span; once for each", collected, [])
    .option(
      "--records <metric>",
      "metric that an event or a span records, or metric=attribute with its number; once for each",
      collected,
      [],
    )
    .addOption(new Option("--status <status>", "where it is in its life (default: active)").choices(addedStatuses))
    .addOption(new Option("--stability <level>", "what it promises (default: development)").choices(stabilities))
    .option("--since <version>", "version in which it first appears")
    .option("--owner <owner>", "who answers for it; once for each", collected, [])
    .addOption(new Option("--off", "it is off unless a program enables it").default(false, "no"))
    .option("--note <text>", "more to know, in Markdown")
    .option("--entity <type>", "what it is measured on, such as host; once for each", collected, [])
    .option("--to <file>", "the part of the catalog that gets it (default: the one with its namespace)", notEmpty)
    .action((name: string | undefined, flags: AddFlags, own: Command) => {
      const entry = newEntry(name ?? null, flags);
      const request: AddRequest = { entry, to: flags.to ?? null, ...editRequest(flags, own) };
      start(
        request,
        runEdit("add", async () => (await import("./add.js")).add),
      );
    });
};

function newEntry(name: string | null, flags: AddFlags): NewEntry {
  return {
    kind: flags.kind ?? "metric",
    name,
    instrument: flags.instrument ?? null,
    observable: flags.observable ?? false,
    description: flags.description ?? null,
    severity: flags.severity ?? null,
    spanKind: flags.spanKind ?? null,
    unit: flags.unit ?? null,
    valueType: flags.valueType ?? null,
    buckets: flags.buckets ?? null,
    attributes: flags.attribute,
    events: flags.event,
    records: flags.records,
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

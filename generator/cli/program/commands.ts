import type { Define } from "../flags/task.js";

/** A command as the list of all shows it; its flags are loaded when it is meant. */
export type CommandEntry = {
  /** Its name, as in `generate`. */
  readonly name: string;
  /** What may follow the name. */
  readonly usage: string;
  readonly description: string;
  readonly load: () => Promise<Define>;
};

/** Runs when no command is named. */
export const defaultCommand = "generate";

export const commands: readonly CommandEntry[] = [
  {
    name: "generate",
    usage: "[options]",
    description: "generate everything from the catalog (the default command)",
    load: async () => (await import("../generate/command.js")).defineGenerate,
  },
  {
    name: "add",
    usage: "[options] [name]",
    description: "add a metric, an event or a span, by flags or by answers to questions",
    load: async () => (await import("../add/command.js")).defineAdd,
  },
  {
    name: "promote",
    usage: "[options] <entry>",
    description: "make a planned metric, event or span active",
    load: async () => (await import("../promote/command.js")).definePromote,
  },
  {
    name: "deprecate",
    usage: "[options] <entry>",
    description: "mark a metric, an event or a span as deprecated, and name what takes its place",
    load: async () => (await import("../deprecate/command.js")).defineDeprecate,
  },
  {
    name: "rename",
    usage: "[options] <old> <new>",
    description: "give a metric, an event, a span or a shared attribute another name",
    load: async () => (await import("../rename/command.js")).defineRename,
  },
  {
    name: "remove",
    usage: "[options] <entry>",
    description: "remove a metric, an event or a span, and keep its name from being used again",
    load: async () => (await import("../remove/command.js")).defineRemove,
  },
  {
    name: "lint",
    usage: "[options]",
    description: "check the catalog by all rules, and report every finding",
    load: async () => (await import("../lint/command.js")).defineLint,
  },
  {
    name: "diff",
    usage: "[options] <base> [head]",
    description: "compare two catalogs: what changed for callers and dashboards, and which version that asks for",
    load: async () => (await import("../diff/command.js")).defineDiff,
  },
  {
    name: "queries",
    usage: "[options] <action> [file...]",
    description: "check dashboards, alerts and recording rules against the catalog, and list where metrics are used",
    load: async () => (await import("../queries/command.js")).defineQueries,
  },
  {
    name: "live-check",
    usage: "[options] [file...]",
    description: "check what a running program emits against the catalog, and what of the catalog it never emits",
    load: async () => (await import("../live-check/command.js")).defineLiveCheck,
  },
  {
    name: "dictionary",
    usage: "[options]",
    description: "write one page in which people look metrics up, over one catalog or several",
    load: async () => (await import("../dictionary/command.js")).defineDictionary,
  },
  {
    name: "usage",
    usage: "[options] [file...]",
    description: "which recorders the code calls, which metrics nothing records, what is made outside the catalog",
    load: async () => (await import("../usage/command.js")).defineUsage,
  },
  {
    name: "format",
    usage: "[options]",
    description: "write the catalog in canonical form: order of keys, white space",
    load: async () => (await import("../format/command.js")).defineFormat,
  },
  {
    name: "init",
    usage: "[options]",
    description: "set up Meterbook in the current folder; keep every file that is there",
    load: async () => (await import("../init/command.js")).defineInit,
  },
  {
    name: "import",
    usage: "[options] <format> [file...]",
    description: "write a catalog, or add to one, from what other tools have",
    load: async () => (await import("../import/command.js")).defineImport,
  },
  {
    name: "doctor",
    usage: "[options]",
    description: "report which telemetry signals are on, why, and whether their receivers answer",
    load: async () => (await import("../doctor/command.js")).defineDoctor,
  },
  {
    name: "explain",
    usage: "[code]",
    description: "explain what a finding means and how to fix it",
    load: async () => (await import("../explain/command.js")).defineExplain,
  },
  {
    name: "schema",
    usage: "[options]",
    description: "print the JSON Schema of catalog.yaml",
    load: async () => (await import("../schema/command.js")).defineSchema,
  },
  {
    name: "completion",
    usage: "<shell>",
    description: "print the script that makes a shell complete commands, flags and names of the catalog",
    load: async () => (await import("../completion/command.js")).defineCompletion,
  },
];

/** What people look for under another name, and where it is. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["validate", "`meterbook lint` checks the catalog"],
  ["check", "`meterbook lint` checks the catalog, `meterbook generate --check` the generated files"],
  ["list", "the generated metrics.md lists metrics, events and spans, `meterbook queries list` where metrics are used"],
]);

/** What completion scripts run; no help and no suggestion names it. */
export const internalCommands: readonly CommandEntry[] = [
  {
    name: "__complete",
    usage: "<names> [words...]",
    description: "list names that complete the words",
    load: async () => (await import("../completion/command.js")).defineComplete,
  },
];

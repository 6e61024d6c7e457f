import type { Command } from "commander";
import type { Request } from "./request.js";

/** What a command line that is understood leads to. */
export type Ask = (request: Request) => void;

/** Gives a command its flags, operands and words. */
export type Define = (command: Command, ask: Ask) => void;

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
    load: async () => (await import("./generate/arguments.js")).defineGenerate,
  },
  {
    name: "add",
    usage: "[options] [metric]",
    description: "add a metric, by flags or by answers to questions",
    load: async () => (await import("./edit/add-arguments.js")).defineAdd,
  },
  {
    name: "promote",
    usage: "[options] <metric>",
    description: "make a planned metric active",
    load: async () => (await import("./edit/arguments.js")).definePromote,
  },
  {
    name: "deprecate",
    usage: "[options] <metric>",
    description: "say that a metric should no longer be used, and what takes its place",
    load: async () => (await import("./edit/arguments.js")).defineDeprecate,
  },
  {
    name: "rename",
    usage: "[options] <old> <new>",
    description: "give a metric or a shared attribute another name",
    load: async () => (await import("./edit/arguments.js")).defineRename,
  },
  {
    name: "remove",
    usage: "[options] <metric>",
    description: "end a metric, keeping its name from being used again",
    load: async () => (await import("./edit/arguments.js")).defineRemove,
  },
  {
    name: "lint",
    usage: "[options]",
    description: "check the catalog, give advice, and report every finding",
    load: async () => (await import("./lint/arguments.js")).defineLint,
  },
  {
    name: "diff",
    usage: "[options] <base> [head]",
    description: "say what changed between two catalogs, for callers and for dashboards, and which version it asks for",
    load: async () => (await import("./diff/arguments.js")).defineDiff,
  },
  {
    name: "queries",
    usage: "[options] <action> [file...]",
    description: "check dashboards, alerts and recording rules against the catalog, and list where metrics are used",
    load: async () => (await import("./queries/arguments.js")).defineQueries,
  },
  {
    name: "format",
    usage: "[options]",
    description: "write the catalog in canonical form: order of keys, white space",
    load: async () => (await import("./format/arguments.js")).defineFormat,
  },
  {
    name: "init",
    usage: "[options]",
    description: "set up Meterbook in the current folder; keep every file that is there",
    load: async () => (await import("./init/arguments.js")).defineInit,
  },
  {
    name: "doctor",
    usage: "[options]",
    description: "say which telemetry signals are on, why, and whether their receivers answer",
    load: async () => (await import("./doctor/arguments.js")).defineDoctor,
  },
  {
    name: "explain",
    usage: "[code]",
    description: "say what a finding means and how to mend it",
    load: async () => (command, ask) => {
      command
        .argument("[code]", "code of the finding, such as unknown-key; all codes when left out")
        .action((code: string | undefined) => ask({ command: "explain", code: code ?? null }));
    },
  },
  {
    name: "schema",
    usage: "",
    description: "print the JSON Schema of catalog.yaml",
    load: async () => (command, ask) => {
      command.action(() => ask({ command: "schema" }));
    },
  },
  {
    name: "completion",
    usage: "<shell>",
    description: "print the script that makes a shell complete commands, flags and metrics",
    load: async () => (await import("./completion/arguments.js")).defineCompletion,
  },
];

/** What completion scripts run; no help lists it. */
export const hiddenCommands: readonly CommandEntry[] = [
  {
    name: "__complete",
    usage: "<names> [words...]",
    description: "list names that complete the words",
    load: async () => (await import("./completion/arguments.js")).defineComplete,
  },
];

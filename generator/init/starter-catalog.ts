import type { CodeSettings } from "./code-settings.js";

type Starter = {
  readonly name: string;
  /** Empty for none. */
  readonly prefix: string;
  /** The JSON Schema of the format, from the catalog's folder. */
  readonly schema: string;
  /** The folder of the generated files, from the catalog's. */
  readonly output: string;
  readonly code: CodeSettings;
  /** Whether validators are generated, which need zod 4. */
  readonly validators: boolean;
  /** The command that the headers of generated files name. */
  readonly command: string;
};

const definitions = `# On every metric. Given once, to createRecorders.
context:
  environment:
    values: [production, staging, development] # the allowed ones; anything else does not compile
    description: Where the program runs.

# Shared definitions. A metric uses one by its name.
attributes:
  outcome:
    values: [done, failed, cancelled]
    description: How the job ended.
`;

const metrics = `metrics:
  # A counter: record.jobStarted({ kind: "import" })
  job.started: # its name, behind the prefix
    instrument: counter # or up_down_counter, gauge, histogram
    description: Jobs that the program began. # in Markdown; goes to the exporter, too
    unit: "{job}" # in UCUM: s, ms, By, "{request}", "1"
    value_type: int # whole numbers only; double if left out
    attributes:
      kind: [import, export] # short for { values: [import, export] }

  # A histogram of a time has a timer, too: const stop = record.startJobDuration(); stop({ outcome: "done" })
  job.duration:
    instrument: histogram
    description: Time from the start of a job to its end.
    unit: s
    buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] # boundaries, in the unit
    attributes:
      outcome: # nothing behind the colon: the shared definition of that name

  job.retried:
    instrument: counter
    description: Jobs that were begun once more after a failure.
    unit: "{job}"
    value_type: int
    attributes:
      kind: [import, export]
    status: planned # in the documents, without a recorder; \`npx meterbook promote job.retried\` makes it real
`;

/** A small catalog with a metric of each frequent kind, whose lines explain themselves. */
export function starterCatalog({ name, prefix, schema, output, code, validators, command }: Starter): string {
  return `# yaml-language-server: $schema=${schema}
#
# The metrics of ${name}: those that the program records, and those that it will. Edit this file, then run
# \`${command}\`: the recorders, the validators and the documents in ${output}/ follow.

catalog: 1 # version of this format
name: ${plain(name)} # name of the meter, and stem of the generated types
prefix: ${plain(prefix)} # put before every metric name

${definitions}
# \`meterbook diff\` guards what is stable: what breaks callers or dashboards fails it. A metric that says nothing is in
# development, and may change, until this line is a setting:
# defaults: { stability: stable }

${metrics}
# Settings of the generation.
generate:
  output: ${plain(output)} # folder of the generated files, from that of this one
${validators ? "" : "  outputs: { validators: false } # they need zod 4\n"}${codeLines(code)}
  command: ${plain(command)} # the command that the headers of generated files name
`;
}

function codeLines({ language, modules, importExtension }: CodeSettings): string {
  return language === "typescript"
    ? `  import_extension: ${importExtension} # how they import each other: js, ts or none, as tsconfig.json asks`
    : `  language: javascript # with declarations of the types beside it; or typescript
  modules: ${modules} # loaded by ${modules === "esm" ? "import; commonjs" : "require; esm"} where package.json ${modules === "esm" ? 'has no "type": "module"' : 'says "type": "module"'}`;
}

/** In quotes where YAML would read something else than a text. */
export function plain(text: string): string {
  const isPlain = /^[A-Za-z][\w./ -]*$/.test(text) && !/^(?:true|false|null)$/i.test(text) && !text.endsWith(" ");
  return isPlain ? text : JSON.stringify(text);
}

import type { Import } from "./architecture-sources.js";

/** Where each package may be imported; `type` allows it as types only. All others are allowed nowhere but in tests. */
export const packageHomes: readonly (readonly [name: string, home: RegExp, kind?: Import["kind"]])[] = [
  ["yaml", /^generator\/(document|text|edit|queries\/tree)\//],
  [
    "zod",
    /^(generator\/document\/|src\/runtime\/zod\.ts$|src\/telemetry\/(config|schema|reference)\/|generated\/validators)/,
  ],
  ["ts-morph", /^generator\/typescript\//],
  ["jsonc-parser", /^generator\/init\//],
  ["get-tsconfig", /^generator\/cli\/init\//],
  ["package-manager-detector", /^generator\/cli\/init\/manager\.ts$/],
  ["handlebars", /^generator\/(emit\/|templates\.mjs$)/],
  ["markdown-table", /^generator\/emit\//],
  ["string-width", /^generator\/display-width\.ts$/],
  ["github-slugger", /^generator\/emit\/markdown\//],
  ["sarif", /^generator\/diagnostics\//],
  ["commander", /^generator\/cli\/(program|flags|completion|[\w-]+\/(command|flags)\.ts$)/],
  ["ajv", /^generator\/shape\.mjs$/],
  ["rolldown", /^generator\/build\.mjs$/],
  ["esbuild", /^generator\/(commonjs|page-bundle|shape|shorten)\.mjs$/],
  ["@clack/prompts", /^generator\/cli\/add\/questions\.ts$/],
  ["chokidar", /^generator\/cli\/generate\/watch\//],
  ["@prometheus-io/lezer-promql", /^generator\/queries\/promql\/parse\.ts$/],
  ["@lezer/common", /^generator\/queries\/(promql|rewrite|breaks)\//, "type"],
  ["jsonc-parser", /^generator\/queries\/tree\//],
  ["tinyglobby", /^generator\/cli\/(code|queries|several|import)\//],
  ["picomatch", /^generator\/sources\//],
  ["diff", /^generator\/write\//],
  ["@atomic-ehr/ucum", /^generator\/model\/units\/ucum\.ts$/],
  ["@opentelemetry/api", /^src\/(runtime|telemetry)\//],
  ["@opentelemetry/sdk-metrics", /^(src\/runtime\/|generator\/testing\.d\.ts$)/, "type"],
  ["@meterbook/runtime/contract", /^generated\/recorders/],
  ["@meterbook/runtime/arrays", /^generated\/recorders/],
  ["@meterbook/runtime/events", /^generated\/recorders/],
  ["@meterbook/runtime/zod", /^generated\/validators/],
  ["@meterbook/runtime", /^src\/telemetry\/signals\/recorders\.ts$/, "type"],
  ["toml-eslint-parser", /^src\/telemetry\/config\//],
  ["node:path", /^generator\/init\//],
  ["node:module", /^generator\/model\/patterns\/danger\.ts$/],
  ["node:buffer", /^generator\//],
  ["node:crypto", /^generator\/emit\/input-hash\.ts$/],
];

type Neighbours = readonly [home: RegExp, allowed: RegExp, allowedTypes?: RegExp];

/** The rooms that every command may use; the first may be used by those behind it. */
const commandRooms = "write|cli/(host|terminal|catalog|flags|reports)";

/** A command: what it may import beside the rooms of all, and its own folder. */
function command(name: string, more: string): Neighbours {
  return [
    new RegExp(`^generator/cli/${name}/`),
    new RegExp(`^generator/(${commandRooms}|cli/${name}|${more})(/|\\.ts$)`),
  ];
}

/** Rooms of the command line, and its commands, none of which imports another. */
const commandLine: readonly Neighbours[] = [
  [/^generator\/cli\/terminal\//, /^generator\/(emit\/visible\.ts|cli\/terminal\/)/],
  [/^generator\/cli\/host\//, /^generator\/(model\/lifetime\.ts|write\/command-error\.ts|cli\/(host|terminal)\/)/],
  [
    /^generator\/cli\/catalog\//,
    /^generator\/(source\.ts|diagnostics\/|document\/decode\.ts|sources\/|emit\/visible\.ts|write\/|init\/(manifest|package-manager)\.ts|cli\/(catalog|terminal)\/|cli\/init\/manager\.ts)/,
    /^generator\/cli\/host\//,
  ],
  [
    /^generator\/cli\/code\//,
    /^generator\/(write\/command-error\.ts|cli\/code\/)/,
    /^generator\/typescript\/project\.ts$/,
  ],
  [
    /^generator\/cli\/reports\//,
    /^generator\/(source\.ts|diagnostics\/|emit\/(visible\.ts|markdown\/)|write\/|cli\/(host|terminal|reports)\/)/,
    /^generator\/cli\/flags\/task\.ts$/,
  ],
  [
    /^generator\/cli\/flags\//,
    /^generator\/(model\/lifetime\.ts|cli\/(flags|terminal|reports)\/)/,
    /^generator\/cli\/host\//,
  ],
  [
    /^generator\/cli\/git\//,
    /^generator\/(source\.ts|diagnostics\/suggest\.ts|emit\/visible\.ts|sources\/|write\/command-error\.ts|cli\/git\/)/,
    /^generator\/cli\/(host|catalog)\//,
  ],
  [
    /^generator\/cli\/several\//,
    /^generator\/(emit\/(visible\.ts|markdown\/)|write\/command-error\.ts|cli\/(host|terminal|reports|several)\/)/,
    /^generator\/cli\/flags\//,
  ],
  [
    /^generator\/cli\/edit\//,
    /^generator\/(source\.ts|diagnostics\/|document\/|edit\/|model\/|lint\/baseline\.ts|write\/|cli\/(host|terminal|catalog|flags|reports|edit)\/)/,
  ],
  ...["add", "deprecate", "promote", "remove"].map((name) =>
    command(name, "cli/edit|edit|source|sources|diagnostics|document|model|emit/visible"),
  ),
  command("rename", "cli/edit|cli/queries|queries|edit|source|sources|diagnostics|document|model|emit/visible"),
  command(
    "generate",
    "cli/several|cli/queries/files|queries|cli/git|pipeline|source|sources|diagnostics|document|model|emit",
  ),
  command("lint", "cli/several|source|sources|diagnostics|document|model|lint|edit"),
  command("diff", "cli/several|source|sources|diagnostics|document|model|diff|queries|cli/git|cli/queries"),
  command(
    "queries",
    "pipeline|source|sources|diagnostics|document|exported|model|queries|diff/read-version|cli/diff/side|lint/baseline",
  ),
  command(
    "import",
    "source|diagnostics|document|edit|import|exported/route|exposition|typescript|cli/code|init/catalog-name|pipeline|model|usage",
  ),
  command("live-check", "pipeline|source|sources|diagnostics|document|model|live|lint/baseline|emit/visible"),
  command(
    "dictionary",
    "cli/several|cli/queries|cli/git|cli/diff/side|source|sources|diagnostics|model|diff|queries|usage/recorded-in|dictionary",
  ),
  command("usage", "pipeline|source|diagnostics|model|typescript|usage|cli/code"),
  command("format", "cli/several|pipeline|source|diagnostics|document|format"),
  command("init", "pipeline|document|diagnostics|init|emit/visible|cli/git|cli/program/commands"),
  command("doctor", "emit/visible|init/release-lines"),
  command("explain", "diagnostics|diff|examples"),
  command("schema", "document"),
  command("completion", "diagnostics|diff|document|cli/program"),
  [
    /^generator\/cli\/program\//,
    /^generator\/(diagnostics\/suggest\.ts|cli\/(program|host|terminal|reports|flags)\/|cli\/([\w-]+\/command|generate\/run)\.ts$)/,
  ],
];

/** What a folder of the generator may import from its neighbours. `model` says what a document means, from its types. */
export const neighbours: readonly Neighbours[] = [
  [
    /^generator\/(source|names|unseen|display-width|edit-distance|vocabulary|remembered|flat-map|inner-path)\.ts$/,
    /^$/,
  ],
  [/^generator\/diagnostics\//, /^generator\/(source\.ts|diagnostics\/)/],
  [
    /^generator\/document\/schema\//,
    /^generator\/(source\.ts|diagnostics\/(codes|severity)\.ts|exported\/route\.ts|document\/schema\/)/,
  ],
  [
    /^generator\/document\/yaml\//,
    /^generator\/(source\.ts|diagnostics\/|document\/(yaml\/|(quote|locate|limits|dangerous-keys)\.ts))/,
  ],
  [
    /^generator\/document\/plain\//,
    /^generator\/(source\.ts|document\/(plain\/|(locate|limits|dangerous-keys)\.ts))/,
    /^generator\/document\/yaml\/read-nodes\.ts/,
  ],
  [
    /^generator\/document\/explain\//,
    /^generator\/(source\.ts|diagnostics\/|document\/(explain|schema)\/|document\/(quote|locate|value-at)\.ts)/,
  ],
  [/^generator\/document\//, /^generator\/(source\.ts|diagnostics\/|document\/)/],
  [/^generator\/sources\//, /^generator\/(source\.ts|names\.ts|inner-path\.ts|diagnostics\/|document\/|sources\/)/],
  [
    /^generator\/model\//,
    /^generator\/(source\.ts|names\.ts|inner-path\.ts|diagnostics\/|exported\/|model\/)/,
    /^generator\/document\//,
  ],
  [/^generator\/exported\//, /^generator\/exported\//],
  [/^generator\/exposition\//, /^generator\/exposition\//],
  [/^generator\/typescript\//, /^generator\/typescript\//],
  [/^generator\/observe\//, /^generator\/observe\//],
  [
    /^generator\/older-node\//,
    /^generator\/(write\/(atomic-file|hash|leftovers|make-folder|record-place)\.ts|older-node\/)/,
  ],
  [
    /^generator\/usage\//,
    /^generator\/(source\.ts|diagnostics\/|exported\/|model\/|usage\/)/,
    /^generator\/typescript\/(metric|use)\.ts$/,
  ],
  [/^generator\/emit\/markdown\/syntax\//, /^generator\/emit\/(visible\.ts|markdown\/syntax\/)/],
  [
    /^generator\/emit\//,
    /^generator\/(source\.ts|names\.ts|diagnostics\/suggest\.ts|exported\/|model\/(partition|cardinality|emission|lifetime|attribute-type|variants|hiding|recording|record-sources|value-table|shared-types|shared-uses|units\/(conversion|unit-words))\.ts|emit\/)/,
    /^generator\/(model\/|queries\/use-places\.ts$|usage\/recorded-in\.ts$)/,
  ],
  [
    /^generator\/write\//,
    /^generator\/(write\/|emit\/markdown\/markers\.ts)/,
    /^generator\/(source\.ts|emit\/emitter\.ts)/,
  ],
  [
    /^generator\/diff\//,
    /^generator\/(source\.ts|diagnostics\/|document\/parse\.ts|sources\/|exported\/|model\/|emit\/(visible\.ts|markdown\/)|diff\/)/,
  ],
  [/^generator\/text\//, /^generator\/(source\.ts|diagnostics\/|document\/|text\/)/],
  [/^generator\/edit\//, /^generator\/(source\.ts|diagnostics\/|document\/|sources\/|model\/|text\/|edit\/)/],
  [/^generator\/format\//, /^generator\/(source\.ts|diagnostics\/|document\/|text\/|format\/)/],
  [/^generator\/examples\//, /^generator\/examples\//, /^generator\/(diagnostics|diff)\//],
  [
    /^generator\/queries\//,
    /^generator\/(source\.ts|diagnostics\/|exported\/|model\/|diff\/|queries\/)/,
    /^generator\/diff\//,
  ],
  [
    /^generator\/import\//,
    /^generator\/(source\.ts|names\.ts|diagnostics\/|document\/|sources\/|model\/|exported\/|exposition\/|edit\/|import\/)/,
    /^generator\/(typescript\/metric|observe\/observation)\.ts$/,
  ],
  [/^generator\/live\//, /^generator\/(source\.ts|diagnostics\/|exported\/|exposition\/|model\/|live\/)/],
  // What the page's own script needs of the generator is bundled into it.
  [
    /^generator\/dictionary\/page\//,
    /^generator\/(exported\/|model\/lifetime\.ts|dictionary\/page\/)/,
    /^generator\/dictionary\/data\.ts$/,
  ],
  [
    /^generator\/dictionary\//,
    /^generator\/(source\.ts|exported\/|model\/|diff\/|queries\/|emit\/(visible|header)\.ts|dictionary\/)/,
    /^generator\/(emit\/emitter|usage\/recorded-in)\.ts$/,
  ],
  [/^generator\/testing\//, /^generator\/(diagnostics\/|live\/|testing\/|cli\/(host|program|live-check\/open\.ts))/],
  [/^generator\/init\//, /^generator\/init\//],
  [
    /^generator\/lint\//,
    /^generator\/(source\.ts|names\.ts|diagnostics\/|document\/|sources\/|exported\/|model\/|lint\/|edit\/(claims|references|renaming)\.ts$)/,
    /^generator\/edit\/amendment\.ts$/,
  ],
  ...commandLine,
  [
    /^generator\/pipeline\.ts$/,
    /^generator\/(source\.ts|diagnostics\/|document\/|sources\/|model\/|emit\/|queries\/use-places\.ts|usage\/recorded-in\.ts|dictionary\/dictionary-page\.ts)/,
  ],
  [/^src\/runtime\//, /^src\/runtime\//],
  [/^src\/telemetry\//, /^src\/telemetry\//, /^src\/runtime\//],
  [/^src\/feedback\//, /^src\/feedback\//],
  [/^generated\//, /^generated\//],
];

// Which modules of the command line share a file.

/**
 * Modules that few runs need, and that take long to load or have to stand alone, by how they are imported: each becomes a
 * file of its own, which is loaded when its function is called.
 */
const loadedOnCall = [
  { imported: /^string-width$/, entry: "string-width", name: "string-width", exported: "default" },
  {
    imported: /\/explain-shape\.js$/,
    entry: "document/explain/explain-shape.ts",
    name: "explain-shape",
    exported: "explainShape",
  },
  {
    imported: /\/read-package\.js$/,
    entry: "document/yaml/read-package.ts",
    name: "read-package",
    exported: "readByPackage",
  },
  {
    imported: /\/import-module\.js$/,
    entry: "import-module.ts",
    name: "import-module",
    exported: "importModule",
  },
];

export const apartEntries = Object.fromEntries(loadedOnCall.map(({ name, entry }) => [name, entry]));

/** For Rolldown: what imports such a module gets a function that loads it. */
export const apart = {
  name: "apart",
  resolveId(source, _importer, { isEntry }) {
    if (isEntry) return undefined;
    const found = loadedOnCall.find(({ imported }) => imported.test(source));
    return found && `\0apart:${found.name}`;
  },
  load(id) {
    const found = loadedOnCall.find(({ name }) => id === `\0apart:${name}`);
    if (found === undefined) return undefined;
    const { name, exported } = found;
    const call = `(...given) => require("./${name}.cjs").${exported}(...given)`;
    return exported === "default" ? `export default ${call};` : `export const ${exported} = ${call};`;
  },
};

/**
 * What shares a file, with all that it imports: each file costs a fraction of a millisecond to find and load. In this order:
 * what sees that nothing changed, what reads a catalog, what emits, what reads other command lines, and what two commands
 * need. All else is divided by what loads it.
 */
const shared = {
  start: [
    "cli/host/node-process",
    "cli/program/run",
    "cli/generate/(report|generate|kept-findings)",
    "cli/reports/text",
    "diagnostics/render-text",
    "model/lifetime",
  ],
  read: [
    "pipeline",
    "cli/catalog/opened-catalog",
    "sources/read-parts",
    "document/decode",
    "model/(partition|shared-types)",
  ],
  emit: ["cli/generate/from-source", "emit/(emitters|include-sections)"],
  "command-line": ["cli/program/parse", "cli/[\\w-]+/command", "cli/host/today", "write/read-optional"],
  yaml: ["document/yaml/compose"],
  lint: ["cli/lint/(lint|report|baseline-file)", "lint/(lint-source|fixes|baseline)"],
  diff: ["cli/diff/diff", "diff/(side|render-text)"],
};

export const chunks = Object.entries(shared).map(([name, modules], index, { length }) => ({
  name,
  priority: length - index,
  test: new RegExp(`[\\\\/]generator[\\\\/](${modules.join("|")})\\.ts$`),
}));

const tests = ["test/generator/older-node/load-compiled.test.ts"];
const loading = "generator/older-node/load-compiled.ts";
const keeping = "generator/older-node/kept.ts";

export const olderNode = [
  {
    name: "what is compiled of another text of the same length is taken",
    file: keeping,
    from: "sha256(text)",
    to: "sha256(String(text.length))",
    tests,
  },
  {
    name: "bytes that another program has changed are taken for compiled code",
    file: keeping,
    from: 'if (sha256(bytes.subarray(hashBytes)) !== bytes.toString("hex", 0, hashBytes)) return undefined;',
    to: "",
    tests,
  },
  {
    name: "what was compiled of older texts stays for ever",
    file: keeping,
    from: "if (isOlder(other, name)) rmSync",
    to: "if (isOlder(name, name)) rmSync",
    tests,
  },
  {
    name: "what is compiled of other files goes",
    file: keeping,
    from: "&& other.slice(0, stem) === name.slice(0, stem)",
    to: "|| other.slice(0, stem) !== name.slice(0, stem)",
    tests,
  },
  {
    name: "every run writes what is compiled",
    file: loading,
    from: "if (!isDue) continue;",
    to: "",
    tests,
  },
  {
    name: "only the first run adds what it compiles",
    file: loading,
    from: "const firstRuns = 3;",
    to: "const firstRuns = 1;",
    tests,
  },
  {
    name: "what is compiled never grows after the first runs",
    file: loading,
    from: " || known.age > day",
    to: "",
    tests,
  },
  {
    name: "modules that require each other are loaded without an end",
    file: loading,
    from: "    modules.set(file, module);\n",
    to: "",
    tests,
  },
  {
    name: "what imports modules is taken from the cache",
    file: loading,
    from: 'id.startsWith("./") && id !== importing',
    to: 'id.startsWith("./")',
    tests,
  },
  {
    name: "an error names a column of the wrapper",
    file: loading,
    from: "columnOffset: -wrapper.length,",
    to: "",
    tests,
  },
];

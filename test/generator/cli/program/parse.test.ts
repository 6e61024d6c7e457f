import { expect, test } from "vitest";
import { createProgram, parseCommandLine } from "../../../../generator/cli/program/parse.js";
import { usualTask } from "../../../../generator/cli/program/run.js";
import { commands, internalCommands } from "../../../../generator/cli/program/commands.js";

const plain = { catalog: null, format: "text", color: "auto", quiet: false };
const pipe = { isTerminal: false, columns: null };
const host = { version: "1.2.3", streams: { in: pipe, out: pipe, err: pipe } };
const generate = { mode: "write", staged: false, watch: false, out: null, only: [], ...plain };
const lint = {
  failOn: "error",
  today: null,
  release: null,
  warnDays: 14,
  mode: "report",
  baseline: true,
  ...plain,
};

test.each([
  [[], "generate", generate],
  [["generate"], "generate", generate],
  [["--check"], "generate", { ...generate, mode: "check" }],
  [["generate", "--staged"], "generate", { ...generate, mode: "check", staged: true }],
  [["--check", "--staged"], "generate", { ...generate, mode: "check", staged: true }],
  [["generate", "--dry-run", "--quiet"], "generate", { ...generate, mode: "dry-run", quiet: true }],
  [["--watch"], "generate", { ...generate, watch: true }],
  [["--catalog", "a.yaml", "--out=b"], "generate", { ...generate, catalog: "a.yaml", out: "b" }],
  [["--only", "recorders", "metrics"], "generate", { ...generate, only: ["recorders", "metrics"] }],
  [
    ["--only", "recorders,metrics", "--check"],
    "generate",
    { ...generate, only: ["recorders", "metrics"], mode: "check" },
  ],
  [["--format", "json", "--color", "never"], "generate", { ...generate, format: "json", color: "never" }],
  [["format"], "format", { mode: "write", ...plain }],
  [["format", "--check", "--format", "json"], "format", { mode: "check", ...plain, format: "json" }],
  [["init"], "init", { catalog: null, name: null, prefix: null, ci: "auto", dryRun: false }],
  [["completion", "zsh"], "completion", { shell: "zsh" }],
  [["__complete", "metrics", "--", "--help"], "__complete", { names: "metrics", words: ["--help"] }],
  [["lint", "--format", "github"], "lint", { ...lint, format: "github" }],
  [
    ["lint", "--fail-on", "warning", "--today", "2026-11-22"],
    "lint",
    { ...lint, failOn: "warning", today: "2026-11-22" },
  ],
  [["lint", "--release", "1.4.0", "--warn-days", "30"], "lint", { ...lint, release: "1.4.0", warnDays: 30 }],
  [["lint", "--write-baseline"], "lint", { ...lint, mode: "write-baseline" }],
  [["lint", "--no-baseline"], "lint", { ...lint, baseline: false }],
  [["lint", "--fix"], "lint", { ...lint, mode: "fix" }],
  [["lint", "--fix", "--dry-run"], "lint", { ...lint, mode: "dry-fix" }],
  [["explain"], "explain", { code: null }],
  [["explain", "yaml-syntax"], "explain", { code: "yaml-syntax" }],
  [["schema"], "schema", {}],
])("%j is understood", async (words, command, request) => {
  expect(await parseCommandLine(words, host)).toMatchObject({ command, request });
});

test("the version is data", async () => {
  expect(await parseCommandLine(["--version"], host)).toEqual({ status: "fine", out: "1.2.3\n", err: "" });
});

test("help lists the commands, the flags of the default one, and the exit codes", async () => {
  const { out } = { out: "", ...(await parseCommandLine(["--help"], host)) };
  for (const word of ["lint", "explain", "schema", "--check", "--only <artifact...>", "130 interrupted"]) {
    expect(out.replaceAll("\n", " ")).toContain(word);
  }
});

test.each([
  [["--chek"], "--check"],
  [["generat"], '"generate"'],
  [["lint", "--check"], "unknown option '--check'"],
  [["--color", "sometimes"], "auto, always, never"],
  [["--check", "--dry-run"], "--check"],
  [["format", "--check", "--dry-run"], "--check"],
  [["init", "--ci", "gitlab"], "auto, github, none"],
  [["--out", ""], "it is empty"],
  [["--catalog="], "it is empty"],
  [["--check", "--watch"], "--check"],
  [["lint", "--watch"], "unknown option '--watch'"],
  [["lint", "--today", "2026-02-30"], "it is no day, as in 2026-11-22"],
  [["lint", "--release", "next"], "it is no version, as in 1.4.0"],
  [["lint", "--warn-days", "-1"], "it is no number of days"],
  [["lint", "--dry-run"], "option '--dry-run' needs '--fix'"],
  [["lint", "--write-baseline", "--fix"], "--fix"],
  [["lint", "--write-baseline", "--no-baseline"], "--no-baseline"],
  [["--chek"], "unknown option '--chek'\n  = help: did you mean \"--check\"?\n"],
  [["lint", "--chek"], "unknown option '--chek'\n  = help: `meterbook lint --help` lists the options\n"],
  [["lint", "--format", "xml"], "'xml' is invalid\n  = help: allowed: text, json, github, sarif\n"],
  [["diff", "main", "--base-version", "1.0.0", "--base-version", "1.0.0"], "'--base-version <version>' is given twice"],
  [["--out", "a", "--out", "b"], "option '--out <folder>' is given twice, and takes one value"],
  [["lint", "--format", "json", "--format=text"], "'--format <format>' is given twice"],
  [["lint", "--today", "2026-01-01", "--today", "2026-01-01"], "'--today <day>' is given twice"],
  [["add", "--unit", "s", "--unit", "ms"], "'--unit <unit>' is given twice"],
  [["validate"], "`meterbook lint` checks the catalog\n"],
  [["check"], "`meterbook generate --check` the generated files\n"],
  [["list"], "the generated metrics.md lists metrics, events and spans"],
])("%j is rejected with %j", async (words, said) => {
  expect(await parseCommandLine(words, host)).toMatchObject({ status: "misuse", err: expect.stringContaining(said) });
});

test("flags that take several values, and switches, may be given again", async () => {
  const words = ["add", "a", "--instrument", "gauge", "--attribute", "x", "--attribute", "y", "--dry-run", "--dry-run"];
  expect(await parseCommandLine(words, host)).toMatchObject({ request: { entry: { attributes: ["x", "y"] } } });
});

test("no suggestion names an internal command", async () => {
  expect(await parseCommandLine(["_complete"], host)).toMatchObject({ err: expect.not.stringContaining("__complete") });
});

test.each(["", ...commands.map(({ name }) => name)])(
  "help on %j has 80 columns, and is broken between words",
  async (name) => {
    const { out } = { out: "", ...(await parseCommandLine([...(name === "" ? [] : [name]), "--help"], host)) };
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain("Usage: meterbook");
  },
);

test("the list of commands says of each what its own help says", async () => {
  const program = await createProgram("1.2.3", () => undefined);
  for (const { name, usage } of [...commands, ...internalCommands]) {
    const own = program.commands.find((command) => command.name() === name);
    // Each command has --help, and only those with flags of their own are listed with options.
    const said = own?.usage().replace(/^\[options\] ?/, own.options.length === 0 ? "" : "[options] ");
    expect(`${name} ${said?.trim()}`).toBe(`${name} ${usage}`);
  }
});

test.each([[[]], [["generate"]], [["--check"]], [["generate", "--check"]]])(
  "%j asks for the same without the parser",
  async (words) => {
    const { command, request } = { command: undefined, request: undefined, ...usualTask(words) };
    expect(await parseCommandLine(words, host)).toMatchObject({ command, request });
    expect(request).toEqual({ ...generate, mode: words.includes("--check") ? "check" : "write" });
  },
);

test.each([[["lint"]], [["generate", "generate"]], [["--check", "--check"]], [["--check=1"]], [["generat"]], [[""]]])(
  "%j is left to the parser",
  (words) => {
    expect(usualTask(words)).toBeUndefined();
  },
);

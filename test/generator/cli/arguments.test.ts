import { expect, test } from "vitest";
import { createProgram, parseArguments } from "../../../generator/cli/arguments.js";
import { commands, hiddenCommands } from "../../../generator/cli/commands.js";

const plain = { catalog: null, format: "text", color: "auto", quiet: false };
const generate = { command: "generate", mode: "write", watch: false, out: null, only: [], ...plain };
const lint = {
  command: "lint",
  failOn: "error",
  today: null,
  release: null,
  warnDays: 14,
  mode: "tell",
  baseline: true,
  ...plain,
};

test.each([
  [[], generate],
  [["generate"], generate],
  [["--check"], { ...generate, mode: "check" }],
  [["generate", "--dry-run", "--quiet"], { ...generate, mode: "dry-run", quiet: true }],
  [["--watch"], { ...generate, watch: true }],
  [["--catalog", "a.yaml", "--out=b"], { ...generate, catalog: "a.yaml", out: "b" }],
  [["--only", "recorders", "metrics"], { ...generate, only: ["recorders", "metrics"] }],
  [["--only", "recorders,metrics", "--check"], { ...generate, only: ["recorders", "metrics"], mode: "check" }],
  [["--format", "json", "--color", "never"], { ...generate, format: "json", color: "never" }],
  [["format"], { command: "format", mode: "write", ...plain }],
  [["format", "--check", "--format", "json"], { command: "format", mode: "check", ...plain, format: "json" }],
  [["init"], { command: "init", catalog: null, name: null, prefix: null, ci: "auto", dryRun: false }],
  [["completion", "zsh"], { command: "completion", shell: "zsh" }],
  [["__complete", "metrics", "--", "--help"], { command: "complete", names: "metrics", words: ["--help"] }],
  [["lint", "--format", "github"], { ...lint, format: "github" }],
  [["lint", "--fail-on", "warning", "--today", "2026-11-22"], { ...lint, failOn: "warning", today: "2026-11-22" }],
  [["lint", "--release", "1.4.0", "--warn-days", "30"], { ...lint, release: "1.4.0", warnDays: 30 }],
  [["lint", "--write-baseline"], { ...lint, mode: "write-baseline" }],
  [["lint", "--no-baseline"], { ...lint, baseline: false }],
  [["lint", "--fix"], { ...lint, mode: "fix" }],
  [["lint", "--fix", "--dry-run"], { ...lint, mode: "dry-fix" }],
  [["explain"], { command: "explain", code: null }],
  [["explain", "yaml-syntax"], { command: "explain", code: "yaml-syntax" }],
  [["schema"], { command: "schema" }],
])("%j is understood", async (words, request) => {
  expect(await parseArguments(words, "1.2.3")).toEqual(request);
});

test("the version is data", async () => {
  expect(await parseArguments(["--version"], "1.2.3")).toEqual({ status: "fine", out: "1.2.3\n", err: "" });
});

test("help lists the commands, the flags of the default one, and the exit codes", async () => {
  const { out } = { out: "", ...(await parseArguments(["--help"], "1.2.3")) };
  for (const word of ["lint", "explain", "schema", "--check", "--only <artifact...>", "130 interrupted"]) {
    expect(out).toContain(word);
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
  [["--out", ""], "It is empty"],
  [["--catalog="], "It is empty"],
  [["--check", "--watch"], "--check"],
  [["lint", "--watch"], "unknown option '--watch'"],
  [["lint", "--today", "2026-02-30"], "It is no day, as in 2026-11-22."],
  [["lint", "--release", "next"], "It is no version, as in 1.4.0."],
  [["lint", "--warn-days", "-1"], "It is no number of days."],
  [["lint", "--dry-run"], "option '--dry-run' needs '--fix'"],
  [["lint", "--write-baseline", "--fix"], "--fix"],
  [["lint", "--write-baseline", "--no-baseline"], "--no-baseline"],
])("%j is refused with %j", async (words, said) => {
  expect(await parseArguments(words, "1.2.3")).toMatchObject({ status: "misuse", err: expect.stringContaining(said) });
});

test("the list of commands says of each what its own help says", async () => {
  const program = await createProgram("1.2.3", () => undefined);
  for (const { name, usage } of [...commands, ...hiddenCommands]) {
    const own = program.commands.find((command) => command.name() === name);
    // Each command has --help, and only those with flags of their own are listed with options.
    const said = own?.usage().replace(/^\[options\] ?/, own.options.length === 0 ? "" : "[options] ");
    expect(`${name} ${said?.trim()}`).toBe(`${name} ${usage}`);
  }
});

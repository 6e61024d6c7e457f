// Runs check, lint and diff, each to its end, and hands their exit codes and the report on as outputs of the step. It fails
// only when it is asked for something that it cannot do; whether the findings fail is decided after the comment.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { annotate } from "./annotate.mjs";

const asked = (name) => process.env[`METERBOOK_${name}`] ?? "";
const catalog = asked("CATALOG");
const [program = "", ...words] = asked("COMMAND").split(/\s+/).filter(Boolean);
const outputs = new Map();

if (isOn("LINT")) lint();
if (isOn("CHECK")) output("check-exit-code", report("generate", "--check", "--catalog", catalog));
if (isOn("DIFF")) diff();
output("exit-code", worst());

function lint() {
  output("lint-exit-code", report("lint", "--catalog", catalog));
  const file = asked("SARIF_FILE");
  if (file !== "") writeFileSync(file, run("pipe", "lint", "--catalog", catalog, "--format", "sarif").stdout);
}

function diff() {
  const base = asked("BASE") || baseOfEvent();
  if (base === undefined)
    return annotate("notice", "there is no pull request to compare with the base of; `base` names another");
  if (asked("BASE") === "" && !has(`${base}^{commit}`))
    git("fetch", "--no-tags", "--depth=1", "--end-of-options", "origin", base);
  if (has(`${base}^{commit}`) && !has(`${base}:./${catalog}`) && catalogsOf(base).length === 0) {
    return annotate("notice", "the base has no such catalog yet: there is nothing to compare with");
  }
  const version = asked("BASE_VERSION");
  const flags = ["--catalog", catalog, ...(version === "" ? [] : ["--base-version", version]), ...queries()];
  const compare = (...more) => ["diff", ...flags, ...more, "--", base];
  output("diff-exit-code", run("inherit", ...compare("--fail-on", asked("FAIL_ON"), "--format", "github")).status);
  const comparison = run("pipe", ...compare("--fail-on", "none", "--format", "json"));
  if (comparison.status !== 0) return;
  const { verdict } = JSON.parse(comparison.stdout);
  output("verdict", verdict.bump);
  output("next-version", verdict.next_version ?? "");
  const file = join(mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "meterbook-")), "report.md");
  writeFileSync(file, run("pipe", ...compare("--fail-on", "none", "--format", "markdown")).stdout);
  output("report", file);
}

/** Dashboards and rules, one a line; those that the catalog lists for `true`. */
function queries() {
  const files = asked("QUERIES")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return files.length === 1 && files[0] === "true" ? ["--queries"] : files.map((file) => `--queries=${file}`);
}

/** The commit that a pull request, or an entry of the merge queue, is based on. */
function baseOfEvent() {
  const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? "", "utf8"));
  if (event.pull_request !== undefined) return targetOfMerge() ?? event.pull_request.base.sha;
  return event.merge_group?.base_sha;
}

/**
 * What GitHub merged the pull request into, if that merge is checked out: the base that the event names is older, and would
 * blame the pull request for what others have merged since. A shallow clone knows the parents of a commit, too.
 */
function targetOfMerge() {
  const lines = answer("cat-file", "-p", "HEAD");
  const header = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith("author ")),
  );
  const parents = header.flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
  const [head] = answer("rev-parse", "HEAD");
  return parents.length === 2 && head === process.env.GITHUB_SHA ? parents[0] : undefined;
}

/** Catalogs of a revision that are not there any more: one of them may be this one, moved. */
function catalogsOf(revision) {
  const top = answer("rev-parse", "--show-toplevel")[0] ?? ".";
  const [commit = ""] = answer("rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`);
  const found = answer("grep", "--full-name", "-l", "-e", "^catalog: *1", commit, "--", ":/*.yaml", ":/*.yml");
  return found.map((line) => line.slice(commit.length + 1)).filter((path) => !existsSync(join(top, path)));
}

/** The lines that git writes. */
function answer(...more) {
  const { stdout } = spawnSync("git", more, { encoding: "utf8" });
  return (stdout ?? "").split("\n").filter((line) => line !== "");
}

function has(object) {
  return git("cat-file", "-e", "--end-of-options", object);
}

/** Runs meterbook with its output on the log, findings as annotations and the summary of the job. */
function report(...more) {
  return run("inherit", ...more, "--format", "github").status;
}

function run(stdio, ...more) {
  const options = { stdio: ["ignore", stdio, "inherit"], encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
  const { error, status, stdout } = spawnSync(program, [...words, ...more], options);
  if (error !== undefined) fail(`cannot run "${asked("COMMAND")}": ${error.message}`);
  return { status: status ?? 3, stdout: stdout ?? "" };
}

function git(...more) {
  return spawnSync("git", more, { stdio: "ignore" }).status === 0;
}

function isOn(name) {
  const value = asked(name);
  if (value !== "true" && value !== "false")
    fail(`the input "${name.toLowerCase()}" is "${value}"; allowed: true, false`);
  return value === "true";
}

function output(name, value) {
  outputs.set(name, value);
  appendFileSync(process.env.GITHUB_OUTPUT ?? "", `${name}=${value}\n`);
}

function worst() {
  const codes = ["check", "lint", "diff"].map((name) => outputs.get(`${name}-exit-code`) ?? 0);
  return Math.max(...codes);
}

function fail(message) {
  annotate("error", message);
  process.exit(2);
}

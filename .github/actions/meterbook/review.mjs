// Runs check, lint and diff, each to its end, and hands their exit codes and the report on as outputs of the step. It fails
// only when it is asked for something that it cannot do; whether the findings fail is decided after the comment.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const asked = (name) => process.env[`METERBOOK_${name}`] ?? "";
const catalog = asked("CATALOG");
const [program = "", ...words] = asked("COMMAND").split(/\s+/).filter(Boolean);
const outputs = new Map();

if (isOn("LINT")) lint();
if (isOn("CHECK")) output("check-exit-code", tell("generate", "--check", "--catalog", catalog));
if (isOn("DIFF")) diff();
output("exit-code", worst());

function lint() {
  output("lint-exit-code", tell("lint", "--catalog", catalog));
  const file = asked("SARIF_FILE");
  if (file !== "") writeFileSync(file, run("pipe", "lint", "--catalog", catalog, "--format", "sarif").stdout);
}

function diff() {
  const base = asked("BASE") || baseOfEvent();
  if (base === undefined)
    return say("notice", "there is no pull request to compare with the base of; `base` names another");
  if (asked("BASE") === "" && !git("cat-file", "-e", `${base}^{commit}`))
    git("fetch", "--no-tags", "--depth=1", "origin", base);
  if (git("cat-file", "-e", `${base}^{commit}`) && !git("cat-file", "-e", `${base}:./${catalog}`)) {
    return say("notice", "the base has no such catalog yet: there is nothing to compare with");
  }
  const version = asked("BASE_VERSION");
  const common = ["diff", base, "--catalog", catalog, ...(version === "" ? [] : ["--base-version", version])];
  output("diff-exit-code", tell(...common, "--fail-on", asked("FAIL_ON")));
  const told = run("pipe", ...common, "--format", "json", "--fail-on", "none");
  if (told.status !== 0) return;
  const { verdict } = JSON.parse(told.stdout);
  output("verdict", verdict.bump);
  output("next-version", verdict.next_version ?? "");
  const report = join(mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "meterbook-")), "report.md");
  writeFileSync(report, run("pipe", ...common, "--format", "markdown", "--fail-on", "none").stdout);
  output("report", report);
}

/** The commit that a pull request, or an entry of the merge queue, is based on. */
function baseOfEvent() {
  const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? "", "utf8"));
  return event.pull_request?.base.sha ?? event.merge_group?.base_sha;
}

/** Runs meterbook with its words on the log, findings as annotations and the summary of the job. */
function tell(...more) {
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

function say(level, message) {
  process.stdout.write(
    `::${level}::${message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}\n`,
  );
}

function fail(message) {
  say("error", message);
  process.exit(2);
}

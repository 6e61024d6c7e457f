import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * The outcome of test files in a tree: `passed`; `failed`; `timeout` after so many milliseconds, as a mutant may loop without
 * end; `unclear` when no test failed, but something else did.
 */
export function runTests(tree, tests, limit = 120_000) {
  const report = reportOf(tree);
  rmSync(report, { force: true });
  const vitest = join(tree, "node_modules/vitest/vitest.mjs");
  const flags = [
    "run",
    "--config",
    "test/vitest.config.ts",
    "--bail",
    "1",
    "--reporter",
    "json",
    "--outputFile",
    report,
  ];
  const { status, signal } = spawnSync(process.execPath, [vitest, ...flags, ...tests], {
    cwd: tree,
    env: environment(),
    stdio: "ignore",
    timeout: limit,
    killSignal: "SIGKILL",
  });
  if (signal !== null) return "timeout";
  return outcomeOf(report, status);
}

/** The files and names of the tests that failed in the last run. */
export function failuresOf(tree) {
  const { testResults = [] } = JSON.parse(readFileSync(reportOf(tree), "utf8"));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${relative(tree, name)}: ${fullName}`),
  );
}

function reportOf(tree) {
  return join(tree, "mutation-report.json");
}

function outcomeOf(report, status) {
  try {
    const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, "utf8"));
    if (numFailedTests > 0) return "failed";
    return status === 0 && numPassedTests > 0 ? "passed" : "unclear";
  } catch {
    return "unclear";
  }
}

/** Without what a test runner that started this one has set. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)));
}

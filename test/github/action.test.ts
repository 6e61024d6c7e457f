import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faulty, grown, shop } from "../generator/cli/catalogs.js";
import { meterbook } from "../generator/cli/meterbook.js";
import { builtCommand } from "../generator/cli/meterbook-process.js";
import { type Repository, repository, shallowClone } from "../generator/cli/repository.js";
import { outline } from "../generator/cli/reports/sarif-schema.js";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { type Job, runAction } from "./composite-action.js";
import { type Comment, commentsServer } from "./comments-server.js";

const stable = shop.replaceAll("instrument:", "stability: stable\n    instrument:");
const broken = stable.replace("unit: ms", "unit: s");

const onlyDiff = { check: "false", lint: "false" };

/** A repository whose branch has another catalog than main, and the event of its pull request. */
function pullRequest(head: string, base = stable): Repository & { readonly event: unknown } {
  const created = repository({ "catalog.yaml": base });
  created.git("switch", "--quiet", "--create", "branch");
  created.commit({ "catalog.yaml": `${head}# of the branch\n` });
  return { ...created, event: { pull_request: { number: 7, base: { sha: created.git("rev-parse", "main") } } } };
}

describe("the action", () => {
  test("writes a comment, keeps that one up to date, and passes on an addition", async () => {
    const { folder, event } = pullRequest(`${stable}${grown.slice(shop.length)}`);
    await meterbook(folder, ["--quiet"]);
    const { address, comments, requests } = await commentsServer();
    const job = { workspace: folder, event, api: address };
    const first = await runAction({ ...job, inputs: { "base-version": "1.4.0" } });
    expect([first.code, first.outputs]).toEqual([
      0,
      {
        verdict: "minor",
        "next-version": "1.5.0",
        "check-exit-code": "0",
        "lint-exit-code": "0",
        "diff-exit-code": "0",
      },
    ]);
    expect(first.summary).toContain("## Metrics: **minor**");
    expect(comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- meterbook [0-9a-f]{16} -->\n## Metrics: \*\*minor\*\*, `1\.4\.0` → `1\.5\.0`\n/),
    ]);
    await runAction({ ...job, inputs: { ...onlyDiff, queries: "*.promql\nrules.yaml\n" } });
    await runAction({ ...job, inputs: onlyDiff });
    expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining("## Metrics: **minor**\n")]);
    expect(requests.filter((request) => !request.startsWith("GET"))).toEqual([
      "POST /repos/shop/shop/issues/7/comments",
      "PATCH /repos/shop/shop/issues/comments/1",
    ]);
  });

  test("fails on a breaking change, after the comment has been written", async () => {
    const { folder, event } = pullRequest(broken);
    const { address, comments } = await commentsServer();
    const { code, log, outputs } = await runAction({ workspace: folder, event, api: address, inputs: onlyDiff });
    expect([code, outputs["verdict"], outputs["diff-exit-code"]]).toEqual([1, "major", "1"]);
    expect(log).toMatch(/^::error file=catalog\.yaml,line=\d+,col=\d+,title=major\[unit-changed\]::/m);
    expect(comments).toHaveLength(1);
    const tolerant = await runAction({ workspace: folder, event, inputs: { ...onlyDiff, "fail-on": "none" } });
    expect(tolerant.code).toBe(0);
  });

  test("fails on files that are not up to date, and on findings, and writes SARIF", async () => {
    const { folder, event } = pullRequest(stable);
    const inputs = { comment: "false", "sarif-file": "lint.sarif" };
    const stale = await runAction({ workspace: folder, event, inputs });
    expect([stale.code, stale.outputs]).toMatchObject([1, { "check-exit-code": "1", "lint-exit-code": "0" }]);
    expect(outline(readFileSync(join(folder, "lint.sarif"), "utf8"))).toEqual([]);
    writeFileSync(join(folder, "catalog.yaml"), faulty);
    const invalid = await runAction({ workspace: folder, event, inputs });
    expect([invalid.code, invalid.outputs]).toMatchObject([1, { "lint-exit-code": "1", verdict: "" }]);
    expect(outline(readFileSync(join(folder, "lint.sarif"), "utf8"))).toEqual([
      "error unknown-key catalog.yaml:7:5-7:15",
    ]);
  });

  test("runs the command line that is installed", async () => {
    const workspace = temporaryFolder({ "catalog.yaml": faulty });
    const inputs = { command: builtCommand().join(" "), check: "false", diff: "false" };
    const { code, log, outputs } = await runAction({ workspace, inputs });
    expect([code, outputs["lint-exit-code"]]).toEqual([1, "1"]);
    expect(log).toMatch(/^::error file=catalog\.yaml,line=7,col=5,.*title=error\[unknown-key\]::/m);
  });

  test("fetches the base into a shallow clone", async () => {
    const origin = pullRequest(broken);
    const { folder, git } = shallowClone(origin, "--branch", "branch");
    expect(git("rev-list", "--count", "--all")).toBe("1");
    const { code, outputs } = await runAction({ workspace: folder, event: origin.event, inputs: onlyDiff });
    expect([code, outputs["verdict"]]).toEqual([1, "major"]);
  });

  test("in a shallow clone says what brings a base that was named", async () => {
    const { folder } = shallowClone(pullRequest(broken), "--branch", "branch");
    const { code, log } = await runAction({ workspace: folder, inputs: { ...onlyDiff, base: "main" } });
    expect(code).toBe(2);
    expect(log).toContain("this clone is shallow: run `git fetch --depth=1 origin main:main`");
  });

  test("works in a folder below, names files from the root, and has a comment for each catalog", async () => {
    const shops = repository({ "a/catalog.yaml": stable, "b/metrics.yaml": stable });
    const event = { pull_request: { number: 7, base: { sha: shops.git("rev-parse", "HEAD") } } };
    for (const file of ["a/catalog.yaml", "b/metrics.yaml"]) writeFileSync(join(shops.folder, file), broken);
    const { address, comments } = await commentsServer();
    const job = { workspace: shops.folder, event, api: address };
    const first = await runAction({ ...job, inputs: { "working-directory": "a", check: "false" } });
    const second = await runAction({
      ...job,
      inputs: { "working-directory": "b", catalog: "metrics.yaml", check: "false", lint: "false" },
    });
    expect([first.outputs["check-exit-code"], second.outputs["lint-exit-code"]]).toEqual(["", ""]);
    expect(first.log).toContain("::error file=a/catalog.yaml,line=");
    expect(second.log).toContain("::error file=b/metrics.yaml,line=");
    expect(new Set(comments.map(({ body }) => body.split("\n")[0])).size).toBe(2);
  });

  test("compares nothing when the base has no catalog, and outside of a pull request", async () => {
    const { folder, git, commit } = repository({ "README.md": "" });
    const event = { pull_request: { number: 7, base: { sha: git("rev-parse", "HEAD") } } };
    commit({ "catalog.yaml": shop });
    for (const [told, name] of [[event, "no such catalog yet"] as const, [{}, "there is no pull request"] as const]) {
      const { code, log, outputs } = await runAction({ workspace: folder, event: told, inputs: { check: "false" } });
      expect([code, outputs["diff-exit-code"]]).toEqual([0, ""]);
      expect(log).toMatch(new RegExp(`^::notice::.*${name}`, "m"));
    }
  });
});

describe("the base of a pull request", () => {
  /** A branch that adds a metric, merged by GitHub into a main that has broken another since. */
  function mergedLate() {
    const created = repository({ "catalog.yaml": stable });
    const old = created.git("rev-parse", "main");
    created.git("switch", "--quiet", "--create", "branch");
    created.commit({ "other.yaml": "" });
    created.git("switch", "--quiet", "main");
    created.commit({ "catalog.yaml": broken });
    created.git("merge", "--quiet", "--no-ff", "--no-edit", "branch");
    return { ...created, event: { pull_request: { number: 7, base: { sha: old } } } };
  }

  test("is the first parent of the merge that is checked out: what others have merged is not its doing", async () => {
    const { folder, git, event } = mergedLate();
    const inputs = { check: "false", lint: "false", comment: "false" };
    const ran = await runAction({ workspace: folder, event, sha: git("rev-parse", "HEAD"), inputs });
    expect([ran.code, ran.outputs["verdict"]]).toEqual([0, "none"]);
  });

  test("is that of the event, where another commit is checked out", async () => {
    const { folder, event } = mergedLate();
    const inputs = { check: "false", lint: "false", comment: "false" };
    const ran = await runAction({ workspace: folder, event, sha: "0".repeat(40), inputs });
    expect([ran.code, ran.outputs["verdict"]]).toEqual([1, "major"]);
  });

  test("has the catalog where it was before it moved", async () => {
    const created = repository({ "old/catalog.yaml": stable });
    const event = { pull_request: { number: 7, base: { sha: created.git("rev-parse", "HEAD") } } };
    created.git("rm", "--quiet", "old/catalog.yaml");
    created.commit({ "catalog.yaml": broken });
    const inputs = { check: "false", lint: "false", comment: "false" };
    const ran = await runAction({ workspace: created.folder, event, inputs });
    expect([ran.code, ran.outputs["verdict"]]).toEqual([1, "major"]);
  });

  test("is not passed over when a catalog went and cannot be paired with this one", async () => {
    const created = repository({
      "old/metrics.yaml": stable.replace("name: shop", "name: other").replaceAll("order", "x"),
    });
    const event = { pull_request: { number: 7, base: { sha: created.git("rev-parse", "HEAD") } } };
    created.git("rm", "--quiet", "old/metrics.yaml");
    created.commit({ "catalog.yaml": `catalog: 1\nname: new\nmetrics: {}\n` });
    const inputs = { check: "false", lint: "false", comment: "false" };
    const ran = await runAction({ workspace: created.folder, event, inputs });
    expect([ran.code, ran.log.includes("does not exist in")]).toEqual([2, true]);
  });
});

describe("the comment", () => {
  /** A job whose review gave a report and a verdict. */
  function reviewed(text = "## Metrics: **major**\n", verdict = "major"): Job {
    const workspace = temporaryFolder({ "report.md": text });
    const event = { pull_request: { number: 7, base: { sha: "0".repeat(40) } } };
    return { workspace, event, reviewed: { report: join(workspace, "report.md"), verdict, "exit-code": "0" } };
  }

  /** The comment that a job writes. */
  async function written(job: Job): Promise<string> {
    const { address, comments } = await commentsServer();
    await runAction({ ...job, api: address });
    return comments[0]?.body ?? "";
  }

  const mark = /^<!-- meterbook [0-9a-f]{16} -->\n/;
  let usual: Promise<string> | undefined;
  /** That of the usual review, written once. */
  const usuallyWritten = () => {
    usual ??= written(reviewed());
    return usual;
  };

  test("is found among many, and one of somebody else with its mark is left alone", async () => {
    const job = reviewed();
    const marked = await usuallyWritten();
    expect(marked).toMatch(mark);
    const others = Array.from({ length: 150 }, (_, index): Comment => {
      return { id: 1_000 + index, user: { login: "somebody" }, body: index === 0 ? marked : "a remark" };
    });
    const own = { id: 5, user: { login: "github-actions[bot]" }, body: `${marked}old` };
    const { address, comments } = await commentsServer([...others, own]);
    await runAction({ ...job, api: address });
    expect(comments).toHaveLength(151);
    expect([comments[0]?.body, comments[150]?.body]).toEqual([marked, marked]);
  });

  test("that may not be written is a warning with the fix, and decides nothing", async () => {
    const { address } = await commentsServer([], 403);
    const { code, log } = await runAction({ ...reviewed(), api: address });
    expect(code).toBe(0);
    expect(log).toMatch(/^::warning::the comment could not be written: .* 403 .*pull-requests: write/m);
  });

  test("is not written where nothing changes, and says so where it was", async () => {
    const [marked, job] = [await usuallyWritten(), reviewed("## Metrics: no change\n", "none")];
    const { address, comments } = await commentsServer();
    await runAction({ ...job, api: address });
    expect(comments).toEqual([]);
    comments.push({ id: 1, user: { login: "github-actions[bot]" }, body: marked });
    await runAction({ ...job, api: address });
    expect(comments[0]?.body).toContain("## Metrics: no change");
  });

  test("is cut to what GitHub takes", async () => {
    const table = Array.from({ length: 1_000 }, (_, index) => `| metric_${index} | ${"long".repeat(20)} |\n`).join("");
    const comment = await written(reviewed(`## Metrics: **minor**\n\n${table}`));
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment.slice(-100)).toMatch(/\|\n\n… the rest did not fit/);
  });
});

test("what comes from outside reaches no shell", async () => {
  const { folder, event } = pullRequest(stable);
  const { address } = await commentsServer();
  const evil = "$(touch pwned); `touch pwned`\"'";
  const names = ["base-version", "fail-on", "queries", "sarif-file", "token"];
  for (const inputs of [{ catalog: evil, base: evil }, Object.fromEntries(names.map((name) => [name, evil]))]) {
    await runAction({ workspace: folder, event, api: address, inputs: { ...inputs, check: "false" } });
  }
  expect(existsSync(join(folder, "pwned"))).toBe(false);
});

test.each([
  [{ check: "yes" }, 'the input "check" is "yes"; allowed: true, false'],
  [{ command: "no-such-program" }, 'cannot run "no-such-program"'],
])("%j is rejected", async (inputs, message) => {
  const { code, log } = await runAction({ workspace: temporaryFolder({ "catalog.yaml": shop }), inputs });
  expect([code, log]).toEqual([2, expect.stringContaining(message)]);
});

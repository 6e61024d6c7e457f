import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { meterbook } from "../generator/cli/meterbook.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;

test("the dashboard and the alerts ask for what the catalog has, and for every metric", async () => {
  const { code, out, err } = await meterbook(root, ["queries", "check", "--fail-on", "warning"]);
  expect([code, err, out]).toEqual([0, "", "no findings in 9 queries in 2 files, which use 6 of 6 metrics\n"]);
});

test.skipIf(!hasPromtool)("the alerts are rules for Prometheus itself (needs Debian's package prometheus)", () => {
  const said = execFileSync("promtool", ["check", "rules", "test/examples/codex-alerts.yaml"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(said).toContain("3 rules found");
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const shop = `catalog: 1
name: shop
attributes:
  tool: string
  status: [ok, error]
metrics:
  tool.calls: { instrument: counter, attributes: [tool, status] }
  tool.time: { instrument: histogram, unit: s, attributes: [tool] }
  tool.answers: { instrument: counter, attributes: { tool: , status: { values: ["yes", "no"] } } }
  tool.codes: { instrument: counter, attributes: { tool: , code: { values: ["1", "2"] } } }
  tool.flags: { instrument: counter, attributes: { tool: , cached: boolean } }
events:
  tool.kept: { stability: stable, since: "1.0" }
`;

/** The lines that come to the catalog; what comes out is canonical, and has no error. */
async function added(words: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const before = shop.split("\n");
  expect((await meterbook(folder, words)).code).toBe(0);
  expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
  expect((await meterbook(folder, ["lint"])).err).not.toContain("error[");
  return readFileSync(join(folder, "catalog.yaml"), "utf8")
    .split("\n")
    .filter((line) => !before.includes(line));
}

describe("add --records", () => {
  test.each([
    ["success:boolean", "tool.calls", "        status:", "success", '{ "true": ok, "false": error }'],
    ["tool.success:boolean", "tool.calls", "        status:", "tool.success", '{ "true": ok, "false": error }'],
    ["status:boolean", "tool.answers", "        status:", "status", '{ "true": "yes", "false": "no" }'],
    ["code=1,2", "tool.codes", "        code:", "code", '{ "1": "1", "2": "2" }'],
  ])("writes what the values of %s become in %s, where it is clear", async (attribute, metric, key, from, values) => {
    const flags = ["--kind", "event", "--attribute", "tool", "--attribute", attribute, "--records", metric];
    expect((await added(["add", "tool.failed", ...flags])).slice(-5)).toEqual([
      "    records:",
      `      ${metric}:`,
      key,
      `          from: ${from}`,
      `          values: ${values}`,
    ]);
  });

  test.each([
    [
      "tool.calls",
      ["status=ok,error,lost"],
      'what "status" becomes as "status"',
      "ok",
      "values: { ok: ok, error: error, lost: … }",
    ],
    ["tool.calls", ["status:boolean"], 'what "status" becomes as "status"', "ok", 'values: { "true": …, "false": … }'],
    [
      "tool.calls",
      ["status:string"],
      'what "status" becomes as "status"',
      "ok",
      'values: { ok: ok, error: error, "*": … }',
    ],
    ["tool.calls", ["cached:boolean"], 'what "cached" becomes as "status"', "error", "from: cached, values"],
    ["tool.calls", ["outcome=ok,error"], 'what "outcome" becomes as "status"', "error", "values: { ok: …, error: … }"],
    ["tool.flags", ["flag=true,false"], 'what "flag" becomes as "cached"', "true", 'values: { "true": …, "false": … }'],
    ["tool.calls", ["status=#a: b,yes"], 'what "status" becomes as "status"', "ok", '"yes": …'],
    ["tool.time=waited_ms", ["waited_ms:double", "tool=a,b", "status:boolean", "code=1"], "", "ok", ""],
  ])(
    "names the lines to paste where it is not clear what %s gets: %j",
    async (metric, attributes, message, choice, line) => {
      const tool = attributes.some((each) => each.startsWith("tool=")) ? [] : ["tool"];
      const given = [...tool, ...attributes].flatMap((each) => ["--attribute", each]);
      const words = ["add", "tool.failed", "--kind", "event", ...given];
      const others = message === "" ? ["--records", "tool.calls"] : [];
      const folder = temporaryFolder({ "catalog.yaml": shop });
      const read = () => readFileSync(join(folder, "catalog.yaml"), "utf8");
      const { code, err } = await meterbook(folder, [...words, "--records", metric, ...others]);
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
      expect(err).toContain(line);
      expect(read()).toBe(shop);
      const [, records = ""] = /`(records: .*)`/.exec(err) ?? [];
      expect((await meterbook(folder, words)).code).toBe(0);
      const pasted = read().replace(
        /^( {2}tool\.failed:\n(?: {4}.*\n)*)/m,
        `$1    ${records.replaceAll("…", choice)}\n`,
      );
      writeFileSync(join(folder, "catalog.yaml"), pasted);
      expect(pasted).toContain(`    records: { ${metric.replace(/=.*/, "")}: {`);
      expect((await meterbook(folder, ["lint"])).err).not.toContain("error[");
    },
  );
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseCommandLine } from "../../../../generator/cli/program/parse.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { faulty, grown, shop } from "../catalogs.js";
import { type Ending, meterbook } from "../meterbook.js";

const report = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../diff/report/${name}`, import.meta.url)), "utf8");
const pipe = { isTerminal: false, columns: null };
const host = { version: "1.2.3", streams: { in: pipe, out: pipe, err: pipe } };
const stable = shop.replace("instrument: counter", "instrument: counter\n    stability: stable");
const broken = stable.replace("order.placed", "purchase");
const { base, ...plain } = { base: "old.yaml", head: null, catalog: null, color: "auto", quiet: false };
const asked = { base, ...plain, format: "text", failOn: "breaking", baseVersion: null, today: null };

function diff(before: string, after: string, ...words: readonly string[]): Promise<Ending> {
  return meterbook(temporaryFolder({ "old.yaml": before, "catalog.yaml": after }), ["diff", "old.yaml", ...words]);
}

test.each([
  [["old.yaml"], asked],
  [["old.yaml", "new.yaml", "--catalog", "c.yaml"], { ...asked, head: "new.yaml", catalog: "c.yaml" }],
  [["old.yaml", "--format", "markdown", "--fail-on", "any"], { ...asked, format: "markdown", failOn: "any" }],
  [["old.yaml", "--base-version", "1.4.0", "--quiet"], { ...asked, baseVersion: "1.4.0", quiet: true }],
  [["old.yaml", "--today", "2027-01-31"], { ...asked, today: "2027-01-31" }],
])("%j is understood", async (words, request) => {
  expect(await parseCommandLine(["diff", ...words], host)).toMatchObject({ command: "diff", request });
});

test.each([[[]], [["a", "b", "c"]], [["a", "--format", "xml"]], [["a", "--fail-on", "major"]], [["a", "--out", "b"]]])(
  "%j is rejected",
  async (words) => {
    expect(await parseCommandLine(["diff", ...words], host)).toMatchObject({ status: "misuse" });
  },
);

test("help says which impacts changes have", async () => {
  const { out } = { out: "", ...(await parseCommandLine(["diff", "--help"], host)) };
  for (const words of ["breaking    major", "HEAD~1", "--fail-on", "Exit codes"]) expect(out).toContain(words);
});

test.each<[number, string, string, string, readonly string[]]>([
  [0, "no change", stable, stable, []],
  [0, "an addition", shop, grown, []],
  [0, "a break of what promises nothing", shop, broken, []],
  [1, "a break of what is stable", stable, broken, []],
  [1, "an addition, when any change fails", shop, grown, ["--fail-on", "any"]],
  [0, "no change, when any change fails", shop, `# Others\n${shop}`, ["--fail-on", "any"]],
  [0, "a break, when nothing fails", stable, broken, ["--fail-on", "none"]],
  [1, "an invalid head", shop, faulty, []],
  [0, "equal texts, whatever they say", faulty, faulty, []],
  [2, "an invalid base", faulty, shop, []],
  [2, "a head that does not exist", shop, shop, ["./none.yaml"]],
  [2, "a base that is no text", "\0", shop, []],
])("the exit code is %i for %s", async (code, _, before, after, words) => {
  const ending = await diff(before, after, ...words);
  expect(ending.code).toBe(code);
  expect(ending.out === "").toBe(ending.err !== "");
});

/** The reports of the comparison know one name of the catalog; here the base is another file. */
function inOldFile(key: string, value: unknown): unknown {
  return key === "base" && typeof value === "object" && value !== null && "path" in value
    ? { ...value, file: "old.yaml" }
    : value;
}

test.each(["text", "markdown", "json", "github"])("as %s, the report is data on stdout", async (format) => {
  const words = ["--format", format, "--base-version", "1.4.0"];
  const { code, out, err } = await diff(report("base.yaml"), report("head.yaml"), ...words);
  const name = { text: "expected.txt", markdown: "expected.md", json: "expected.json.txt", github: "expected.github" }[
    format
  ];
  const expected = report(name ?? "").replaceAll("v1.4.0:catalog.yaml", "old.yaml");
  expect([code, err]).toEqual([1, ""]);
  if (format === "markdown") expect(out.replaceAll(/ +| -+/g, "")).toBe(expected.replaceAll(/ +| -+/g, ""));
  else if (format === "json") expect(JSON.parse(out)).toMatchObject(JSON.parse(expected, inOldFile));
  else expect(format === "github" ? out.slice(0, expected.length) : out).toBe(expected);
});

test("colours are for terminals, or those who ask", async () => {
  expect((await diff(stable, broken)).out).not.toContain("\u001b");
  expect((await diff(stable, broken, "--color", "always")).out).toContain("\u001b[31mmajor");
});

test("quiet says nothing unless it fails", async () => {
  expect((await diff(shop, grown, "--quiet")).out).toBe("");
  expect((await diff(stable, broken, "--quiet")).out).toContain("verdict: major");
});

test("a base that breaks today's rules is compared as it stands, and that is said", async () => {
  const older = `${stable}    cardinality: 1\n`;
  const { code, out, err } = await diff(older, stable);
  expect([code, err]).toEqual([0, "note: old.yaml has 1 finding by today's rules; it is compared as it stands\n"]);
  expect(out).toContain("[cardinality-changed]");
  const { out: json, err: silent } = await diff(older, stable, "--format", "json");
  expect([JSON.parse(json).base, silent]).toEqual([{ name: "old.yaml", errors: 1 }, ""]);
});

test("findings of a side that cannot be compared are reported as lint says them", async () => {
  const head = await diff(shop, faulty);
  expect(head.err).toContain("catalog.yaml:7:5  error[unknown-key]");
  const before = await diff(faulty, shop);
  expect(before.err).toContain("old.yaml:7:5  error[unknown-key]");
  const { out } = await diff(faulty, shop, "--format", "json");
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    command: "diff",
    diagnostics: [{ code: "unknown-key", file: "old.yaml" }],
  });
  expect((await diff(shop, faulty, "--format", "github")).out).toMatch(/^::error file=catalog\.yaml,line=7,col=5,/);
});

test.each(["1.4", "latest", "1.4.0-rc.1"])("%j is no version to count from", async (version) => {
  const { code, out, err } = await diff(shop, grown, "--base-version", version);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(
    `error: "${version}" is no version of a release\n  = help: write it as in \`--base-version 1.4.0\`\n`,
  );
});

test("a rejection is JSON for those who asked for it, and text beside Markdown", async () => {
  const { out } = await diff(shop, grown, "--base-version", "x", "--format", "json");
  expect(JSON.parse(out)).toMatchObject({ format: 1, status: "failed", error: { help: expect.any(String) } });
  const markdown = await diff(shop, grown, "--base-version", "x", "--format", "markdown");
  expect([markdown.out, markdown.err.split(" ")[0]]).toEqual(["", "error:"]);
});

test("whether an old name may go is checked by the day that is asked for, or by that of SOURCE_DATE_EPOCH", async () => {
  const end =
    '{ instrument: counter, stability: stable, deprecated: { renamed_to: sent, emit: both, until: "2027-01-31" } }';
  const sent = "catalog: 1\nname: shop\nmetrics:\n  sent: { instrument: counter, stability: stable }\n";
  const folder = temporaryFolder({ "old.yaml": `${sent}  mails: ${end}\n`, "catalog.yaml": sent });
  expect((await meterbook(folder, ["diff", "old.yaml", "--today", "2027-01-31"])).code).toBe(1);
  expect((await meterbook(folder, ["diff", "old.yaml", "--today", "2027-02-01"])).code).toBe(0);
  const epoch = (day: string) => ({ variables: { SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) } });
  expect((await meterbook(folder, ["diff", "old.yaml"], epoch("2027-01-31"))).code).toBe(1);
  expect((await meterbook(folder, ["diff", "old.yaml"], epoch("2027-02-01"))).code).toBe(0);
});

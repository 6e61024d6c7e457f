import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";

const undescribed = shop.replace("    description: An order was placed.\n", "");
const ending = shop.replace("unit: ms\n", 'unit: ms\n    owner: checkout-team\n    expires: "2026-10-01"\n');

function withRules(catalog: string, rules: string): string {
  return `${catalog}lint:\n  rules: { ${rules} }\n`;
}

/** The exit code, and what is told as `severity code`. */
async function told(catalog: string, ...words: readonly string[]): Promise<readonly [number | null, ...string[]]> {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  const { code, out } = await meterbook(folder, ["lint", "--format", "json", ...words]);
  const { diagnostics }: { diagnostics: readonly { severity: string; code: string }[] } = JSON.parse(out);
  return [code, ...diagnostics.map((each) => `${each.severity} ${each.code}`)];
}

describe("severities", () => {
  test("a warning fails only when asked to, and an error always but when asked not to", async () => {
    const broken = withRules(undescribed, "missing-description: error");
    expect(await told(undescribed)).toEqual([0, "warning missing-description"]);
    expect(await told(undescribed, "--fail-on", "warning")).toEqual([1, "warning missing-description"]);
    expect(await told(broken)).toEqual([1, "error missing-description"]);
    expect(await told(broken, "--fail-on", "none")).toEqual([0, "error missing-description"]);
  });

  test("the catalog turns rules off and on", async () => {
    expect(await told(withRules(undescribed, "missing-description: off"))).toEqual([0]);
    const owned = await told(withRules(shop, "missing-owner: warning"));
    expect(owned).toEqual([0, "warning missing-owner", "warning missing-owner"]);
  });

  test("an unknown rule is answered with the one that is meant", async () => {
    const folder = temporaryFolder({ "catalog.yaml": withRules(shop, "missing-ownr: error, name-style: loud") });
    const { code, err } = await meterbook(folder, ["lint"]);
    expect(code).toBe(1);
    expect(err).toContain('error[unknown-key]  unknown key "missing-ownr"');
    expect(err).toContain('did you mean "missing-owner"?');
    expect(err).toContain("error[unknown-value]");
  });

  test("errors of generate cannot be turned off", async () => {
    expect(await told(withRules(shop, "invalid-unit: off"))).toEqual([1, "error unknown-key"]);
  });

  test("generate reports nothing of lint", async () => {
    const folder = temporaryFolder({ "catalog.yaml": undescribed });
    expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("allow", () => {
  const allowing = (codes: string) =>
    undescribed.replace("instrument: counter", `instrument: counter\n    allow: [${codes}]`);

  test("accepts a finding for one metric, and the summary counts it", async () => {
    const folder = temporaryFolder({ "catalog.yaml": allowing("missing-description") });
    const { code, out, err } = await meterbook(folder, ["lint", "--fail-on", "warning"]);
    expect([code, out, err]).toEqual([0, "catalog.yaml: no findings in 2 metrics; left out: 1 allowed\n", ""]);
  });

  test("is a finding of lint, not of generate, where it accepts nothing", async () => {
    const catalog = allowing("missing-description, unit-in-name, missing-owner");
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    const { err } = await meterbook(folder, ["lint"]);
    expect(err).toContain('allows "unit-in-name", which finds nothing here');
    expect(err).toContain('allows "missing-owner", which is off');
    expect(await told(catalog)).toEqual([0, "warning unused-suppression", "warning unused-suppression"]);
    expect((await meterbook(folder, ["generate"])).err).toBe("");
  });

  test("accepts nothing that is unknown, or that a calendar decides", async () => {
    for (const code of ["unknown-key", "expired", "constructor"]) {
      expect(await told(allowing(code))).toContain("error unknown-suppression");
    }
  });

  test("accepts a finding about a shared attribute when all metrics that carry it allow it", async () => {
    const catalog = (first: string, second: string) => `catalog: 1
name: shop
attributes: { voucher: { type: string, description: Code of a discount. } }
metrics:
  orders: { instrument: counter, description: A customer confirmed., attributes: [voucher]${first} }
  returns: { instrument: counter, description: A parcel came back., attributes: [voucher]${second} }
`;
    const allow = ", allow: [unbounded-attribute]";
    expect(await told(catalog("", allow))).toEqual([0, "warning unbounded-attribute"]);
    expect(await told(catalog(allow, allow))).toEqual([0]);
  });
});

describe("ends", () => {
  test("what is past is reported with its age and its owner", async () => {
    const folder = temporaryFolder({ "catalog.yaml": ending });
    const { code, err } = await meterbook(folder, ["lint", "--today", "2026-11-22"]);
    expect(code).toBe(1);
    expect(err).toContain(
      'metric "checkout.duration_ms" expired on 2026-10-01, 52 days ago; its owner is checkout-team',
    );
    const nobody = temporaryFolder({ "catalog.yaml": ending.replace("    owner: checkout-team\n", "") });
    expect((await meterbook(nobody, ["lint", "--today", "2026-10-02"])).err).toContain("1 day ago; nobody is named");
  });

  test("what comes within the days to warn is reported, the last day included", async () => {
    const past = "error expired";
    const soon = "error expires-soon";
    expect(await told(ending, "--today", "2026-10-02")).toEqual([1, past]);
    expect(await told(ending, "--today", "2026-10-01")).toEqual([1, soon]);
    expect(await told(ending, "--today", "2026-09-17")).toEqual([1, soon]);
    expect(await told(ending, "--today", "2026-09-16")).toEqual([0]);
    expect(await told(ending, "--today", "2026-09-16", "--warn-days", "15")).toEqual([1, soon]);
  });

  test("the day is that of SOURCE_DATE_EPOCH unless it is given", async () => {
    const folder = temporaryFolder({ "catalog.yaml": ending });
    const run = (epoch: string, ...words: readonly string[]) =>
      meterbook(folder, ["lint", "--quiet", ...words], { variables: { SOURCE_DATE_EPOCH: epoch } });
    expect((await run("1767225600")).code).toBe(0);
    expect((await run("1798761600")).code).toBe(1);
    expect((await run("1767225600", "--today", "2026-12-01")).code).toBe(1);
    const wrong = await run("soon");
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH is "soon"')]);
  });

  test("the end of the window in which both names are exported is one, too", async () => {
    const window = 'deprecated: { renamed_to: order.confirmed, emit: both, until: "2026-10-01" }';
    const order = "    description: An order was placed.\n";
    const renamed = shop.replace(order, `${order}    ${window}\n  order.confirmed:\n    instrument: counter\n${order}`);
    const folder = temporaryFolder({ "catalog.yaml": renamed });
    const { code, err } = await meterbook(folder, ["lint", "--today", "2026-11-22"]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('the window of metric "order.placed" expired on 2026-10-01'),
    ]);
    expect(await told(renamed, "--today", "2026-09-20")).toEqual([1, "error expires-soon"]);
    expect(await told(renamed, "--today", "2026-09-01")).toEqual([0]);
  });

  test("a version is compared with the release, else with the package.json beside the catalog", async () => {
    const versioned = ending.replace('"2026-10-01"', '"2.0"');
    expect(await told(versioned)).toEqual([0]);
    expect(await told(versioned, "--release", "1.9.9")).toEqual([0]);
    expect(await told(versioned, "--release", "2.0.0")).toEqual([1, "error expired"]);
    const files = { "catalog.yaml": versioned, "package.json": '{ "version": "2.1.0" }' };
    const { err } = await meterbook(temporaryFolder(files), ["lint"]);
    expect(err).toContain("expired with version 2.0, and this is 2.1.0");
  });
});

describe("a baseline", () => {
  const written = async (catalog: string): Promise<string> => {
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    const { code, out } = await meterbook(folder, ["lint", "--write-baseline"]);
    expect([code, out.split("\n")[0]]).toEqual([0, "catalog.baseline.json: 1 finding accepted"]);
    return folder;
  };

  test("accepts what was found, wherever it stands now, and nothing else", async () => {
    const folder = await written(undescribed);
    const moved = undescribed.replace("metrics:\n", "metrics:\n  refund.paid: { instrument: counter }\n");
    writeFileSync(join(folder, "catalog.yaml"), moved);
    const { out, err } = await meterbook(folder, ["lint"]);
    expect(out).toBe("catalog.yaml: 1 warning in 3 metrics; left out: 1 in the baseline\n");
    expect(err).toContain('metric "refund.paid" has no description');
    const all = await meterbook(folder, ["lint", "--no-baseline"]);
    expect(all.out).toBe("catalog.yaml: 2 warnings in 3 metrics\n");
  });

  test("is the same for the same findings, one a line, and ends with a line end", async () => {
    const folder = await written(undescribed);
    const path = join(folder, "catalog.baseline.json");
    const text = readFileSync(path, "utf8");
    expect(text).toBe(
      '{\n  "version": 1,\n  "findings": [\n    {"code":"missing-description","at":["metrics","order.placed"]}\n  ]\n}\n',
    );
    await meterbook(folder, ["lint", "--write-baseline"]);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("names what it lists for nothing", async () => {
    const folder = await written(undescribed);
    writeFileSync(join(folder, "catalog.yaml"), shop);
    const { code, err } = await meterbook(folder, ["lint", "--fail-on", "warning"]);
    expect(code).toBe(1);
    expect(err).toContain('the baseline lists "missing-description" of metric "order.placed"');
  });

  test("loses by --fix what it lists for nothing, and keeps the rest", async () => {
    const folder = temporaryFolder({
      "catalog.yaml": undescribed.replace("method: [card, cash]", 'gift: ["yes", "no"]'),
    });
    await meterbook(folder, ["lint", "--write-baseline"]);
    writeFileSync(join(folder, "catalog.yaml"), undescribed);
    const dry = await meterbook(folder, ["lint", "--fix", "--dry-run"]);
    expect(dry.out).toContain(
      '-    {"code":"boolean-in-disguise","at":["metrics","checkout.duration_ms","attributes","gift"]},\n',
    );
    const { out, err } = await meterbook(folder, ["lint", "--fix"]);
    expect([out.split("\n"), err]).toEqual([
      ["catalog.baseline.json: fixed", "catalog.yaml: no findings in 2 metrics; left out: 1 in the baseline", ""],
      "",
    ]);
    expect(await meterbook(folder, ["lint", "--fail-on", "warning"])).toMatchObject({ code: 0, err: "" });
  });

  test("puts no end off, and no error of generate", async () => {
    const folder = temporaryFolder({ "catalog.yaml": ending });
    const { code } = await meterbook(folder, ["lint", "--write-baseline"]);
    expect([code, existsSync(join(folder, "catalog.baseline.json"))]).toEqual([1, false]);
    const misspelt = undescribed.replace("unit: ms", "unit: milli");
    const other = temporaryFolder({ "catalog.yaml": misspelt });
    await meterbook(other, ["lint", "--write-baseline"]);
    expect(readFileSync(join(other, "catalog.baseline.json"), "utf8")).not.toContain("invalid-unit");
    expect((await meterbook(other, ["lint"])).code).toBe(1);
  });

  test("is not written for a catalog of which parts cannot be checked", async () => {
    const folder = temporaryFolder({ "catalog.yaml": undescribed.replace("unit: ms", "unt: ms") });
    expect((await meterbook(folder, ["lint", "--write-baseline"])).code).toBe(1);
    expect(existsSync(join(folder, "catalog.baseline.json"))).toBe(false);
  });

  test.each([
    ["{", /^catalog\.baseline\.json:1:2 {2}error\[invalid-baseline\]/],
    ["[]", /^catalog\.baseline\.json:1:1 .* it does not say "version": 1/],
    [
      '{\n  "version": 1,\n  "findings": [\n    { "code": 7 }\n  ]\n}\n',
      /^catalog\.baseline\.json:4:5 .* entry 1 of "findings"/,
    ],
  ])("that is broken is a finding with its place: %j", async (text, place) => {
    const folder = temporaryFolder({ "catalog.yaml": shop, "catalog.baseline.json": text });
    const { code, err } = await meterbook(folder, ["lint"]);
    expect(code).toBe(1);
    expect(err).toMatch(place);
  });
});

describe("--fix", () => {
  const ordered = "    instrument: counter # one for each cart\n";
  const unneeded = `${ordered}    allow: [unit-in-name, missing-description] # until the names are settled\n`;
  const allowing = undescribed.replace("    instrument: counter\n", unneeded);

  test("takes away what is allowed for nothing, and leaves every other byte as it is", async () => {
    const folder = temporaryFolder({ "catalog.yaml": `\ufeff${allowing}` });
    const { code, out, err } = await meterbook(folder, ["lint", "--fix"]);
    expect([code, out.split("\n"), err]).toEqual([
      0,
      ["catalog.yaml: fixed", "catalog.yaml: no findings in 2 metrics; left out: 1 allowed", ""],
      "",
    ]);
    const fixed = allowing.replace("unit-in-name, ", "");
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(`\ufeff${fixed}`);
    expect(await meterbook(folder, ["lint", "--fix"])).toMatchObject({
      code: 0,
      out: expect.not.stringContaining("fixed"),
    });
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(`\ufeff${fixed}`);
  });

  test("takes the whole key away when nothing of it is left, also where generate checks the code", async () => {
    const catalog = shop.replace("    instrument: counter\n", `${ordered}    allow: [name-style, invalid-unit]\n`);
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    await meterbook(folder, ["lint", "--fix"]);
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(shop.replace("    instrument: counter\n", ordered));
  });

  test("prints the difference, and writes nothing, in a dry run", async () => {
    const folder = temporaryFolder({ "catalog.yaml": allowing });
    const { out } = await meterbook(folder, ["lint", "--fix", "--dry-run"]);
    expect(out.split("\n").slice(0, 2)).toEqual(["--- catalog.yaml", "+++ catalog.yaml (fixed)"]);
    expect(out).toContain(
      "\n-    allow: [unit-in-name, missing-description] # until the names are settled\n+    allow: [missing-description] # until",
    );
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(allowing);
  });

  test("leaves a catalog with errors as it is", async () => {
    const broken = allowing.replace("unit: ms", "unit: milli");
    const folder = temporaryFolder({ "catalog.yaml": broken });
    expect((await meterbook(folder, ["lint", "--fix"])).code).toBe(1);
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(broken);
  });
});

test("findings of lint stand beside errors of shape, but none about what was left out", async () => {
  const faulty = undescribed.replace("unit: ms", "unt: ms").replace("method: [card, cash]", 'gift: ["yes", "no"]');
  expect(await told(faulty)).toEqual([1, "error unknown-key", "warning boolean-in-disguise"]);
});

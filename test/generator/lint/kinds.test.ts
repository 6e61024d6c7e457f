import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allowableCodes } from "../../../generator/diagnostics/codes.js";
import type { LintCode } from "../../../generator/diagnostics/lint-codes.js";
import { CatalogsBefore } from "../../../generator/lint/catalogs-before.js";
import { lintSource } from "../../../generator/lint/lint-source.js";
import { lintRules } from "../../../generator/lint/rules/index.js";
import { type EntryKind, entryKinds } from "../../../generator/vocabulary.js";
import { entriesOf, faults } from "./faults.js";

const circumstances = { today: "2026-11-22", release: null, warnDays: 14 };

/** A catalog as a text, with every finding of a rule. */
async function linted(code: LintCode, rest: string, before = new CatalogsBefore()) {
  const text = `catalog: 1\nname: shop\nlint: { rules: { ${code}: warning } }\n${rest}`;
  const rules = lintRules.filter((rule) => rule.code === code);
  const result = await lintSource({ name: "catalog.yaml", text }, { ...circumstances, before }, rules);
  expect(result.faults.filter(({ severity }) => severity === "error")).toEqual([]);
  return result;
}

/** What a rule finds of a fault among entries of one kind, with something written beside each of them. */
async function found(code: LintCode, kind: EntryKind, beside = "") {
  const entries = entriesOf(kind);
  const written = faults[code]((fields) => {
    const all = Object.entries(fields).map(([name, each]) => [
      name,
      [each, beside].filter((part) => part !== "").join(", "),
    ]);
    return entries(Object.fromEntries(all));
  }, kind);
  const [first, text] = typeof written === "string" ? [undefined, written] : written;
  const before = new CatalogsBefore();
  const { resolution } = first === undefined ? { resolution: undefined } : await linted(code, first);
  if (resolution !== undefined) before.add(resolution);
  return linted(code, text, before);
}

const codes = Object.keys(faults) as readonly LintCode[];

test("docs/findings.md says to which kinds each rule applies", async () => {
  const page = readFileSync(new URL("../../../docs/findings.md", import.meta.url), "utf8");
  const [, table = ""] = /<!-- lint kinds -->\n.*\n.*\n([\s\S]*?)\n<!-- \/lint kinds -->/.exec(page) ?? [];
  const rows = codes.map(async (code) => {
    const cells = entryKinds.map(async (kind) => ((await found(code, kind)).findings.length > 0 ? "yes" : ""));
    return `| \`${code}\` | ${(await Promise.all(cells)).join(" | ")} |`;
  });
  expect(table.split("\n")).toEqual(await Promise.all(rows));
});

const applying = codes
  .filter((code) => allowableCodes.includes(code))
  .flatMap((code) => entryKinds.map((kind) => ({ code, kind })));

describe.each(applying)("$code of a $kind", ({ code, kind }) => {
  test("is accepted by an allow, where it applies, and an allow of nothing is a finding", async () => {
    const { findings } = await found(code, kind);
    const allowed = await found(code, kind, `allow: [${code}]`);
    expect(allowed.findings).toEqual([]);
    const unused = allowed.faults.filter((each) => each.code === "unused-suppression");
    if (findings.length === 0) expect(unused).not.toEqual([]);
    else expect(allowed.allowed).toBe(findings.length);
  });
});

test("what a metric and an event carry together is accepted when both allow it", async () => {
  const catalog = (metric: string, event: string) => `attributes: { email: { type: string, max_values: 5 } }
metrics: { orders: { instrument: counter, attributes: [email]${metric} } }
events: { ordered: { attributes: [email]${event} } }
`;
  const allow = ", allow: [sensitive-attribute]";
  const count = async (text: string) => (await linted("sensitive-attribute", text)).findings.length;
  expect([
    await count(catalog(allow, "")),
    await count(catalog("", allow)),
    await count(catalog(allow, allow)),
  ]).toEqual([1, 1, 0]);
});

test("a shared attribute of metrics and events needs bounds for the metrics alone", async () => {
  const text = `attributes: { voucher: string }
metrics: { orders: { instrument: counter, attributes: [voucher] } }
events: { ordered: { attributes: [voucher] }, paid: { attributes: [voucher] } }
`;
  const { findings } = await linted("unbounded-attribute", text);
  expect(findings.map(({ diagnostic }) => diagnostic.message)).toEqual([
    'the attribute "voucher" can be any string, and has no "max_values"',
  ]);
  const allowed = text.replace("attributes: [voucher] } }", "attributes: [voucher], allow: [unbounded-attribute] } }");
  expect((await linted("unbounded-attribute", allowed)).findings).toEqual([]);
});

test.each(entryKinds)("a shared attribute that a %s alone uses is used", async (kind) => {
  const text = `attributes: { tool: { type: string, max_values: 5 } }\n${entriesOf(kind)({ orders: "attributes: [tool]" })}`;
  expect((await linted("single-value", text)).faults).toEqual([]);
  const unused = await linted("single-value", text.replace("[tool]", "{ tool_name: [a, b] }"));
  expect(unused.faults.map(({ code }) => code)).toEqual(["unused-attribute"]);
});

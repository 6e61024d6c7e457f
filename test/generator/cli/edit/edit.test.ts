import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { type Ending, meterbook } from "../meterbook.js";

const planned = shop.replace("    description: An order", "    status: planned # soon\n    description: An order");

type Run = Ending & { readonly text: string };

async function run(text: string, ...words: readonly string[]): Promise<Run> {
  const folder = temporaryFolder({ "catalog.yaml": text });
  const ending = await meterbook(folder, words);
  return { ...ending, text: readFileSync(join(folder, "catalog.yaml"), "utf8") };
}

test("promote makes a planned metric active, and says where it stands and what to run", async () => {
  const { code, out, err, text } = await run(planned, "promote", "order.placed", "--since", "1.10");
  const since = shop.replace("An order was placed.", 'An order was placed.\n    since: "1.10"');
  expect({ code, err, text }).toEqual({ code: 0, err: "", text: since });
  expect(out).toBe('catalog.yaml:5: "order.placed" is active; run `npx meterbook generate`\n');
});

test("the command to run is the catalog's own", async () => {
  const { out } = await run(`${planned}generate: { command: make metrics }\n`, "promote", "order.placed");
  expect(out).toContain("run `make metrics`");
});

test("a metric may be named with the prefix", async () => {
  expect((await run(planned, "promote", "shop.order.placed")).text).toBe(shop);
});

test.each([
  [
    ["promote", "order.place"],
    'error: "order.place" is no metric of catalog.yaml\n  = help: did you mean "order.placed"?\n',
  ],
  [["promote", "shop.order.plaecd"], 'did you mean "order.placed"?'],
  [["promote", "checkout.duration_ms"], '"checkout.duration_ms" is active already: catalog.yaml:9'],
  [["deprecate", "order.placed"], '"order.placed" is planned: catalog.yaml:5'],
  [["deprecate", "checkout.duration_ms", "--renamed-to", "order.plcaed"], 'did you mean "order.placed"?'],
  [["rename", "order.placed", "checkout.duration_ms"], '"checkout.duration_ms" exists already: catalog.yaml:9'],
  [["rename", "order.placed", "order.put", "--keep"], '"order.placed" is planned: catalog.yaml:5'],
  [["rename", "tool", "tools", "--attribute"], '"tool" is no shared attribute of catalog.yaml'],
  [["add", "order.placed", "--instrument", "counter"], '"order.placed" exists already: catalog.yaml:5'],
  [["add"], "a new metric needs a name and --instrument"],
  [["add", "order.paid"], "a new metric needs --instrument"],
  [["add", "a", "--instrument", "counter", "--attribute", "x:text"], '"text" is no type of an attribute, in "x:text"'],
  [["add", "a", "--instrument", "counter", "--attribute", "x=1,"], '"x=1," holds an empty value'],
  [["add", "a", "--instrument", "counter", "--attribute", "x", "--attribute", "x:int"], '"x" is given twice'],
  [["add", "a", "--instrument", "meter"], "allowed: counter"],
  [["rename", "a", "b", "--keep", "--in-place"], "cannot be used with option"],
  ...["constructor", "__proto__", "prototype"].flatMap((name): [string[], string][] => [
    [["rename", "order.placed", name, "--keep", "--since", "1.2"], `"${name}" cannot be a name`],
    [["rename", "order.placed", name, "--in-place"], `"${name}" cannot be a name`],
    [["add", name, "--instrument", "counter"], `"${name}" cannot be a name`],
  ]),
])("%j is rejected with 2, and changes nothing", async (words, message) => {
  const { code, err, text } = await run(planned, ...words);
  expect({ code, text }).toEqual({ code: 2, text: planned });
  expect(err).toContain(message);
});

test("an edit that would bring an error is reported like a finding, with 1, and changes nothing", async () => {
  const { code, err, text } = await run(shop, "add", "order.paid", "--instrument", "counter", "--unit", "furlong");
  expect({ code, text }).toEqual({ code: 1, text: shop });
  expect(err).toContain('catalog.yaml:10:11  error[invalid-unit]  "furlong" is no valid UCUM unit');
  expect(err).toContain("10 |     unit: furlong");
  expect(err).toContain("error: the catalog would have errors, so nothing was written");
});

test.each([["a", "--attribute", "constructor:int"]])("%j is reported as a dangerous key", async (...words) => {
  const { code, err, text } = await run(shop, "add", ...words, "--instrument", "counter");
  expect({ code, text }).toEqual({ code: 1, text: shop });
  expect(err).toContain("error[dangerous-key]");
});

test("a catalog that has errors already is not edited", async () => {
  const broken = planned.replace("instrument: counter", "instrument: conter");
  const { code, err, text } = await run(broken, "promote", "order.placed");
  expect({ code, text }).toEqual({ code: 1, text: broken });
  expect(err).toContain('did you mean "counter"?');
  expect(err).toContain("error: the catalog has errors, so nothing was written");
});

test("a catalog that is not there is reported, with 2", async () => {
  const ending = await meterbook(temporaryFolder(), ["promote", "a"]);
  expect(ending).toMatchObject({ code: 2, out: "" });
  expect(ending.err).toContain("error[file-unreadable]");
});

test("a dry run prints the difference and writes nothing", async () => {
  const { code, out, text } = await run(planned, "promote", "order.placed", "--dry-run");
  expect({ code, text }).toEqual({ code: 0, text: planned });
  expect(out.split("\n").filter((line) => /^[+-]/.test(line))).toEqual([
    "--- catalog.yaml",
    "+++ catalog.yaml (edited)",
    "-    status: planned # soon",
  ]);
});

test("what the catalog says already leaves it as it is", async () => {
  const deprecated = `${shop}    deprecated: { since: "1.0" }\n`;
  const { code, out, text } = await run(deprecated, "deprecate", "checkout.duration_ms", "--since", "1.0");
  expect({ code, text }).toEqual({ code: 0, text: deprecated });
  expect(out).toContain("nothing had to be changed");
});

test("programs are reported in JSON", async () => {
  const done = await run(planned, "promote", "order.placed", "--format", "json");
  expect(JSON.parse(done.out)).toEqual({
    format: 1,
    command: "promote",
    status: "edited",
    catalog: "catalog.yaml",
    place: "catalog.yaml:5",
    result: '"order.placed" is active',
    diff: null,
    next: "npx meterbook generate",
    diagnostics: [],
  });
  const rejected = await run(shop, "add", "a", "--instrument", "counter", "--unit", "x", "--format", "json");
  expect(JSON.parse(rejected.out)).toMatchObject({ status: "rejected", diagnostics: [{ code: "invalid-unit" }] });
  expect(rejected).toMatchObject({ code: 1, err: "" });
  const misused = await run(shop, "promote", "nothing", "--format", "json");
  expect(JSON.parse(misused.out)).toMatchObject({ status: "failed", error: { message: expect.any(String) } });
});

test("--quiet says nothing when all is well", async () => {
  expect(await run(planned, "promote", "order.placed", "--quiet")).toMatchObject({ code: 0, out: "", err: "" });
});

test("line ends, a byte order mark and a missing line break at the end stay", async () => {
  const windows = `\ufeff${planned.trimEnd().replaceAll("\n", "\r\n")}`;
  const { code, text } = await run(windows, "promote", "order.placed");
  expect({ code, text }).toEqual({ code: 0, text: windows.replace("    status: planned # soon\r\n", "") });
});

test("permissions stay, and a symbolic link goes on leading to the file", async () => {
  const folder = temporaryFolder({ "metrics/real.yaml": planned });
  const real = join(folder, "metrics/real.yaml");
  chmodSync(real, 0o640);
  symlinkSync("metrics/real.yaml", join(folder, "catalog.yaml"));
  expect((await meterbook(folder, ["promote", "order.placed"])).code).toBe(0);
  expect(lstatSync(join(folder, "catalog.yaml")).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, "utf8")).toBe(shop);
  expect(statSync(real).mode & 0o777).toBe(0o640);
});

test("another catalog is named with --catalog", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "other.yaml"), planned);
  const { out } = await meterbook(folder, ["promote", "order.placed", "--catalog", "other.yaml"]);
  expect(out).toContain("other.yaml:5: ");
});

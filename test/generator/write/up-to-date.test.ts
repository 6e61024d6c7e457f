import { appendFileSync, cpSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../generator/write/hash.js";
import { type KeptFindings, noFindings } from "../../../generator/write/kept-findings.js";
import { writeOutput } from "../../../generator/write/output.js";
import { type Inputs, proveUnchanged } from "../../../generator/write/up-to-date.js";
import { temporaryFolder } from "../temporary-folder.js";
import { artifact, placeIn, wanted } from "./wanted.js";

const page = "# Page\n\n<!-- meterbook:begin metrics -->\n| a |\n<!-- meterbook:end -->\n";
const files = { "README.md": page, "page.hbs": "template" };

async function generated(
  findings: KeptFindings | null = noFindings,
): Promise<{ readonly folder: string; readonly inputs: Inputs }> {
  const folder = temporaryFolder(files);
  const { origin } = wanted([]);
  const inserts = [{ path: "README.md", before: sha256(page), text: page }];
  const inputs = new Map([["page.hbs", sha256("template")]]);
  const everything = wanted([artifact("a.ts")], { inserts, origin: { ...origin, inputs, findings } });
  await writeOutput(everything, placeIn(folder), 1_000);
  return { folder, inputs: { catalog: origin.catalog, generator: origin.generator, named: false } };
}

/** The same files in another folder under the same name. */
function cloneAgain(folder: string): void {
  cpSync(join(folder, "generated"), join(folder, "clone"), { recursive: true });
  rmSync(join(folder, "generated"), { recursive: true });
  renameSync(join(folder, "clone"), join(folder, "generated"));
}

test("a folder as the last run left it needs no further run", async () => {
  const { folder, inputs } = await generated();
  expect(proveUnchanged(inputs, placeIn(folder))?.artifacts.has("a.ts")).toBe(true);
});

test("text around the blocks of a Markdown file does not count", async () => {
  const { folder, inputs } = await generated();
  appendFileSync(join(folder, "README.md"), "More.\n");
  expect(proveUnchanged(inputs, placeIn(folder))).toBeDefined();
});

test.each<[string, (folder: string) => void]>([
  ["an edited artifact", (folder) => appendFileSync(join(folder, "generated/a.ts"), "x")],
  ["a missing artifact", (folder) => rmSync(join(folder, "generated/a.ts"))],
  ["a folder that was cloned again", cloneAgain],
  ["a record that is none", (folder) => writeFileSync(join(folder, "cache/record.json"), "{}")],
  ["an edited manifest", (folder) => appendFileSync(join(folder, "generated/manifest.json"), "\n")],
  ["a missing manifest", (folder) => rmSync(join(folder, "generated/manifest.json"))],
  ["an edited template", (folder) => appendFileSync(join(folder, "page.hbs"), "x")],
  ["an edited block", (folder) => writeFileSync(join(folder, "README.md"), page.replace("| a |", "| b |"))],
  ["what a killed run left", (folder) => writeFileSync(join(folder, "generated/.meterbook.lock"), "")],
])("%s needs a run", async (_, change) => {
  const { folder, inputs } = await generated();
  change(folder);
  expect(proveUnchanged(inputs, placeIn(folder))).toBeUndefined();
});

test.each<[string, (inputs: Inputs) => Inputs]>([
  ["another catalog", (inputs) => ({ ...inputs, catalog: { ...inputs.catalog, sha256: sha256("other") } })],
  ["another name of the catalog", (inputs) => ({ ...inputs, catalog: { ...inputs.catalog, path: "other.yaml" } })],
  ["another generator", (inputs) => ({ ...inputs, generator: sha256("other") })],
])("%s needs a run", async (_, change) => {
  const { folder, inputs } = await generated();
  expect(proveUnchanged(change(inputs), placeIn(folder))).toBeUndefined();
});

test("a run whose findings are not kept proves nothing, so that they are found again", async () => {
  const { folder, inputs } = await generated(null);
  expect(proveUnchanged(inputs, placeIn(folder))).toBeUndefined();
});

test("a folder that the catalog does not ask for counts only when it was named", async () => {
  const { folder, inputs } = await generated();
  symlinkSync(join(folder, "generated"), join(folder, "alias"));
  const place = { ...placeIn(folder), output: join(folder, "alias") };
  expect(proveUnchanged(inputs, place)).toBeUndefined();
  expect(proveUnchanged({ ...inputs, named: true }, place)).toBeDefined();
});

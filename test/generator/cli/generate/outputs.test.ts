import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { withSettings } from "../catalogs.js";
import { meterbook } from "../meterbook.js";

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(folder, "generated")).sort();
}

test("outputs that are switched off are not generated, and those of an earlier run go", async () => {
  const folder = temporaryFolder({ "catalog.yaml": withSettings("command: make") });
  await meterbook(folder, []);
  writeFileSync(
    join(folder, "catalog.yaml"),
    withSettings("command: make", "outputs: { validators: false, catalog: false }"),
  );
  expect(await meterbook(folder, [])).toMatchObject({ code: 0, err: "" });
  expect(filesOf(folder)).toEqual(["manifest.json", "metrics.md", "recorders.ts", "telemetry.md"]);
  expect(await meterbook(folder, ["--check"])).toMatchObject({ code: 0, err: "" });
});

test("documents alone can be generated, and the page refers to no other that is missing", async () => {
  const outputs = "outputs: { recorders: false, validators: false, metrics: false, catalog: false }";
  const folder = temporaryFolder({ "catalog.yaml": withSettings(outputs) });
  expect(await meterbook(folder, [])).toMatchObject({ code: 0, err: "" });
  expect(filesOf(folder)).toEqual(["manifest.json", "telemetry.md"]);
  expect(readFileSync(join(folder, "generated/telemetry.md"), "utf8")).not.toContain("metrics.md");
});

test("validators without the recorders whose types they import are a finding", async () => {
  const folder = temporaryFolder({ "catalog.yaml": withSettings("outputs: { recorders: false }") });
  expect(await meterbook(folder, [])).toMatchObject({
    code: 1,
    err: expect.stringContaining("[contradictory-outputs]"),
  });
});

test("an unknown output is a finding that names the nearest", async () => {
  const folder = temporaryFolder({ "catalog.yaml": withSettings("outputs: { validator: false }") });
  expect(await meterbook(folder, [])).toMatchObject({ code: 1, err: expect.stringContaining("validators") });
});

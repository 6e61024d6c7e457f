import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { countStarts } from "../generator/cli/meterbook-starts.js";
import { temporaryFolder } from "../generator/temporary-folder.js";

const here = fileURLToPath(new URL(".", import.meta.url));

function check(folder: string) {
  countStarts();
  const { status, stdout } = spawnSync(process.execPath, [join(here, "check.mjs"), folder], { encoding: "utf8" });
  return { status, stdout };
}

test("a registry of 541 metrics is a catalog, and nothing is lost", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  cpSync(join(here, "facts"), join(folder, "facts"), { recursive: true });
  const { status, stdout } = check(folder);
  expect(stdout).toMatch(/^conventions\.tsv: 541 metrics, .*losses: metrics 0, /);
  expect(stdout).not.toContain("not said");
  expect(status).toBe(0);
});

test("an attribute and a value that are said twice are losses", () => {
  const lines = [
    "metric\torders\tcounter\t{order}\tint\tstable\t-\t-",
    "attribute\tkind\tstring\t-\tstable\t-\trequired",
    "attribute\tkind\tint\t-\tstable\t-\trequired",
    "metric\tsales\tcounter\t{sale}\tint\tstable\t-\t-",
    "attribute\tway\tstring\t-\tstable\t-\trequired\ta|stable|-\ta|beta|-",
  ];
  const { status, stdout } = check(temporaryFolder({ "facts/shop.tsv": `${lines.join("\n")}\n` }));
  expect(stdout).toMatch(/^shop\.tsv: 2 metrics, /);
  expect(stdout).toMatch(/^ {2}types: orders kind/m);
  expect(stdout).toMatch(/^ {2}stabilities: sales way/m);
  expect(status).toBe(1);
});

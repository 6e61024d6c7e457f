import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../generator/temporary-folder.js";

const here = fileURLToPath(new URL(".", import.meta.url));

function check(folder: string) {
  const { status, stdout } = spawnSync(process.execPath, [join(here, "check.mjs"), folder], { encoding: "utf8" });
  return { status, stdout };
}

test("a registry of 541 metrics is a catalog, and nothing is lost", { timeout: 60_000 }, () => {
  const folder = temporaryFolder({});
  cpSync(join(here, "facts"), join(folder, "facts"), { recursive: true });
  const { status, stdout } = check(folder);
  expect(stdout).toMatch(/^conventions\.tsv: 541 metrics, .*losses: metrics 0, /);
  expect(stdout).not.toContain("not said");
  expect(status).toBe(0);
});

const metric = "metric\torders\tcounter\t{order}\tint\tstable\t-\t-";

test.each([
  [
    "an attribute that is said twice",
    `attribute\tkind\tstring\t-\tstable\t-\trequired\nattribute\tkind\tint\t-\tstable\t-\trequired`,
  ],
  ["a value that is said twice", "attribute\tkind\tstring\t-\tstable\t-\trequired\ta|stable|-\ta|beta|-"],
])("%s is a loss", (_, attributes) => {
  const folder = temporaryFolder({ "facts/shop.tsv": `${metric}\n${attributes}\n` });
  const { status, stdout } = check(folder);
  expect(stdout).toMatch(/^shop\.tsv: 1 metrics, .*\n {2}(?:types|stabilities): orders kind/);
  expect(status).toBe(1);
});

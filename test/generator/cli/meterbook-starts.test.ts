import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { countStarts, starts } from "./meterbook-starts.js";

const tests = fileURLToPath(new URL("../..", import.meta.url));
const own = "generator/cli/meterbook-starts.test.ts";

function textOf(file: string): string {
  return readFileSync(join(tests, file), "utf8");
}

test("about thirty command lines of the suite are processes", () => {
  const counts = Object.values(starts).map(({ most }) => most);
  expect(counts.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(32);
});

test("a file that is not listed starts none", () => {
  expect(() => countStarts()).toThrow(`${own} starts 1 command lines in processes, and 0 are listed`);
});

test("all that the suite starts are counted", () => {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const naming = files.filter((file) => file !== own && /generator\/meterbook\.cjs["'`]/.test(textOf(file)));
  expect(naming.sort()).toEqual(["generator/cli/meterbook-process.ts"]);
  const uncounted = Object.keys(starts).filter(
    (file) =>
      !/countStarts\(|meterbookProcess\(|meterbookSession\(|builtCommand\(|startWatchingProcess\(/.test(textOf(file)),
  );
  expect(uncounted).toEqual(["generator/cli/completion/completion.test.ts"]);
  expect(textOf("generator/cli/completion/shells.ts")).toContain("builtCommand()");
});

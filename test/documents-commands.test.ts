import { describe, expect, test } from "vitest";
import { commands } from "../generator/cli/program/commands.js";
import { documents, root } from "./documents.js";
import { meterbook } from "./generator/cli/meterbook.js";

/** The flags of each command, as its help lists them. */
async function flagsOfAll(): Promise<ReadonlyMap<string, readonly string[]>> {
  const flags = new Map<string, readonly string[]>();
  for (const { name } of commands) {
    const { out } = await meterbook(root, [name, "--help"]);
    flags.set(name, out.match(/--[a-z-]+/g) ?? []);
  }
  return flags;
}

const flags = await flagsOfAll();

describe.each(documents)("$path", ({ text }) => {
  test("gives commands no flags that they do not have", () => {
    const calls = Array.from(text.matchAll(/meterbook ([a-z-]+)([^`\n]*)/g), ([call, name = "", rest = ""]) => {
      // What follows `--` is another command, as what follows `&&`, `|` or `;` is.
      const [own = ""] = rest.split(/ -- |&&|[|;]/);
      return { call, name, given: own.match(/--[a-z-]+/g) ?? [] };
    });
    const unknown = calls.filter(({ name, given }) => {
      const known = flags.get(name);
      return known !== undefined && given.some((flag) => !known.includes(flag));
    });
    expect(unknown.map(({ call }) => call)).toEqual([]);
  });
});

test("every flag of every command is in a document", () => {
  const all = documents.map(({ text }) => text).join("\n");
  const missing = [...flags].flatMap(([name, given]) =>
    given.filter((flag) => !all.includes(flag)).map((flag) => `${name} ${flag}`),
  );
  expect(missing).toEqual([]);
});

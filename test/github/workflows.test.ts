import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { action, actionFile, type Step } from "./composite-action.js";

type Workflow = {
  readonly on: { readonly workflow_call?: { readonly inputs: Readonly<Record<string, object>> } };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
};

const folder = fileURLToPath(new URL("../../.github/", import.meta.url));
const names = readdirSync(join(folder, "workflows"));
const text = (name: string) => readFileSync(join(folder, "workflows", name), "utf8");
const workflow = (name: string): Workflow => parse(text(name));

/** Names of inputs that a text uses. */
function usedInputs(source: string): readonly string[] {
  return [...new Set(Array.from(source.matchAll(/\binputs\.([\w-]+)/g), ([, name = ""]) => name))].sort();
}

describe("the action", () => {
  test("uses every input that it declares, and no other", () => {
    expect(usedInputs(readFileSync(actionFile, "utf8"))).toEqual(Object.keys(action.inputs).sort());
  });

  test("gives each input a description and a default that is a text", () => {
    for (const input of Object.values(action.inputs)) {
      expect(input).toEqual({ description: expect.stringMatching(/\.$/), default: expect.any(String) });
    }
  });

  test("has the outputs that its first step writes", () => {
    const script = readFileSync(join(folder, "actions/meterbook/review.mjs"), "utf8");
    const written = new Set(Array.from(script.matchAll(/output\("([\w-]+)"/g), ([, name]) => name));
    const read = Array.from(readFileSync(actionFile, "utf8").matchAll(/steps\.review\.outputs\.([\w-]+)/g));
    expect(new Set(read.map(([, name]) => name))).toEqual(written);
  });

  test("hands its scripts every variable that they ask for, and no other", () => {
    for (const { env = {}, run = "" } of action.runs.steps) {
      const file = /[\w-]+\.mjs/.exec(run)?.[0];
      const source = file === undefined ? run : readFileSync(join(folder, "actions/meterbook", file), "utf8");
      const asked = [
        ...Array.from(source.matchAll(/METERBOOK_[A-Z_]+/g), ([name]) => name),
        ...Array.from(source.matchAll(/(?:asked|isOn)\("([A-Z_]+)"\)/g), ([, name]) => `METERBOOK_${name}`),
      ];
      expect([...new Set(asked)].filter((name) => name !== "METERBOOK_").sort()).toEqual(Object.keys(env).sort());
    }
  });
});

test.each(["action.yml", ...names])("%s puts no expression into a script", (name) => {
  const steps =
    name === "action.yml" ? action.runs.steps : Object.values(workflow(name).jobs).flatMap((job) => job.steps);
  for (const { run, shell } of steps) {
    expect(run ?? "").not.toContain("${{");
    if (name === "action.yml") expect(shell).toBe("bash");
  }
});

describe("workflows", () => {
  test("use actions of GitHub and of this repository only, with inputs that those declare", () => {
    const steps = names.flatMap((name) => Object.values(workflow(name).jobs).flatMap((job) => job.steps));
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.replace(/@v\d+$/, "")]));
    expect(new Set(used)).toEqual(
      new Set([
        "actions/checkout",
        "actions/setup-node",
        "github/codeql-action/upload-sarif",
        "./.github/actions/meterbook",
        "./.meterbook-action/.github/actions/meterbook",
      ]),
    );
    for (const { uses, with: inputs = {} } of steps.filter((step) => step.uses?.endsWith("/actions/meterbook"))) {
      expect(Object.keys(action.inputs), uses).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
    expect(existsSync(join(folder, "actions/meterbook/action.yml"))).toBe(true);
  });

  test("that can be called use every input that they declare, and no other", () => {
    const { on } = workflow("meterbook.yml");
    expect(usedInputs(text("meterbook.yml"))).toEqual(Object.keys(on.workflow_call?.inputs ?? {}).sort());
  });

  test("check this repository's own catalog with the action", () => {
    expect(workflow("ci.yml").jobs["catalog"]?.steps.at(-1)).toMatchObject({ uses: "./.github/actions/meterbook" });
  });
});

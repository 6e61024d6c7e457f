import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { grown, shop } from "../generator/cli/catalogs.js";
import { commandOfTest } from "../generator/cli/command-server.js";
import { meterbook } from "../generator/cli/meterbook.js";
import { gitWithHook, repository } from "../generator/cli/repository.js";
import { action, type Step } from "./composite-action.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The example of docs/ci.md below a mark. */
function example(mark: string): string {
  const [, text] = readFileSync(`${root}docs/ci.md`, "utf8").split(`<!-- ${mark} -->\n`);
  return /^```\w+\n([\s\S]*?)```\n/.exec(text ?? "")?.[1] ?? "";
}

test("the example of the action uses inputs and outputs that it has, and names all others", () => {
  const steps: readonly Step[] = parse(example("action")).steps;
  const step = steps.find(({ uses }) => uses?.includes("/.github/actions/meterbook@"));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
  const named = Object.keys(action.inputs).filter((name) => name !== "comment-author");
  for (const name of [...named, ...Object.keys(action.outputs)]) expect(example("action")).toContain(name);
});

test("the example of the workflow has inputs that it declares", () => {
  const declared = parse(readFileSync(`${root}.github/workflows/meterbook.yml`, "utf8")).on.workflow_call.inputs;
  const { uses, with: inputs } = parse(example("workflow")).jobs.metrics;
  expect(uses).toContain("/.github/workflows/meterbook.yml@");
  expect(Object.keys(declared)).toEqual(expect.arrayContaining(Object.keys(inputs)));
});

test("the hook lets no commit pass whose generated files are not up to date", async () => {
  const { folder, git, commit } = repository({ "catalog.yaml": shop, ".gitignore": "node_modules\n" });
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  const command = `#!/bin/sh\nexec ${await commandOfTest()} "$@"\n`;
  writeFileSync(join(folder, "node_modules/.bin/meterbook"), command, { mode: 0o755 });
  await meterbook(folder, ["--quiet"]);
  commit({});
  const hook = join(folder, git("rev-parse", "--git-path", "hooks/pre-commit"));
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(hook, example("hook"));
  chmodSync(hook, 0o755);
  writeFileSync(join(folder, "catalog.yaml"), grown);
  git("add", "--all");
  const hooked = () => gitWithHook(folder, "commit", "--message", "A change");
  const err = expect.stringMatching(/files? (is|are) not as catalog\.yaml asks/);
  expect(await hooked()).toMatchObject({ code: 1, err });
  expect(git("rev-list", "--count", "HEAD")).toBe("2");
  await meterbook(folder, ["--quiet"]);
  git("add", "--all");
  expect((await hooked()).code).toBe(0);
  expect(git("rev-list", "--count", "HEAD")).toBe("3");
});

test("pre-commit runs what the hook does, for the files that matter", () => {
  const [hook] = parse(example("pre-commit")).repos[0].hooks;
  expect(example("hook")).toContain(`exec ${hook.entry}\n`);
  const isMeant = (path: string) => new RegExp(hook.files).test(path);
  expect(["catalog.yaml", "generated/recorders.ts", "src/catalog.yaml.ts"].map(isMeant)).toEqual([true, true, false]);
});

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { foreignVariables } from "../cli/meterbook-process.js";
import { temporaryFolder } from "../temporary-folder.js";

const built = fileURLToPath(new URL("../../../generator", import.meta.url));

/** The command line as it is installed. */
function installed() {
  const modules = join(temporaryFolder(), "node_modules");
  for (const name of ["package.json", "dist"])
    cpSync(join(built, name), join(modules, "meterbook", name), { recursive: true });
  const versioned = join(modules, ".cache/meterbook/compiled", `${process.version}-${process.arch}`);
  return {
    run: (variables: Readonly<Record<string, string>> = {}) => {
      const words = [join(modules, "meterbook/dist/older-node.cjs"), "--version"];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, {
        env: { ...foreignVariables(), ...variables },
        encoding: "utf8",
      });
      return [status, stdout, stderr];
    },
    kept: () => (existsSync(versioned) ? readdirSync(versioned).map((name) => name.replace(/-[0-9a-f]+$/, "")) : []),
  };
}

test("the command line keeps what it compiled beside what is installed, unless that is unwanted, and says the same", () => {
  const { run, kept } = installed();
  const said = run({ NODE_DISABLE_COMPILE_CACHE: "1" });
  expect([said[0], said[2], kept()]).toEqual([0, "", []]);
  expect(run({ NODE_V8_COVERAGE: temporaryFolder() })).toEqual(said);
  expect(kept()).toEqual([]);
  expect([run(), run()]).toEqual([said, said]);
  expect(kept()).toEqual(expect.arrayContaining(["main.cjs", "start.cjs"]));
});

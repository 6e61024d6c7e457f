import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { foreignVariables } from "../cli/meterbook-process.js";
import { temporaryFolder } from "../temporary-folder.js";

const built = fileURLToPath(new URL("../../../generator/dist", import.meta.url));

/** A command line of one file, as it is installed. */
function installed() {
  const main =
    'require("./import-module.cjs").importModule("node:path").then(({ sep }) => console.log(process.argv[2], sep));\nprocess.exitCode = 4;\n';
  const modules = join(temporaryFolder({ "node_modules/meterbook/dist/main.cjs": main }), "node_modules");
  const dist = join(modules, "meterbook/dist");
  for (const name of ["older-node.cjs", "import-module.cjs"]) copyFileSync(join(built, name), join(dist, name));
  const entry = join(dist, "older-node.cjs");
  const kept = join(modules, ".cache/meterbook/compiled");
  return {
    run: (variables: Readonly<Record<string, string>> = {}) => {
      const env = { ...foreignVariables(), ...variables };
      const { status, stdout, stderr } = spawnSync(process.execPath, [entry, "a word"], { env, encoding: "utf8" });
      return [status, stdout, stderr];
    },
    kept: () => (existsSync(kept) ? readdirSync(kept, { recursive: true, encoding: "utf8" }) : []),
  };
}

test("the command line keeps what is compiled of it beside what is installed, unless that is unwanted, and runs as before", () => {
  const { run, kept } = installed();
  const said = [4, "a word /\n", ""];
  expect([run({ NODE_DISABLE_COMPILE_CACHE: "1" }), kept()]).toEqual([said, []]);
  expect([run({ NODE_V8_COVERAGE: temporaryFolder() }), kept()]).toEqual([said, []]);
  const one = [expect.any(String), expect.stringMatching(/\/main\.cjs-/)];
  expect([run(), kept()]).toEqual([said, one]);
  expect([run(), kept()]).toEqual([said, one]);
  expect([run({ NODE_OPTIONS: "--max-old-space-size=512" }), kept()]).toEqual([said, [...one, ...one].sort()]);
});

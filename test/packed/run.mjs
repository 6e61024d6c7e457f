// What a newcomer does, with the packages as they would be published: an empty folder, the README's commands in its order,
// a program that records through a real SDK. Fails at the first step that does not do what the README says.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { standBeside } from "./beside.mjs";
import { packages } from "./packages.mjs";
import { program } from "./program.mjs";
import { expectEqual, expectMatch, run } from "./steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "meterbook-packed-"));
const folder = join(home, "shop");
const versions = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies;
const exact = (name) => `${name}@${versions[name]}`;
const npm = (...words) => run(folder, "npm", words);
const meterbook = (words, code = 0) => run(folder, "npx", ["--no-install", "meterbook", ...words], { code });
const git = (...words) =>
  run(folder, "git", [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
    ...words,
  ]);

function install(tarballs) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  npm("init", "-y");
  npm("pkg", "set", "type=module");
  npm("install", ...quiet, "--save-dev", tarballs.generator, exact("typescript"), exact("@types/node"));
  npm(
    "install",
    ...quiet,
    tarballs["src/runtime"],
    "zod@4",
    exact("@opentelemetry/api"),
    exact("@opentelemetry/sdk-metrics"),
  );
}

function setUp() {
  expectMatch("init creates a catalog", meterbook(["init"]), /^created {2}catalog\.yaml/);
  expectMatch("init again changes nothing", meterbook(["init"]), /^unchanged: everything is set up$/m);
  expectEqual("the first catalog has no findings", meterbook(["lint"]), "catalog.yaml: no findings in 3 metrics\n");
  expectMatch("the first catalog is in canonical form", meterbook(["format", "--check"]), /^unchanged: catalog\.yaml/);
  expectMatch("npm run metrics generates", npm("run", "metrics"), /^generated 6 files from catalog\.yaml/m);
  expectMatch("npm run metrics:check finds nothing", npm("run", "metrics:check"), /^unchanged: 6 files up to date/m);
  writeFileSync(join(folder, ".gitignore"), "node_modules\nout\n");
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Metrics");
  expectMatch("diff finds no change", meterbook(["diff", "main"]), /no change/i);
}

/** The daily commands. */
function change() {
  const attributes = ["--attribute", "tool:string", "--attribute", "status=ok,failed"];
  const described = ["--instrument", "counter", "--description", "Calls of a tool by the program.", "--unit", "{call}"];
  meterbook(["add", "tool.call", ...described, ...attributes, "--status", "planned"]);
  expectMatch("add writes a planned metric", meterbook(["lint"]), /in 4 metrics$/m);
  meterbook(["generate"]);
  meterbook(["promote", "tool.call", "--since", "1.1.0"]);
  meterbook(["promote", "job.retried", "--since", "1.1.0"]);
  expectEqual("promote makes the generated files stale", meterbook(["generate", "--check"], 1).includes("stale"), true);
  meterbook(["deprecate", "job.started", "--renamed-to", "tool.call", "--reason", "Jobs are calls of tools."]);
  meterbook(["lint"]);
  meterbook(["format", "--check"]);
  meterbook(["generate"]);
  const recorders = readFileSync(join(folder, "generated/recorders.ts"), "utf8");
  expectMatch("deprecate strikes the recorder through", recorders, /@deprecated/);
  expectMatch("diff judges the changes", meterbook(["diff", "main", "--base-version", "1.0.0"]), /1\.1\.0/);
}

/** Compiles the program in a strict project, and answers what it prints. */
function compileAndRun() {
  writeFileSync(join(folder, "program.ts"), program);
  mkdirSync(join(folder, "out"));
  const options = [
    "--ignoreConfig",
    "--outDir",
    "out",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--types",
    "node",
  ];
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck"];
  run(folder, process.execPath, ["node_modules/typescript/bin/tsc", "program.ts", ...options, ...strict]);
  return run(folder, process.execPath, ["out/program.js"]).trim().split("\n");
}

try {
  mkdirSync(folder);
  const tarballs = packages(root, home);
  install(tarballs);
  setUp();
  change();
  const [exported, valid] = compileAndRun();
  const wanted = '[["shop.job.started",[3]],["shop.job.duration",[1]],["shop.tool.call",[1]]]';
  expectEqual("what was recorded is exported", exported, wanted);
  expectEqual("a wrong measurement is refused", valid, "false");
  standBeside(tarballs, home);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

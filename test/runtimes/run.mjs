// One suite on every runtime that can be had here: `npm run test:runtimes`. Node 20 to 26, Bun, Deno and workerd come from
// npm, into node_modules/.cache; what cannot be installed or started is skipped, with a message.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { nodesOf } from "../bench/nodes.mjs";
import { inBrowser } from "./browser.mjs";
import { bundle, cache, folder, write } from "./bundles.mjs";
import { whileFrozen } from "./frozen.mjs";
import { createReceiver } from "./receiver.mjs";

const skip = (what) => process.stdout.write(`skipped: ${what}\n`);

/** The path and the version of what a package of npm starts, which is installed if it is not there; undefined if it cannot be. */
function installed(name) {
  const path = join(cache, "node_modules/.bin", name);
  try {
    if (!existsSync(path)) {
      mkdirSync(cache, { recursive: true });
      if (!existsSync(join(cache, "package.json"))) writeFileSync(join(cache, "package.json"), '{ "private": true }');
      const install = ["install", "--no-audit", "--no-fund", "--loglevel=error", name];
      execFileSync("npm", install, { cwd: cache, stdio: "pipe" });
    }
    const [version] = execFileSync(path, ["--version"], { encoding: "utf8" }).split("\n");
    return { path, version: version.replace(/^(\w+ )?(\S+).*$/, "$2") };
  } catch (error) {
    skip(`no ${name} on this machine (${error.message.split("\n")[0]})`);
    return undefined;
  }
}

async function linesOf(path, args, env = {}) {
  const options = { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] };
  const child = spawn(path, args, { ...options, timeout: 60_000, killSignal: "SIGKILL" });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ?? code)));
  const [out, error, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const lines = `${out}${error}`.match(/^.*\b(ok|FAILED) .*/gm) ?? ["FAILED nothing was printed"];
  return end === 0 ? lines : [...lines, `FAILED it ended with ${end}: ${error.slice(0, 500)}`];
}

let failures = 0;

function show(name, lines) {
  const failed = lines.filter((line) => !/^(\S+ )*ok /.test(line));
  failures += failed.length;
  process.stdout.write(`${name}: ${lines.length - failed.length} checks hold\n`);
  for (const line of failed) process.stdout.write(`  ${line}\n`);
}

const script = await bundle("script");
const thread = write("thread.mjs", 'import { Worker } from "node:worker_threads";\nnew Worker(process.argv[2]);\n');

for (const { version, path } of nodesOf("20,22,24,26")) {
  show(`Node ${version}`, await linesOf(path, [script]));
  show(`Node ${version}, a worker thread`, await linesOf(path, [thread, script]));
}

const bun = installed("bun");
if (bun) show(`Bun ${bun.version}`, await linesOf(bun.path, ["run", script]));

/** Deno sends what its own instruments hold to a receiver, every 50 ms and at the end. */
async function builtInOfDeno({ path }) {
  const receiver = await createReceiver();
  const lines = await linesOf(
    path,
    ["run", "--unstable-otel", "--allow-all", "--no-config", await bundle("deno"), receiver.url],
    {
      OTEL_DENO: "true",
      OTEL_DENO_CONSOLE: "ignore",
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_METRIC_EXPORT_INTERVAL: "50",
    },
  );
  const [last] = receiver.values("end", "fixture.undo");
  receiver.close();
  return [...lines, `${last === 7 ? "ok" : "FAILED"} what is flushed at the end of the program is sent (${last})`];
}

const deno = installed("deno");
if (deno) {
  const name = `Deno ${deno.version}`;
  show(`${name}, the SDK of npm`, await linesOf(deno.path, ["run", "--allow-all", "--no-config", script]));
  show(`${name}, its own OpenTelemetry`, await builtInOfDeno(deno));
}

const workerd = installed("workerd");
if (workerd) {
  await bundle("worker");
  const worker = '(modules = [(name = "worker.mjs", esModule = embed "worker.mjs")], compatibilityDate = "2025-01-01")';
  write(
    "config.capnp",
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "suite", worker = ${worker})]);
`,
  );
  show(`workerd ${workerd.version}`, await linesOf(workerd.path, ["test", "config.capnp"]));
}

const pages = await inBrowser(await bundle("page"));
for (const [name, lines] of Object.entries(pages ?? {})) show(name, lines);
if (!pages) skip("there is no Chromium; `apt-get install chromium` brings one");

if (process.platform === "win32") skip("no process can be frozen on Windows");
else show("a process that is frozen between invocations", await whileFrozen(await bundle("invoked", "node")));

if (failures > 0) process.exitCode = 1;

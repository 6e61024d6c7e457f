// The first hour of a newcomer: the documents' own lines, in their order, in fresh folders, until a first point is exported.
// `npm run test:newcomer`; `-- --short` plays a part, `-- pnpm Jest` the rows whose names have all of these. Packages of this
// repository come packed from a registry on this machine, all others from the registry that npm is set to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packages } from "../packed/packages.mjs";
import { run } from "../packed/steps.mjs";
import { play } from "./play.mjs";
import { rows } from "./rows.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), "meterbook-newcomer-")));
const words = process.argv.slice(2).filter((word) => word !== "--short");
const isShort = process.argv.includes("--short");
const steps = ["project", "install", "init", "generate", "check", "point"];

const nameOf = ({ project, manager, node }) => `${project} · ${manager} · Node ${node}`;
const chosen = rows.filter((row) => (row.short || !isShort) && words.every((word) => nameOf(row).includes(word)));
const width = Math.max(...chosen.map((row) => nameOf(row).length));

/** Plays a row; answers what its line of the table says, and whether that is as it should be. */
async function result(row, place) {
  try {
    const seconds = await play(row, place);
    const cells = steps
      .map((step) => (seconds[step] === undefined ? "-" : seconds[step].toFixed(1)).padStart(9))
      .join("");
    if (row.fails === undefined) return { text: cells, ok: true };
    return { text: `${cells}  works: take its reason "${row.fails}" away`, ok: false };
  } catch (error) {
    if (row.fails !== undefined) return { text: `  fails, as expected: ${row.fails}`, ok: true };
    return { text: `  FAILS\n${error.message}`, ok: false };
  }
}

const tarballs = packages(root, home);
const upstream = run(root, "npm", ["config", "get", "registry"]).trim();
const server = spawn(process.execPath, [join(root, "test/packed/registry.mjs"), upstream, ...Object.values(tarballs)], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [address] = await once(server.stdout, "data");
  const place = { root, home, registry: String(address).trim() };
  process.stdout.write(`\n${"seconds".padEnd(width)}${steps.map((step) => step.padStart(9)).join("")}\n`);
  const waiting = [...chosen];
  const playOn = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const { text, ok } = await result(row, place);
      process.stdout.write(`${nameOf(row).padEnd(width)}${text}\n`);
      if (!ok) process.exitCode = 1;
    }
  };
  // Two at once: most of their time is that of installs, which wait for a registry.
  await Promise.all([playOn(), playOn()]);
} finally {
  server.kill();
  rmSync(home, { recursive: true, force: true });
}

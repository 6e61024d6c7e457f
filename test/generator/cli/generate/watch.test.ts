import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { faulty, grown, shop, withSettings } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { builtCommand } from "../meterbook-process.js";
import { startWatching, startWatchingProcess } from "./watching.js";

const watching = "Ctrl-C ends it\n";
const markers = "<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n";

function recorders(folder: string): string {
  return readFileSync(join(folder, "generated/recorders.ts"), "utf8");
}

/** As editors save: a file beside it takes its place. */
function saveByRenaming(path: string, text: string): void {
  writeFileSync(`${path}.swp`, text);
  renameSync(`${path}.swp`, path);
}

test("a watch generates at once, and again after a save in place and a save by renaming", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const catalog = join(folder, "catalog.yaml");
  const { seen, end } = startWatching(folder);
  await seen(watching);
  expect(recorders(folder)).not.toContain("orderCancelled");
  writeFileSync(catalog, grown);
  await seen("generated 6 files");
  expect(recorders(folder)).toContain("orderCancelled");
  saveByRenaming(catalog, shop);
  await seen("generated 6 files");
  expect(recorders(folder)).not.toContain("orderCancelled");
  saveByRenaming(catalog, grown);
  await seen("generated 6 files");
  expect(recorders(folder)).toContain("orderCancelled");
  expect(await end()).toMatchObject({ code: 0, err: "" });
});

test("a broken catalog is reported once, changes nothing, and so is its fix", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const catalog = join(folder, "catalog.yaml");
  const { seen, end } = startWatching(folder);
  await seen(watching);
  const before = recorders(folder);
  writeFileSync(catalog, faulty);
  await seen("nothing is written until this is fixed");
  writeFileSync(catalog, `${faulty}# the same finding\n`);
  writeFileSync(catalog, faulty.replace("instrument: counter", "instrument: conter"));
  await seen("nothing is written until this is fixed");
  expect(recorders(folder)).toBe(before);
  writeFileSync(catalog, grown);
  await seen("catalog.yaml is fixed\ngenerated 6 files");
  const { code, err } = await end();
  expect([code, err.match(/7:5 {2}error\[unknown-key\]/g)?.length]).toEqual([0, 2]);
});

test("a catalog that is broken when the watch begins is waited for", async () => {
  const folder = temporaryFolder({ "catalog.yaml": faulty });
  const { seen, end } = startWatching(folder);
  await seen(watching);
  writeFileSync(join(folder, "catalog.yaml"), shop);
  await seen("catalog.yaml is fixed\ngenerated 6 files");
  expect((await end()).code).toBe(0);
});

test("a catalog that is deleted is waited for until it is there again", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const catalog = join(folder, "catalog.yaml");
  const { seen, end } = startWatching(folder);
  await seen(watching);
  unlinkSync(catalog);
  await seen("error[file-unreadable]");
  writeFileSync(catalog, grown);
  await seen("catalog.yaml is fixed\ngenerated 6 files");
  expect((await end()).code).toBe(0);
});

test("a catalog that is empty for a moment, while it is saved, is no finding", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const catalog = join(folder, "catalog.yaml");
  const { seen, end } = startWatching(folder);
  await seen(watching);
  // The run that follows the beginning of a watch reads the empty file.
  writeFileSync(catalog, "");
  setTimeout(() => writeFileSync(catalog, grown), 150);
  await seen("generated 6 files");
  expect((await end()).err).toBe("");
  expect(recorders(folder)).toContain("orderCancelled");
});

test("saves in quick succession make one run, and its own writes none", async () => {
  const folder = temporaryFolder({ "catalog.yaml": withSettings("markdown: [README.md]"), "README.md": markers });
  const catalog = join(folder, "catalog.yaml");
  const { seen, end } = startWatching(folder);
  await seen(watching);
  for (const word of ["An", "One", "Some", "Any"]) {
    writeFileSync(catalog, withSettings("markdown: [README.md]").replace("An order", `${word} order`));
  }
  await seen("updated  README.md");
  writeFileSync(catalog, faulty);
  await seen("until this is fixed");
  const { out } = await end();
  expect(out.match(/^generated /gm)).toHaveLength(2);
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("Any order was placed.");
});

test("files that the catalog names are watched as soon as it names them, whether they exist or not", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { seen, end } = startWatching(folder);
  await seen(watching);
  writeFileSync(join(folder, "catalog.yaml"), withSettings("templates: { names.txt: templates/names.hbs }"));
  await seen("until this is fixed");
  mkdirSync(join(folder, "templates"));
  writeFileSync(join(folder, "templates/names.hbs"), "{{name}}");
  await seen("created  generated/names.txt");
  saveByRenaming(join(folder, "templates/names.hbs"), "name: {{name}}");
  await seen("updated  generated/names.txt");
  rmSync(join(folder, "templates"), { recursive: true });
  await seen("until this is fixed");
  mkdirSync(join(folder, "templates"));
  writeFileSync(join(folder, "templates/names.hbs"), "again: {{name}}");
  await seen("updated  generated/names.txt");
  expect(readFileSync(join(folder, "generated/names.txt"), "utf8")).toBe("again: shop");
  expect((await end()).code).toBe(0);
});

test("blocks of Markdown are watched, too", async () => {
  const folder = temporaryFolder({ "catalog.yaml": withSettings("markdown: [README.md]"), "README.md": markers });
  const { seen, end } = startWatching(folder);
  await seen(watching);
  writeFileSync(join(folder, "README.md"), `# Metrics\n\n${markers}`);
  await seen("updated  README.md");
  expect(readFileSync(join(folder, "README.md"), "utf8")).toMatch(/^# Metrics\n\n[\s\S]*order\.placed/);
  expect((await end()).code).toBe(0);
});

/** The lock of a run on another machine, which nobody else may break. */
const lock = JSON.stringify({ pid: 1, host: "elsewhere", id: "00000000-0000-4000-8000-000000000000" });

test("an edit during a run is followed by another run", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { seen, end } = startWatching(folder);
  await seen(watching);
  const locked = join(folder, "generated/.meterbook.lock");
  const leftover = join(folder, "generated/.meterbook-2147483646-0123abcd.tmp");
  writeFileSync(locked, lock);
  writeFileSync(leftover, "");
  writeFileSync(join(folder, "catalog.yaml"), grown);
  await cleared(leftover);
  writeFileSync(join(folder, "catalog.yaml"), grown.replaceAll("cancelled", "returned"));
  unlinkSync(locked);
  await seen("generated 6 files");
  await seen("generated 6 files");
  expect(recorders(folder)).toContain("orderReturned");
  expect((await end()).code).toBe(0);
});

test("an interruption while a run waits ends at once, leaves the lock of the other and no half-written file", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { seen, end } = startWatchingProcess(folder);
  await seen(watching);
  const leftover = join(folder, "generated/.meterbook-2147483646-0123abcd.tmp");
  writeFileSync(join(folder, "generated/.meterbook.lock"), lock);
  writeFileSync(leftover, "");
  const before = recorders(folder);
  writeFileSync(join(folder, "catalog.yaml"), grown);
  await cleared(leftover);
  expect(await end("SIGTERM")).toMatchObject({ code: 0, signal: null, err: "" });
  expect(recorders(folder)).toBe(before);
  expect(readFileSync(join(folder, "generated/.meterbook.lock"), "utf8")).toBe(lock);
  expect(readdirSync(join(folder, "generated")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

/** A run clears the folder just before it waits for the lock. */
async function cleared(leftover: string): Promise<void> {
  while (existsSync(leftover)) await new Promise((resolve) => setTimeout(resolve, 10));
}

test("Ctrl-C on a terminal ends it with exit code 0, and the terminal is left on a line of its own", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const env = { PATH: process.env["PATH"] ?? "", TERM: "dumb", NO_COLOR: "1" };
  const [node, file] = builtCommand();
  const terminal = spawn(node, [file, "--watch"], { cwd: folder, cols: 200, rows: 24, env });
  let written = "";
  terminal.onData((text) => {
    if (!written.includes("Ctrl-C") && (written + text).includes("Ctrl-C")) terminal.write("\u0003");
    written += text;
  });
  const { exitCode, signal } = await new Promise<{ exitCode: number; signal?: number | undefined }>((resolve) => {
    terminal.onExit(resolve);
  });
  expect([exitCode, signal]).toEqual([0, 0]);
  expect(written).toMatch(/ends it\r\n(\^C)?\r\nthe watch has ended\r\n$/);
  expect(existsSync(join(folder, "generated/.meterbook.lock"))).toBe(false);
});

test("as JSON, each run that brings news is one line", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { seen, end } = startWatching(folder, ["--format", "json"]);
  await seen('"status":"generated"');
  await seen("\n");
  writeFileSync(join(folder, "catalog.yaml"), faulty);
  await seen('"status":"invalid"');
  await seen("\n");
  const { out, err } = await end();
  const statuses = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).status);
  expect([statuses, err]).toEqual([["generated", "invalid"], ""]);
});

test.each([
  ["with --check", ["--check"], "--check"],
  ["with --dry-run", ["--dry-run"], "--dry-run"],
  ["for GitHub", ["--format", "github"], 'the format "github"'],
  ["for code scanning", ["--format", "sarif"], 'the format \\"sarif\\"'],
])("a watch %s is rejected", async (_, words, message) => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { code, out, err } = await meterbook(folder, ["--watch", ...words]);
  expect(code).toBe(2);
  expect(out + err).toContain(message);
  expect(existsSync(join(folder, "generated"))).toBe(false);
});

test("a watch of a catalog that does not exist, or of a folder that cannot be written, does not begin", async () => {
  const missing = await startWatching(temporaryFolder()).ending;
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("error[file-unreadable]")]);
  const blocked = await startWatching(temporaryFolder({ "catalog.yaml": shop, generated: "" })).ending;
  expect([blocked.code, blocked.err]).toEqual([2, expect.stringContaining("a file stands where a folder is needed")]);
});

test("a part that changes, comes or goes is generated from, and a broken one is reported", async () => {
  const part = (name: string) => `metrics:\n  ${name}: { instrument: counter, description: It happened at last. }\n`;
  const text = shop.replace("metrics:", "include: [metrics/**/*.yaml]\nmetrics:");
  const folder = temporaryFolder({ "catalog.yaml": text, "metrics/a.yaml": part("part.a") });
  const at = (path: string) => join(folder, path);
  const { seen, end } = startWatching(folder);
  await seen(watching);
  writeFileSync(at("metrics/a.yaml"), part("part.b"));
  await seen("generated 6 files");
  expect(recorders(folder)).toContain("partB");
  mkdirSync(at("metrics/deep"));
  writeFileSync(at("metrics/deep/c.yaml"), `${part("part.c")}events:\n  part.happened: { records: { part.c: } }\n`);
  await seen("generated 6 files");
  expect(recorders(folder)).toContain("partC");
  expect(recorders(folder)).toContain("partHappened");
  writeFileSync(at("metrics/deep/c.yaml"), part("part.b"));
  await seen("nothing is written until this is fixed");
  rmSync(at("metrics/deep"), { recursive: true });
  await seen("generated 6 files");
  expect(recorders(folder)).not.toContain("partC");
  await end();
});

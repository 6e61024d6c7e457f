import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { madeOnce, repositoryIn } from "../repository.js";

const biomeBin = fileURLToPath(new URL("../../../../node_modules/@biomejs/biome/bin/biome", import.meta.url));
const readme = "# Shop\n\n<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n";
const settings = "generate: { markdown: [README.md], templates: { names.txt: names.hbs, deep/list.json: list.hbs } }\n";
const files = {
  "README.md": readme,
  "names.hbs": "{{#each metrics}}\n{{name}}\n{{/each}}\n",
  "list.hbs": '["{{name}}",\n"x"]\n',
  "about.md": "Some text.\n\nMore\nof it.\n",
  ".gitattributes": "",
};

function metric(name: string): string {
  return `  ${name}:\n    instrument: counter\n    description: |\n      It happened.\n      Again.\n`;
}

/** Areas of some metrics each; above 60 metrics every area is a file of its own. */
function catalog(areas: number): string {
  const names = Array.from({ length: areas * 6 }, (_, index) => `area${Math.floor(index / 6)}.metric${index % 6}`);
  const page = "page: { sections: [{ title: About, include: about.md }] }\n";
  return `catalog: 1\nname: shop\n${settings}${page}metrics:\n${names.map(metric).join("")}`;
}

function git(folder: string, ...words: readonly string[]): void {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.autocrlf=false"];
  execFileSync("git", [...author, ...words], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
}

async function repository(text: string): Promise<string> {
  const { folder } = await madeOnce(text, async () => {
    const created = repositoryIn(temporaryFolder({ "catalog.yaml": text, ...files }));
    git(created.folder, "init", "--quiet", "--initial-branch=main", "--template=");
    await commit(created.folder, "start");
    return created;
  });
  return folder;
}

async function commit(folder: string, message: string): Promise<void> {
  expect(await meterbook(folder, [])).toMatchObject({ code: 0, err: "" });
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", `--message=${message}`);
}

/** Adds a metric behind another one, on a branch of its own that begins at main. */
async function branch(folder: string, name: string, behind: string): Promise<void> {
  git(folder, "switch", "--quiet", "--create", name, "main");
  const path = join(folder, "catalog.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(metric(behind), `${metric(behind)}${metric(name)}`));
  await commit(folder, name);
}

test.each([
  ["one file", 4],
  ["one file an area", 12],
])("two branches that each add a metric, in %s, merge without a conflict into what is up to date", async (_, areas) => {
  const folder = await repository(catalog(areas));
  await branch(folder, "area1.added", "area1.metric2");
  await branch(folder, "area3.added", "area3.metric2");
  git(folder, "merge", "--quiet", "--no-edit", "area1.added");
  expect(await meterbook(folder, ["--check"])).toMatchObject({ code: 0, err: "" });
});

test("two branches that each add a template conflict in the manifest's list, which a run writes again", async () => {
  const folder = await repository(catalog(2));
  const path = join(folder, "generated/manifest.json");
  const own = readFileSync(path, "utf8");
  writeFileSync(path, own.replace('  "own_outputs"', '<<<<<<< ours\n=======\n>>>>>>> theirs\n  "own_outputs"'));
  expect(await meterbook(folder, ["--check"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("manifest.json"),
  });
  expect(await meterbook(folder, [])).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(path, "utf8")).toBe(own);
});

function textFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("/.git/"));
}

/** As git writes the files on Windows, where `core.autocrlf` is set to true. */
function windowsClone(folder: string): string {
  const clone = temporaryFolder();
  cpSync(folder, clone, { recursive: true });
  for (const path of textFiles(clone)) writeFileSync(path, readFileSync(path, "utf8").replace(/\r?\n/g, "\r\n"));
  return clone;
}

test.each([4, 12])("a fresh clone with the line ends of Windows is up to date, with %i areas", async (areas) => {
  const clone = windowsClone(await repository(catalog(areas)));
  expect(await meterbook(clone, ["--check"])).toMatchObject({ code: 0, err: "" });
  const before = textFiles(clone).map((path) => statSync(path).mtimeMs);
  expect(await meterbook(clone, [])).toMatchObject({ code: 0, out: expect.stringMatching(/^unchanged/) });
  expect(textFiles(clone).map((path) => statSync(path).mtimeMs)).toEqual(before);
});

test("a change in a clone with the line ends of Windows is the same to git as one elsewhere", async () => {
  const folder = await repository(catalog(4));
  const clone = windowsClone(folder);
  for (const place of [folder, clone]) {
    const path = join(place, "catalog.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll("It happened.", "It came to pass."));
    expect((await meterbook(place, [])).code).toBe(0);
  }
  const texts = (place: string) =>
    textFiles(place).map((path) => [path.slice(place.length), readFileSync(path, "utf8").replaceAll("\r\n", "\n")]);
  expect(texts(clone)).toEqual(texts(folder));
});

test("a file with another first line, as tools for licenses write it, is written again", async () => {
  const folder = temporaryFolder();
  cpSync(await repository(catalog(2)), folder, { recursive: true });
  const path = join(folder, "generated/recorders.ts");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, `// SPDX-License-Identifier: MIT\n${text}`);
  expect((await meterbook(folder, ["--check"])).err).toContain("differs  generated/recorders.ts");
  expect(await meterbook(folder, [])).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a formatter that changed the files is named, with what keeps it out of them", async () => {
  const folder = await repository(catalog(2));
  // Whether a file was edited is known where it was generated.
  await meterbook(folder, []);
  const biome = {
    formatter: { lineWidth: 60 },
    javascript: { formatter: { quoteStyle: "single", semicolons: "asNeeded" } },
  };
  writeFileSync(join(folder, "biome.json"), JSON.stringify(biome));
  execFileSync(process.execPath, [biomeBin, "format", "--write", "--vcs-enabled=false", "generated"], {
    cwd: folder,
    stdio: "ignore",
  });
  const { code, err } = await meterbook(folder, ["--check"]);
  expect(code).toBe(1);
  expect(err).toContain("  edited  generated/recorders.ts  (only its layout differs, as after a formatter)\n");
  expect(err).toContain(
    'help: keep formatters out of `generated`: for prettier a line `generated/` in .prettierignore, for Biome `"!generated"` in',
  );
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...biome, files: { includes: ["**", "!generated"] } }));
  expect(await meterbook(folder, [])).toMatchObject({ code: 0 });
  try {
    execFileSync(process.execPath, [biomeBin, "format", "--write", "--vcs-enabled=false", "generated"], {
      cwd: folder,
      stdio: "ignore",
    });
  } catch {
    // Biome fails when nothing is left for it to format.
  }
  expect(await meterbook(folder, ["--check"])).toMatchObject({ code: 0, err: "" });
});

test("an output that nothing asks for any more is deleted in a fresh clone, too, and no copy of one", async () => {
  const folder = await repository(catalog(12));
  const clone = temporaryFolder();
  cpSync(folder, clone, { recursive: true });
  cpSync(join(clone, "generated/recorders.ts"), join(clone, "generated/copy.ts"));
  writeFileSync(join(clone, "catalog.yaml"), catalog(11).replace(", deep/list.json: list.hbs", ""));
  expect(existsSync(join(clone, "generated/recorders/area11.ts"))).toBe(true);
  expect(await meterbook(clone, [])).toMatchObject({ code: 0, err: "" });
  for (const gone of ["recorders/area11.ts", "validators/area11.ts", "deep"])
    expect(existsSync(join(clone, "generated", gone))).toBe(false);
  expect(existsSync(join(clone, "generated/copy.ts"))).toBe(true);
  rmSync(join(clone, "generated/copy.ts"));
  expect(await meterbook(clone, ["--check"])).toMatchObject({ code: 0, err: "" });
});

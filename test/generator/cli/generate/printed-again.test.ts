import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../../generator/write/hash.js";
import { set, textOf } from "../../diff/rich-catalog.js";
import { largeCatalog } from "../../emit/large-catalog.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { forge, recordOf } from "./remembered-run.js";

/** Without what the rich catalog names beside itself. */
const bare = ["generate/templates", "generate/markdown", "generate/recorded_in", "page/sections"];
const catalog = bare.reduce((document, path) => set(path, undefined)(document), largeCatalog);

function withTags(...tags: readonly string[]): string {
  return textOf(set("metrics/disk.n0/tags", tags)(catalog));
}

/** A folder that has been generated, so that what is printed is known. */
async function warm(): Promise<string> {
  const folder = temporaryFolder({ "node_modules/placeholder": "" });
  await edit(folder, "first");
  return folder;
}

async function edit(folder: string, tag: string): Promise<void> {
  writeFileSync(join(folder, "catalog.yaml"), withTags(tag));
  await generate(folder);
}

async function generate(folder: string, ...words: readonly string[]): Promise<void> {
  const { code, err } = await meterbook(folder, ["generate", ...words]);
  expect({ code, err }).toEqual({ code: 0, err });
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    paths
      .filter((path) => /\.\w+$/.test(path))
      .map((path) => [path, readFileSync(join(folder, "generated", path), "utf8")]),
  );
}

const firstRuns = new Map<string, Readonly<Record<string, string>>>();

/** What a run makes of the same catalog in a folder where nobody knows anything. */
async function fresh(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = readFileSync(join(folder, "catalog.yaml"), "utf8");
  const known = firstRuns.get(text);
  if (known !== undefined) return known;
  const other = temporaryFolder({ "node_modules/placeholder": "", "catalog.yaml": text });
  await generate(other);
  const files = filesIn(other);
  firstRuns.set(text, files);
  return files;
}

const part = "generated/recorders/disk.ts";

test.each<[string, (folder: string) => unknown]>([
  ["nothing else", () => undefined],
  ["another before it", (folder) => edit(folder, "second")],
  ["a file edited by hand", (folder) => appendFileSync(join(folder, part), "// mine\n")],
  [
    "a file of another part edited by hand",
    (folder) => appendFileSync(join(folder, "generated/recorders/db.ts"), "//\n"),
  ],
  ["a file deleted", (folder) => rmSync(join(folder, part))],
  ["all of it deleted", (folder) => rmSync(join(folder, "generated"), { recursive: true })],
  ["the record cut", (folder) => writeFileSync(recordOf(folder), readFileSync(recordOf(folder), "utf8").slice(0, -40))],
  ["the record of another format", (folder) => forge(folder, () => ({ format: 2 }))],
  ["a record without what was printed", (folder) => forge(folder, () => ({ printed: [["a"]] }))],
  [
    "a wrong hash",
    (folder) => {
      writeFileSync(
        recordOf(folder),
        readFileSync(recordOf(folder), "utf8").replace(/"[\da-f]{64}"\]/g, `"${sha256("")}"]`),
      );
    },
  ],
])("after an edit of a metric and %s the files are those of a first run", async (_, change) => {
  const folder = await warm();
  await change(folder);
  await edit(folder, "third");
  expect(filesIn(folder)).toEqual(await fresh(folder));
});

test("what other code printed is not believed", async () => {
  const folder = await warm();
  const before = filesIn(folder);
  writeFileSync(join(folder, "catalog.yaml"), withTags("third").replace("Number 1.", "Number one."));
  await generate(folder);
  const stale = before["recorders/net.ts"] ?? "";
  writeFileSync(join(folder, "generated/recorders/net.ts"), stale);
  forge(folder, ({ printed }) => ({
    generator: "other",
    printed: (printed as readonly string[][]).map(([path, input]) => [path, input, sha256(before[path ?? ""] ?? "")]),
  }));
  appendFileSync(join(folder, "catalog.yaml"), "# more\n");
  await generate(folder);
  expect(filesIn(folder)["recorders/net.ts"]).toContain("Number one.");
});

test("`--check` prints everything itself", async () => {
  const folder = await warm();
  const before = filesIn(folder);
  writeFileSync(join(folder, "catalog.yaml"), withTags("third").replace("Number 1.", "Number one."));
  await generate(folder);
  writeFileSync(join(folder, "generated/recorders/net.ts"), before["recorders/net.ts"] ?? "");
  forge(folder, ({ printed }) => ({
    printed: (printed as readonly string[][]).map(([path, input]) => [path, input, sha256(before[path ?? ""] ?? "")]),
  }));
  appendFileSync(join(folder, "catalog.yaml"), "# more\n");
  const { code, out, err } = await meterbook(folder, ["generate", "--check"]);
  expect({ code, said: (out + err).includes("recorders/net.ts") }).toEqual({ code: 1, said: true });
});

test("`--only` writes what it names, and a run after it the rest", async () => {
  const folder = await warm();
  writeFileSync(join(folder, "catalog.yaml"), withTags("third").replace("Number 1.", "Number one."));
  const before = filesIn(folder);
  await generate(folder, "--only", "recorders");
  const after = filesIn(folder);
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed).toEqual(["recorders/net.ts"]);
  await generate(folder);
  expect(filesIn(folder)).toEqual(await fresh(folder));
  await generate(folder, "--check");
});

test("a catalog that becomes small, and large again, leaves nothing behind", async () => {
  const folder = await warm();
  writeFileSync(join(folder, "catalog.yaml"), "catalog: 1\nname: shop\nmetrics:\n  one: { instrument: counter }\n");
  await generate(folder);
  expect(Object.keys(filesIn(folder))).toContain("recorders.ts");
  writeFileSync(join(folder, "catalog.yaml"), withTags("third"));
  await generate(folder);
  expect(filesIn(folder)).toEqual(await fresh(folder));
});

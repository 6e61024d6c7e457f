import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogJsonSchemaText, partJsonSchemaText } from "../generator/document/json-schema.js";
import { anchorsOf, type Document, documentNamed, documents, proseOf, root } from "./documents.js";
import { temporaryFolder } from "./generator/temporary-folder.js";

const options = {
  module: "nodenext",
  target: "es2022",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};

type Example = { readonly name: string; readonly catalog: string | undefined; readonly code: string };

const examples: readonly Example[] = documents.flatMap(({ path, text }) =>
  Array.from(
    text.matchAll(/(?:<!-- catalog: (?<catalog>\S+) -->\n)?```ts\n(?<code>[\s\S]*?)```/g),
    ({ groups }, index) => ({
      name: `${path.replaceAll("/", "-")}-${index + 1}`,
      catalog: groups?.["catalog"],
      code: groups?.["code"] ?? "",
    }),
  ),
);

test("every TypeScript example of the documents compiles", () => {
  const folder = temporaryFolder({ "package.json": '{ "type": "module" }' });
  for (const { name, catalog, code } of examples) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "example.ts"), code);
    symlinkSync(
      join(root, catalog === undefined ? "generated" : `${catalog}/expected`),
      join(folder, name, "generated"),
    );
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const files = examples.map(({ name }) => `${name}/example.ts`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  expect(execFileSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" })).toBe("");
  expect(examples.length).toBeGreaterThan(7);
});

test("the README is at most 250 lines long", () => {
  expect(documentNamed("README.md").split("\n").length).toBeLessThanOrEqual(251);
});

describe.each(documents)("$path", (document) => {
  test("has no dead link", () => {
    expect(deadLinks(document)).toEqual([]);
  });

  test("is linked from the README", () => {
    if (document.path === "README.md") expect(existsSync(join(root, "LICENSE"))).toBe(true);
    else expect(documentNamed("README.md")).toContain(`](${document.path}`);
  });

  test("says nothing in a word that the word list replaces", () => {
    const words =
      /\b(mend(s|ed)?|anew|tells?|told|strays?|judge(s|d|ments?)?|judgements?|as ever|surroundings|ledger)\b/gi;
    expect(proseOf(document).match(words) ?? []).toEqual([]);
  });

  test("marks the language of each block of code", () => {
    const fences = Array.from(document.text.matchAll(/^```(.*)$/gm), ([, language = ""]) => language);
    const openings = fences.filter((_, index) => index % 2 === 0);
    expect(openings.filter((language) => language === "")).toEqual([]);
  });
});

test("of 100 sentences of the documents at least 95 have 30 words at most", () => {
  const all = documents.flatMap(sentencesOf);
  const long = all.filter((sentence) => sentence.split(/\s+/).length > 30);
  expect(all.length).toBeGreaterThan(200);
  expect(long.length / all.length, long.join("\n")).toBeLessThanOrEqual(0.05);
});

test("the JSON Schemas that editors read are those of the loader", () => {
  const schema = readFileSync(join(root, "generator/catalog.schema.json"), "utf8");
  expect(schema, "run `npm run generate` and commit what it changes").toBe(catalogJsonSchemaText());
  const ofParts = readFileSync(join(root, "generator/part.schema.json"), "utf8");
  expect(ofParts, "run `npm run generate` and commit what it changes").toBe(partJsonSchemaText());
});

test("the set-up lines of the README are those that CI runs", () => {
  const readme = documentNamed("README.md");
  const workflow = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  const script = readFileSync(join(root, ".ci/run"), "utf8");
  expect(readme).toContain("\nnpm ci && npm run generate\n");
  expect(readme).toContain("\nnpm ci && npm test\n");
  expect(workflow).toContain("npm ci && npm test");
  expect(script).toContain("npm ci && npm test");
});

/** Links that lead to no file of the repository, or to no heading of its page. */
function deadLinks(document: Document): readonly string[] {
  const links = Array.from(proseOf(document).matchAll(/\]\(([^)\s]+)\)/g), ([, link = ""]) => link);
  return links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(link, document));
}

function leadsSomewhere(link: string, document: Document): boolean {
  const [file = "", anchor] = link.split("#");
  const path = file === "" ? document.path : normalize(join(dirname(document.path), file));
  if (!existsSync(join(root, path))) return false;
  const target = documents.find((other) => other.path === path);
  return anchor === undefined || (target !== undefined && anchorsOf(target).has(anchor));
}

/** Sentences of paragraphs and lists; a table, a heading and code are none. */
function sentencesOf(document: Document): readonly string[] {
  const blocks = proseOf(document)
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/)
    .filter((block) => !/^\s*(?:\||#|<)/.test(block));
  return blocks.flatMap((block) =>
    block
      .replaceAll(/\s+/g, " ")
      .split(/(?<=[.!?:]) (?=[A-Z`*])/)
      .filter((sentence) => sentence.trim() !== ""),
  );
}

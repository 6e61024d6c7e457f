import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What each file of a workspace may be; null stands for no file. The first of each is what it is to begin with. */
const variants: Readonly<Record<string, readonly (string | null)[]>> = {
  "catalog.yaml": [
    catalog("shop", "MB"),
    catalog("shop", "MBy"),
    catalog("shop.", "MB"),
    catalog("shop", "MB").replace("orders:", "# One line more.\n  orders:"),
    catalog("shop", "MB").replaceAll("\n", "\r\n"),
    `\ufeff${catalog("shop", "MB")}`,
    catalog("shop", "MB").replace("An order.", "Another order."),
    catalog("shop", "MB").replace("  include: [parts/*.yaml]\n", ""),
    catalog("shop", "MB").replace("imports: [{ from: ./shared/catalog.yaml, metrics: { shared.wait: } }]\n", ""),
    catalog("shop", "MB").replace("output: out", "output: other"),
    `${catalog("shop", "MB")}lint: { rules: { mistaken-unit: "off" } }\n`,
    `${catalog("shop", "MB")}queries: { files: [rules.yaml], owns: [shop_*] }\n`,
    catalog("shop", "MB").replace("instrument: counter", "instrument: nothing"),
    "not: [a catalog\n",
    null,
  ],
  "parts/one.yaml": [
    part("unit: ms", "parts"),
    part("unit: kB", "parts"),
    part("allow: [invalid-unit]", "parts"),
    part("unit: kB", "parts").replaceAll("\n", "\r\n"),
    part("unit: kB", "orders"),
    null,
  ],
  "parts/two.yaml": [null, part("unit: GB", "further")],
  "shared/catalog.yaml": [
    shared("ms"),
    shared("KB"),
    shared("ms").replace("Who.", "Who it is."),
    shared("ms").replaceAll("\n", "\r\n"),
    null,
  ],
  "shared/package.json": [null, '{ "name": "shared", "version": "1.2.0" }', '{ "name": "shared", "version": "1.3.0" }'],
  "README.md": [
    page("Text."),
    page("Other text."),
    page("<!-- meterbook:end -->"),
    page("<!-- meterbook:begin metrics -->"),
    page("```"),
    null,
  ],
  "names.hbs": ["{{#each metrics}}{{name}}\n{{/each}}", "{{#each metrics}}- {{name}}\n{{/each}}", "{{#each", null],
  "intro.md": ["Some text.\n", "More text.\n", null],
  "rules.yaml": [null, "groups: []\n"],
  ".meterbook-baseline.json": [null, "{}\n"],
};

function catalog(prefix: string, unit: string): string {
  return `catalog: 1
name: shop
prefix: ${prefix}
include: [parts/*.yaml]
imports: [{ from: ./shared/catalog.yaml, metrics: { shared.wait: } }]
attributes:
  nobody: { type: string, description: Used by nothing. }
metrics:
  orders: { instrument: counter, description: An order. }
  size: { instrument: histogram, unit: ${unit}, description: How large., allow: [invalid-unit], expires: "2030-01-01" }
generate: { output: out, markdown: [README.md], templates: { names.txt: names.hbs } }
page: { sections: [{ title: Intro, include: intro.md }] }
`;
}

function part(line: string, name: string): string {
  return `metrics:\n  ${name}.time:\n    instrument: histogram\n    description: How long.\n    ${line}\n`;
}

function shared(unit: string): string {
  return `catalog: 1
name: shared
prefix: shared.
attributes:
  who: { type: string, description: Who. }
metrics:
  wait: { instrument: histogram, unit: ${unit}, description: How long., attributes: [who] }
`;
}

function page(text: string): string {
  return `# Shop\n\n${text}\n\n<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n`;
}

export type Change = readonly [path: string, variant: number];

/** Every change that a workspace can see, of what people write and of what is generated. */
export const changes: readonly Change[] = Object.entries(variants).flatMap(([path, texts]) => {
  return texts.map((_, index) => [path, index] as const);
});

export function change(folder: string, [path, variant]: Change): void {
  const text = variants[path]?.[variant] ?? null;
  if (text === null) rmSync(join(folder, path), { force: true });
  else write(join(folder, path), text);
}

/** All files as they are to begin with. */
export function begin(folder: string): void {
  for (const path of Object.keys(variants)) change(folder, [path, 0]);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
}

type Files = ReadonlyMap<string, string>;

/** Everything below a folder but what runs remember. */
export function filesOf(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, "node_modules")));
  return new Map(paths.sort().map((path) => [path, readFileSync(path, "latin1")]));
}

/** Makes the files those of before; folders stay. */
export function restore(folder: string, files: Files): void {
  for (const [path, text] of filesOf(folder)) if (files.get(path) !== text) rmSync(path);
  for (const [path, text] of files) write(path, Buffer.from(text, "latin1"));
}

export function write(path: string, data: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

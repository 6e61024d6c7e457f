// Bundles the script of a page, and its style beside it, into strings: the generator writes them into the page as they are.
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const common = { bundle: true, minify: true, write: false, legalComments: "none", logLevel: "warning" };

/** The module of `main.bundle`: what `main.ts` and `main.css` beside it become, and their hashes for a policy of the page. */
async function moduleOf(path) {
  const stem = path.replace(/\.bundle$/, "");
  // ASCII, as esbuild writes it: whichever way the page is served, the script reads the same.
  const script = await build({
    ...common,
    entryPoints: [`${stem}.ts`],
    format: "iife",
    target: "es2022",
    tsconfigRaw: {},
  });
  const style = await build({
    ...common,
    entryPoints: [`${stem}.css`],
    target: ["chrome110", "firefox110", "safari16"],
  });
  const texts = { script: textOf(script), style: textOf(style) };
  return Object.entries(texts)
    .flatMap(([name, text]) => [
      `export const ${name} = ${JSON.stringify(text)};`,
      `export const ${name}Hash = ${JSON.stringify(hashOf(text))};`,
    ])
    .join("\n");
}

function textOf({ outputFiles }) {
  const text = outputFiles[0].text.trim();
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error("a text of the page would end its element");
  return text;
}

function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** For Rolldown and Vite. */
export const page = {
  name: "page",
  resolveId: (source, importer) => (source.endsWith(".bundle") ? `${join(dirname(importer), source)}.js` : undefined),
  load: (id) => (id.endsWith(".bundle.js") ? moduleOf(id.slice(0, -".js".length)) : undefined),
};

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { shortening } from "../../generator/shorten.mjs";
import { temporaryFolder } from "../generator/temporary-folder.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const writeRegistry = `
  import { readFacts } from "${root}test/registries/facts.mjs";
  import { catalogText } from "${root}test/registries/write-catalog.mjs";
  process.stdout.write(catalogText("conventions", readFacts("${root}test/registries/facts/conventions.tsv")));
`;

async function bundle(folder: string, program: string): Promise<{ readonly text: string; readonly bytes: number }> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false as const,
    ...shortening,
    alias: { "@meterbook/runtime/contract": join(root, "src/runtime/contract.ts") },
    external: ["@opentelemetry/api"],
  });
  const [{ text } = { text: "" }] = outputFiles;
  return { text, bytes: gzipSync(text, { level: 9 }).length };
}

test("a program with one namespace of 541 metrics ships 8 kB, and nothing of the others", {
  timeout: 120_000,
}, async () => {
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", writeRegistry], { encoding: "utf8" });
  const folder = temporaryFolder({});
  writeFileSync(join(folder, "catalog.yaml"), stdout);
  const run = spawnSync(process.execPath, [join(root, "generator/meterbook.js"), "generate"], { cwd: folder });
  expect(run.status).toBe(0);
  const { text, bytes } = await bundle(
    folder,
    `import { createNodejsRecorders } from "./generated/recorders/nodejs.js";
     const record = createNodejsRecorders();
     record.bind(globalThis.meter);`,
  );
  expect(bytes).toBeLessThanOrEqual(8192);
  expect(text).toContain("nodejs.eventloop.delay.min");
  expect(text).not.toMatch(/k8s\.|http\.server|jvm\./);
});

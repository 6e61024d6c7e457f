import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { shortening } from "../../generator/shorten.mjs";
import { meterbook } from "../generator/cli/meterbook.js";
import { temporaryFolder } from "../generator/temporary-folder.js";
import { conventionsCatalog } from "./conventions-catalog.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

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
  const folder = temporaryFolder({ "catalog.yaml": await conventionsCatalog() });
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
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

import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../documents.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A program in a folder of the running test, with the libraries that it imports. */
export function programFolder(files: Readonly<Record<string, string>>): string {
  const tsconfig = `{ "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "skipLibCheck": true, "lib": ["es2022"], "types": [] } }`;
  const folder = temporaryFolder({
    "package.json": '{ "name": "@acme/shop", "type": "module" }',
    "tsconfig.json": tsconfig,
    ...files,
  });
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["prom-client", "@prometheus-io", "@opentelemetry", "@meterbook", "zod"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  return folder;
}

const withRequire = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';

/** What src/main.ts of such a program prints. Its libraries are bundled with it, which saves most of the time to begin. */
export async function printedBy(folder: string): Promise<string> {
  const outfile = join(folder, "out.mjs");
  const entryPoints = [join(folder, "src/main.ts")];
  const banner = { js: withRequire };
  await build({ entryPoints, bundle: true, platform: "node", format: "esm", minify: true, banner, outfile });
  return execFileSync(process.execPath, [outfile], { cwd: folder, encoding: "utf8" });
}

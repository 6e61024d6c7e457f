import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
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

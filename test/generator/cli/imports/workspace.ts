import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.js";

export const sharedCatalog = `catalog: 1
name: acme
prefix: http.
context: { region: [eu, us] }
attributes:
  http.request.method: { values: { GET: Reads., POST: Writes. }, description: The method of the request. }
  tenant: { type: string, max_values: 100, description: Who asks. }
metrics:
  server.request.duration:
    instrument: histogram
    unit: s
    buckets: [0.1, 1]
    description: Time to answer.
    attributes: { http.request.method: , route: { type: string, max_length: 40, sensitivity: internal } }
  server.active: { instrument: up_down_counter, description: Requests that run., attributes: [http.request.method] }
  client.request.duration: { instrument: histogram, unit: s, description: Time of calls., attributes: [tenant] }
`;

export type Files = Readonly<Record<string, string>>;

/** A package with a catalog, by the paths that its files have in its folder. */
export function packageFiles(name: string, version: string, files: Files = { "catalog.yaml": sharedCatalog }): Files {
  const manifest = { name, version, exports: { "./catalog.yaml": "./catalog.yaml" } };
  return { "package.json": JSON.stringify(manifest), ...files };
}

/** As npm lays packages out: each in node_modules of the root. */
export function npmWorkspace(packages: Readonly<Record<string, Files>>, files: Files): string {
  return temporaryFolder({ ...files, ...below(packages, (name) => `node_modules/${name}`) });
}

/** As pnpm does: a package sees what it asks for, behind links. */
export function pnpmWorkspace(
  packages: Readonly<Record<string, Files>>,
  links: Readonly<Record<string, string>>,
  files: Files,
): string {
  const store = (name: string) => `node_modules/.pnpm/${name.replaceAll("/", "+")}/node_modules/${name}`;
  const folder = temporaryFolder({ ...files, ...below(packages, store) });
  for (const [from, name] of Object.entries(links)) link(join(folder, from), join(folder, store(name)));
  return folder;
}

function link(from: string, to: string): void {
  mkdirSync(dirname(from), { recursive: true });
  symlinkSync(to, from);
}

function below(packages: Readonly<Record<string, Files>>, folderOf: (name: string) => string): Files {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([name, files]) => {
      return Object.entries(files).map(([path, text]) => [`${folderOf(name)}/${path}`, text]);
    }),
  );
}

export function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A service that records a metric of its own, beside what its `imports` say. */
export function service(imports: string, more = ""): string {
  return `catalog: 1
name: shop
prefix: shop.
${imports}
${more}metrics:
  order.placed: { instrument: counter, description: A customer confirmed an order. }
`;
}

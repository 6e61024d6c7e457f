import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { type Files, npmWorkspace, packageFiles, service, sharedCatalog } from "./workspace.js";

const acme = "@acme/http";

type Place = { readonly file: string; readonly start: { readonly line: number; readonly column: number } };
type Found = Place & {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
  readonly related: readonly (Place & { readonly message: string })[];
};

async function errorsOf(folder: string): Promise<readonly Found[]> {
  const { out, code } = await meterbook(folder, ["lint", "--format", "json"]);
  const { diagnostics }: { diagnostics: readonly Found[] } = JSON.parse(out);
  expect(code).toBe(1);
  return diagnostics.filter(({ severity }) => severity === "error");
}

function shown({ code, file, start, message, help, related }: Found) {
  const at = (place: Place) => `${place.file.replace(/^(.*\/)?node_modules\//, "")}:${place.start.line}`;
  return {
    code,
    at: at({ file, start }),
    message,
    help,
    related: related.map((each) => `${at(each)} ${each.message}`),
  };
}

const oneImport = (metrics: string) => service(`imports:\n  - from: "${acme}"\n    metrics:\n      ${metrics}`);
const inFolder = (files: Files) => errorsOf(npmWorkspace({ [acme]: packageFiles(acme, "1.2.0") }, files));

describe("a package", () => {
  test.each([
    [{}, "npm install --save-dev @acme/http"],
    [{ "package.json": `{ "dependencies": { "${acme}": "1" } }` }, "npm install"],
    [{ "package.json": "{}", "pnpm-lock.yaml": "" }, "pnpm add --save-dev @acme/http"],
    [{ "package.json": `{ "devDependencies": { "${acme}": "1" } }`, "pnpm-lock.yaml": "" }, "pnpm install"],
    [{ "package.json": "{}", "yarn.lock": "__metadata:\n" }, "yarn add --dev @acme/http"],
  ])("that is not installed is reported with the command of the package manager", async (files, command) => {
    const catalog = service(`imports: ["${acme}"]`).replace("order.placed:", "order.placed: # here\n   ");
    const [error, ...others] = await errorsOf(temporaryFolder({ "catalog.yaml": catalog, ...files }));
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: "unknown-import", start: { line: 4, column: 11 } });
    expect(error?.message).toBe('the package "@acme/http" is not installed');
    expect(error?.help).toBe(`run \`${command}\``);
  });

  test("without a catalog is reported with its version", async () => {
    const files = { "package.json": JSON.stringify({ name: acme, version: "1.0.0" }) };
    const folder = npmWorkspace({ [acme]: files }, { "catalog.yaml": service(`imports: ["${acme}"]`) });
    const [error] = await errorsOf(folder);
    expect(error?.message).toBe('the package "@acme/http" 1.0.0 has no catalog.yaml');
  });

  test("whose catalog is wrong is reported at its own place, with the way to it", async () => {
    const wrong = sharedCatalog.replace("instrument: histogram", "instrument: sum");
    const middle = `catalog: 1\nname: all\nimports: ["${acme}"]\n`;
    const folder = npmWorkspace(
      {
        [acme]: packageFiles(acme, "1.2.0", { "catalog.yaml": wrong }),
        all: packageFiles("all", "1.0.0", { "catalog.yaml": middle }),
      },
      { "catalog.yaml": service("imports: [all]") },
    );
    const errors = (await errorsOf(folder)).map(shown);
    expect(errors).toMatchObject([
      {
        code: "unknown-value",
        at: "@acme/http/catalog.yaml:10",
        related: ["all/catalog.yaml:3 imported here", "catalog.yaml:4 imported here"],
      },
    ]);
  });
});

test.each([
  ["../shared.yaml", 'the catalog "../shared.yaml" does not exist', "correct the path"],
  ["./shared", '"./shared" is a folder', 'name its catalog: "./shared/catalog.yaml"'],
  ["shared/catalog.yaml", "neither the name of a package nor a relative path", 'write "./shared/catalog.yaml"'],
  ["/etc/catalog.yaml", "neither the name of a package nor a relative path", 'with "./" or "../" ahead'],
  ["https://example.com/a.yaml", "neither the name of a package nor a relative path", 'with "./" or "../" ahead'],
])("%s is no import", async (from, message, help) => {
  const files = { "catalog.yaml": service(`imports: ["${from}"]`), "shared/catalog.yaml": sharedCatalog };
  const [error] = await errorsOf(temporaryFolder(files));
  expect(error?.message).toContain(message);
  expect(error?.help).toContain(help);
});

test("a circle is reported where it closes, with every step of it", async () => {
  const catalog = (from: string) => `catalog: 1\nname: a\nimports: [${from}]\nmetrics: {}\n`;
  const folder = temporaryFolder({
    "catalog.yaml": catalog("./b.yaml"),
    "b.yaml": catalog("./c.yaml"),
    "c.yaml": catalog("./b.yaml"),
  });
  expect((await errorsOf(folder)).map(shown)).toEqual([
    {
      code: "import-cycle",
      at: "c.yaml:3",
      message: 'the import of "./b.yaml" leads in a circle: b.yaml → c.yaml → b.yaml',
      help: "move what both need into a catalog that imports neither",
      related: ["b.yaml:3 imported here", "b.yaml:3 imported here", "catalog.yaml:3 imported here"],
    },
  ]);
});

describe("what is written beside an imported metric", () => {
  const duration = "http.server.request.duration";
  test.each([
    [`${duration}: { cardinality: 3000 }`, "is above its limit, 2000", "write at most 2000"],
    ["http.server.active: { buckets: [1] }", "only a histogram has buckets", 'remove "buckets"'],
    [
      `${duration}: { attributes: { http.request.method: [GET, PUT] } }`,
      '"PUT" is no value that',
      "allowed: GET, POST",
    ],
    [`${duration}: { attributes: { route: { max_length: 50 } } }`, "is above its limit, 40", "write at most 40"],
    [`${duration}: { attributes: { route: { sensitivity: public } } }`, 'less careful than "internal"', '"internal"'],
    [`${duration}: { attributes: { rout: { max_length: 5 } } }`, 'has no attribute "rout"', 'did you mean "route"?'],
  ])("may not contradict it: %s", async (metrics, message, help) => {
    const [error, ...others] = await inFolder({ "catalog.yaml": oneImport(metrics) });
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: "import-contradiction", file: "catalog.yaml", start: { line: 7 } });
    expect(error?.message).toContain(message);
    expect(error?.help).toContain(help);
    expect(error?.related[0]?.message).toBe("@acme/http 1.2.0 defines it here");
  });

  test("may not be what narrows nothing", async () => {
    const [error] = await inFolder({ "catalog.yaml": oneImport(`${duration}: { unit: ms }`) });
    expect(error).toMatchObject({ code: "unknown-key", start: { line: 7 } });
  });

  test("is reported once beside a namespace", async () => {
    const metrics = "http.server.*: { attributes: { http.request.method: [PUT] } }";
    expect(await inFolder({ "catalog.yaml": oneImport(metrics) })).toHaveLength(1);
  });

  test.each([
    ["http.server.activ:", 'did you mean "http.server.active"?'],
    ["server.active:", 'did you mean "http.server.active"?'],
    ["http.servr.*:", "allowed:"],
  ])("stands beside a metric that there is: %s", async (metrics, help) => {
    const [error] = await inFolder({ "catalog.yaml": oneImport(metrics) });
    expect(error?.code).toBe("unknown-imported-metric");
    expect(error?.help).toContain(help);
  });
});

describe("two sources", () => {
  const two = (from: string) =>
    service(
      `imports:\n  - from: "${acme}"\n    metrics: { http.server.active: }\n  - from: "${from}"\n    metrics: { "*": }`,
    );
  const through = (from: string) =>
    `catalog: 1\nname: all\nimports: [{ from: "${from}", metrics: { http.server.active: } }]\n`;

  test("of one exported name are reported with both places and both definitions", async () => {
    const old = packageFiles(acme, "1.1.0");
    const packages = {
      [acme]: packageFiles(acme, "1.2.0"),
      all: packageFiles("all", "2.0.0", { "catalog.yaml": through(acme) }),
    };
    const folder = npmWorkspace(packages, { "catalog.yaml": two("all") });
    const { write } = await import("./workspace.js");
    write(`${folder}/node_modules/all/node_modules/${acme}`, old);
    expect((await errorsOf(folder)).map(shown)).toEqual([
      {
        code: "import-clash",
        at: "catalog.yaml:8",
        message: '"http.server.active" comes from @acme/http 1.2.0 and from @acme/http 1.1.0',
        help: "list it in one of the imports only, or let both come to the same release",
        related: [
          "catalog.yaml:6 @acme/http 1.2.0 is listed here",
          "@acme/http/catalog.yaml:15 @acme/http 1.2.0 defines it here",
          "@acme/http/catalog.yaml:15 @acme/http 1.1.0 defines it here",
        ],
      },
    ]);
  });

  test("are one when they are the same release of one package, wherever it lies", async () => {
    const packages = {
      [acme]: packageFiles(acme, "1.2.0"),
      all: packageFiles("all", "2.0.0", { "catalog.yaml": through(acme) }),
    };
    const folder = npmWorkspace(packages, { "catalog.yaml": two("all") });
    const { write } = await import("./workspace.js");
    write(`${folder}/node_modules/all/node_modules/${acme}`, packageFiles(acme, "1.2.0"));
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
  });

  test("are one metric of the catalog and an imported one", async () => {
    const catalog = oneImport("http.server.active:")
      .replace("prefix: shop.\n", "")
      .replace("order.placed", "http.server.active");
    const [error] = await inFolder({ "catalog.yaml": catalog });
    expect(error).toMatchObject({ code: "name-collision", start: { line: 6 } });
    expect(error?.related[0]?.start.line).toBe(8);
  });
});

test("an attribute of the context may not be one of an imported metric", async () => {
  const catalog = oneImport("http.server.request.duration:").replace(
    "imports:",
    "context: { route: string }\nimports:",
  );
  const [error] = (await inFolder({ "catalog.yaml": catalog })).map(shown);
  expect(error).toMatchObject({ code: "context-attribute", at: "catalog.yaml:8" });
  expect(error?.related).toEqual([
    "catalog.yaml:4 the context has it here",
    "@acme/http/catalog.yaml:14 the import has it here",
  ]);
});

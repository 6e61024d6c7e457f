import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { repositoryIn } from "../repository.js";
import { startWatching } from "../generate/watching.js";
import { npmWorkspace, packageFiles, service, sharedCatalog, write } from "./workspace.js";

const acme = "@acme/http";
const all = `imports:\n  - from: "${acme}"\n    metrics: { http.server.*: }`;
const own = "context: { region: { ref: region } }\nprometheus: { exporter: otlp }\n";
const using = service(all, own).replace(
  "confirmed an order. }",
  "confirmed an order., attributes: { tenant: , method: { ref: http.request.method, required: false } } }",
);

function workspace(catalog = using, shared = sharedCatalog): string {
  return npmWorkspace({ [acme]: packageFiles(acme, "1.2.0", { "catalog.yaml": shared }) }, { "catalog.yaml": catalog });
}

const inPackage = (path: string) => `node_modules/${acme}/${path}`;
const textIn = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("what is generated", () => {
  test("has recorders for exactly what is listed, and the common attributes of this catalog", async () => {
    const folder = workspace();
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    const recorders = textIn(folder, "generated/recorders.ts");
    expect(recorders.match(/name: "[^"]+"/g)).toEqual([
      'name: "shop.order.placed"',
      'name: "http.server.request.duration"',
      'name: "http.server.active"',
      'name: "shop"',
    ]);
    expect(recorders).toContain("httpServerRequestDuration(value: number");
    expect(recorders).toContain('export type Region = "eu" | "us";');
    expect(recorders).toContain("export type ShopContext = {\n  readonly region: Region;\n};");
  });

  test("says where a metric comes from, in the tables, the reference and catalog.json", async () => {
    const folder = workspace();
    await meterbook(folder, ["generate"]);
    expect(textIn(folder, "generated/telemetry.md")).toMatch(/`http\.server\.active` .*From `@acme\/http`\. +\|\n/);
    expect(textIn(folder, "generated/telemetry.md")).toContain("imported names stand in full.");
    expect(textIn(folder, "generated/metrics.md")).toContain("- **From:** `@acme/http` 1.2.0, `catalog.yaml`\n");
    const { imports } = JSON.parse(textIn(folder, "generated/catalog.json"));
    expect(imports).toMatchObject([{ from: acme, package: acme, version: "1.2.0", metrics: ["http.server.*"] }]);
    expect(imports[0].attributes.map(({ key }: { key: string }) => key)).toEqual([
      "tenant",
      "http.request.method",
      "region",
    ]);
  });

  test("is what is written beside a namespace, and on top of it what is written beside a name", async () => {
    const listed =
      "{ http.server.*: { owner: web, enabled: false }, http.server.active: { enabled: true, recorder: running, attributes: { http.request.method: [GET] } } }";
    const folder = workspace(using.replace("{ http.server.*: }", listed));
    await meterbook(folder, ["generate"]);
    const { metrics } = JSON.parse(textIn(folder, "generated/catalog.json"));
    expect(metrics[1]).toMatchObject({ owner: ["web"], enabled: false });
    expect(metrics[2]).toMatchObject({ owner: ["web"], names: { recorder: "running" } });
    expect(metrics[2].enabled).toBeUndefined();
    expect(textIn(folder, "generated/recorders.ts")).toContain('readonly "http.request.method": "GET";');
  });

  test("a common attribute that is the shared one of an imported metric takes its place", async () => {
    const folder = workspace(
      using.replace("region: { ref: region }", "http.request.method:").replace(/, method: .*\} \}/, " } }"),
    );
    expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
    const { metrics } = JSON.parse(textIn(folder, "generated/catalog.json"));
    expect(metrics[2]).toMatchObject({ name: "http.server.active" });
    expect(metrics[2].attributes).toBeUndefined();
  });

  test("takes an attribute of two imports from the one that is named", async () => {
    const other = sharedCatalog
      .replace("GET: Reads., POST: Writes.", "A: , B: ")
      .replaceAll("http.server", "old.server");
    const catalog = service(`imports: ["${acme}", ./old.yaml]`).replace(
      "an order. }",
      'an order., attributes: { http.request.method: { from: "./old.yaml" } } }',
    );
    const folder = workspace(catalog);
    write(folder, { "old.yaml": other });
    expect((await meterbook(folder, ["generate"])).err).toBe("");
    const text = textIn(folder, "generated/recorders.ts");
    expect(text).toContain('export type HttpRequestMethod = "A" | "B";');
    expect(text).toContain('readonly "http.request.method": HttpRequestMethod;');
  });
});

describe("lint", () => {
  test("finds nothing in what is imported, and nothing unused in it", async () => {
    const shared = sharedCatalog.replace("description: Requests that run., ", "").replace("max_values: 100, ", "");
    const { out, code } = await meterbook(workspace(using, shared), ["lint", "--format", "json"]);
    expect(JSON.parse(out).diagnostics).toEqual([]);
    expect(code).toBe(0);
  });

  test("finds no metric in two catalogs that one of them imports", async () => {
    const folder = temporaryFolder({
      "shared/catalog.yaml": sharedCatalog,
      "shop/catalog.yaml": using.replace(`"${acme}"`, "../shared/catalog.yaml"),
    });
    const { out } = await meterbook(folder, ["lint", "--catalog", "*/catalog.yaml", "--format", "json"]);
    const codes = JSON.parse(out).flatMap(
      ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => diagnostics,
    );
    expect(codes.map(({ code }: { code: string }) => code).filter((code: string) => code.includes("catalogs"))).toEqual(
      [],
    );
  });

  test("finds that a metric of the catalog and an imported one become one series", async () => {
    const catalog = using.replace("prefix: shop.\n", "").replace("order.placed", "http_server.active");
    const { out } = await meterbook(workspace(catalog), ["lint", "--format", "json"]);
    expect(JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code)).toContain("name-collision");
  });
});

describe("a run", () => {
  test("is skipped while the imports are as they were", async () => {
    const folder = workspace();
    const variables = { XDG_CACHE_HOME: join(folder, "cache") };
    const run = async () => (await meterbook(folder, ["generate"], { variables })).out.split(" ")[0];
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    write(folder, {
      [inPackage("catalog.yaml")]: sharedCatalog.replace("Requests that run", "Requests that run here"),
    });
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    write(folder, { [inPackage("package.json")]: packageFiles(acme, "1.2.1")["package.json"] ?? "" });
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    // A nearer one is found from then on.
    write(folder, { [`a/${"x"}`]: "" });
    const { "package.json": manifest = "" } = packageFiles(acme, "2.0.0", {});
    write(folder, {
      "node_modules/@acme/http/package.json": manifest,
      "node_modules/@acme/http/catalog.yaml": sharedCatalog,
    });
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
  });

  test("of a watch follows what is imported", { timeout: 60_000 }, async () => {
    const folder = workspace();
    const { seen, end } = startWatching(folder);
    await seen("Ctrl-C ends it\n");
    write(folder, {
      [inPackage("catalog.yaml")]: sharedCatalog.replace("Requests that run", "Requests that run here"),
    });
    await seen("generated 6 files");
    expect(textIn(folder, "generated/metrics.md")).toContain("Requests that run here");
    expect((await end()).code).toBe(0);
  });
});

describe("commands that edit", () => {
  test.each([
    ["rename", "http.server.active", "x"],
    ["deprecate", "http.server.active"],
    ["remove", "http.server.active"],
    ["promote", "http.server.active"],
  ])("%s leaves imported metrics to their catalog", async (...words) => {
    const folder = workspace();
    const { code, err } = await meterbook(folder, words);
    expect(code).toBe(2);
    expect(err).toContain('"http.server.active" is imported from @acme/http 1.2.0, and is not changed here');
    expect(textIn(folder, inPackage("catalog.yaml"))).toBe(sharedCatalog);
  });

  test("change only files of the catalog, beside imports", async () => {
    const folder = workspace();
    expect((await meterbook(folder, ["rename", "shop.order.placed", "shop.order.made"])).code).toBe(0);
    expect(
      (await meterbook(folder, ["add", "order.lost", "--instrument", "counter", "--description", "Gone."])).code,
    ).toBe(0);
    expect((await meterbook(folder, ["lint", "--fix"])).code).toBe(0);
    expect(textIn(folder, "catalog.yaml")).toContain("order.made");
    expect(textIn(folder, inPackage("catalog.yaml"))).toBe(sharedCatalog);
  });

  test("format puts imports behind parts, and their keys in order", async () => {
    const folder = workspace(
      'metrics: {}\nimports: [{ metrics: { http.server.*: }, from: "@acme/http" }]\nname: shop\ncatalog: 1\n',
    );
    await meterbook(folder, ["format"]);
    expect(textIn(folder, "catalog.yaml")).toBe(
      'catalog: 1\nname: shop\nimports: [{ from: "@acme/http", metrics: { http.server.*: } }]\nmetrics: {}\n',
    );
  });
});

test("queries are checked against imported metrics by the names under which these are exported", async () => {
  const folder = workspace();
  const rules =
    "groups:\n  - name: a\n    rules:\n      - { alert: A, expr: 'sum by (route) (http_server_active{http_request_method=\"GETT\"}) > 1' }\n";
  writeFileSync(join(folder, "rules.yaml"), rules);
  const { out } = await meterbook(folder, ["queries", "check", "rules.yaml", "--format", "json"]);
  const codes = JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(["queries/unknown-label", "queries/unknown-value"]);
});

describe("the dictionary", () => {
  test("has imported metrics, and passes over revisions that do not say what they imported", async () => {
    const folder = workspace();
    const repository = repositoryIn(folder);
    repository.git("init", "--quiet", "--initial-branch", "main");
    repository.commit({ ".gitignore": "node_modules\n" });
    repository.git("tag", "v1");
    await meterbook(folder, ["generate"]);
    repository.commit({});
    repository.git("tag", "v2");
    const { code, err } = await meterbook(folder, ["dictionary", "--out", "page", "--history", "v1..v2"]);
    expect(code).toBe(0);
    expect(err).toContain("the catalog of v1 cannot be read: what ");
    expect(textIn(folder, "page/dictionary.html")).toContain("http.server.active");
  });
});

test("what a package says of itself is shown as harmless text", async () => {
  const version = "1.0.0\u001b[31m`|</table>\u202e";
  const folder = npmWorkspace({ [acme]: packageFiles(acme, version) }, { "catalog.yaml": using });
  const { out, err } = await meterbook(folder, ["generate"]);
  const documents = ["metrics.md", "telemetry.md", "recorders.ts"]
    .map((name) => textIn(folder, `generated/${name}`))
    .join("");
  const { err: refused } = await meterbook(folder, ["remove", "http.server.active"]);
  expect(documents).not.toContain("</table>");
  for (const text of [out, err, documents, refused]) {
    for (const unseen of ["\u001b", "\u202e"]) expect(text).not.toContain(unseen);
  }
});

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { meterbook } from "./meterbook.js";
import { repository } from "./repository.js";

const main = `catalog: 1
name: shop
attributes: { method: [card, cash] }
include: [metrics/**/*.yaml]
metrics:
  order.placed: { instrument: counter, description: A customer confirmed an order. }
`;
const http = `metrics:
  http.requests: # all of them
    instrument: counter
    description: The server answered. # also with an error
    attributes: [method]
`;
const db = "metrics:\n  db.calls: { instrument: counter, description: A query was sent. }\n";
const whole = { "catalog.yaml": main, "metrics/http.yaml": http, "metrics/deep/db.yaml": db };

function textIn(folder: string): (path: string) => string {
  return (path) => readFileSync(join(folder, path), "utf8");
}

describe("generate", () => {
  test("is up to date as long as the same parts say the same", async () => {
    const folder = temporaryFolder(whole);
    const run = async () => (await meterbook(folder, ["generate"])).out.split(" ")[0];
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    writeFileSync(join(folder, "metrics/http.yaml"), http.replace("answered", "answered somebody"));
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    writeFileSync(join(folder, "metrics/more.yaml"), db.replace("db.calls", "db.rows"));
    expect([await run(), await run()]).toEqual(["generated", "unchanged:"]);
    expect(textIn(folder)("generated/metrics.md")).toContain("db.rows");
    rmSync(join(folder, "metrics/more.yaml"));
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(1);
    expect(await run()).toBe("generated");
    expect(textIn(folder)("generated/metrics.md")).not.toContain("db.rows");
  });

  test("finds parts below the catalog, wherever it is called", async () => {
    const folder = temporaryFolder(
      Object.fromEntries(Object.entries(whole).map(([path, text]) => [`a/${path}`, text])),
    );
    writeFileSync(join(folder, "a/metrics/http.yaml"), http.replace("counter", "sum"));
    const { err } = await meterbook(folder, ["generate", "--catalog", "a/catalog.yaml"]);
    expect(err).toContain("a/metrics/http.yaml:3:17  error[unknown-value]");
  });

  test.each([
    ["metrics/htp.yaml", 'the part "metrics/htp.yaml" does not exist', 'did you mean "metrics/http.yaml"?'],
    ["parts/*.yaml", 'no file is as "parts/*.yaml"', "create it, or correct the path"],
    ["../other.yaml", '"../other.yaml" leaves the catalog\'s folder', "write a path or a glob below"],
    ["/etc/passwd", '"/etc/passwd" is not a relative path', "write a path or a glob below"],
    ["node_modules/a/*.yaml", "lies in a folder that belongs to another tool", "write a path or a glob below"],
    [`${"a".repeat(300)}.yaml`, "is longer than 256 characters", "write a path or a glob below"],
  ])("reports that %s is no part", async (pattern, message, help) => {
    const text = main.replace("metrics/**/*.yaml", `metrics/*.yaml, "${pattern}"`);
    const { code, out } = await meterbook(temporaryFolder({ ...whole, "catalog.yaml": text }), [
      ...["generate", "--format", "json"],
    ]);
    const [finding, ...others] = JSON.parse(out).diagnostics;
    expect([code, others]).toEqual([1, []]);
    expect(finding).toMatchObject({ file: "catalog.yaml", start: { line: 4, column: 27 } });
    expect(finding.message).toContain(message);
    expect(finding.help).toContain(help);
  });

  test("follows no link out of the catalog's folder", async () => {
    const folder = temporaryFolder(whole);
    const outside = temporaryFolder({ "secret.yaml": "password: 1\n", "metrics/inner.yaml": db });
    symlinkSync(join(outside, "secret.yaml"), join(folder, "metrics/link.yaml"));
    symlinkSync(join(outside, "metrics"), join(folder, "metrics/linked"));
    const { err } = await meterbook(folder, ["generate"]);
    expect(err).toContain(
      'catalog.yaml:4:11  error[unsafe-path]  "metrics/link.yaml" leads out of the catalog\'s folder',
    );
    expect(err).not.toContain("password");
    expect(err).not.toContain("linked");
  });
});

describe("an edit", () => {
  test("changes one file, and leaves the bytes of the others", async () => {
    const folder = temporaryFolder({ ...whole, "metrics/http.yaml": `\ufeff${http.replaceAll("\n", "\r\n")}` });
    const text = textIn(folder);
    const { out } = await meterbook(folder, ["add", "http.errors", "--instrument", "counter"]);
    expect(out).toMatch(/^metrics\/http\.yaml:6: "http\.errors" is added/);
    expect(text("metrics/http.yaml")).toBe(
      `\ufeff${`${http}  http.errors:\n    instrument: counter\n`.replaceAll("\n", "\r\n")}`,
    );
    expect([text("catalog.yaml"), text("metrics/deep/db.yaml")]).toEqual([main, db]);
  });

  test("goes to the file that is named, from here or from the catalog", async () => {
    const folder = temporaryFolder({ "a/catalog.yaml": main, "a/metrics/http.yaml": http, "a/metrics/db.yaml": db });
    const add = (name: string, to: string) =>
      meterbook(folder, ["add", name, "--instrument", "counter", "--catalog", "a/catalog.yaml", "--to", to]);
    expect((await add("http.a", "a/metrics/db.yaml")).out).toMatch(/^a\/metrics\/db\.yaml:3:/);
    expect((await add("http.b", "./metrics/db.yaml")).out).toMatch(/^a\/metrics\/db\.yaml:5:/);
    expect(await add("http.c", "metrics/dbs.yaml")).toMatchObject({ code: 2, out: "" });
  });

  test("of a shared attribute reaches all files that use it", async () => {
    const folder = temporaryFolder(whole);
    await meterbook(folder, ["rename", "--attribute", "method", "payment"]);
    expect(textIn(folder)("catalog.yaml")).toBe(main.replace("method", "payment"));
    expect(textIn(folder)("metrics/http.yaml")).toBe(http.replace("method", "payment"));
    expect(textIn(folder)("metrics/deep/db.yaml")).toBe(db);
  });

  test("keeps a renamed metric and its copy in one file", async () => {
    const folder = temporaryFolder(whole);
    await meterbook(folder, ["rename", "http.requests", "http.answers", "--keep"]);
    expect(textIn(folder)("catalog.yaml")).toBe(main);
    expect(textIn(folder)("metrics/http.yaml")).toContain("  http.answers: # all of them\n");
  });
});

test("lint --fix and the baseline reach the parts", async () => {
  const planned = "metrics:\n  DB.Calls: { instrument: counter, description: A query was sent., status: planned }\n";
  const hollow = http.replace("The server answered.", "Http requests.");
  const folder = temporaryFolder({ ...whole, "metrics/deep/db.yaml": planned, "metrics/http.yaml": hollow });
  const { out } = await meterbook(folder, ["lint", "--fix", "--format", "json"]);
  expect(textIn(folder)("metrics/deep/db.yaml")).toBe(planned.replace("DB.Calls", "db.calls"));
  expect([textIn(folder)("catalog.yaml"), textIn(folder)("metrics/http.yaml")]).toEqual([main, hollow]);
  expect(JSON.parse(out).diagnostics.map(({ file }: { readonly file: string }) => file)).toContain("metrics/http.yaml");
  await meterbook(folder, ["lint", "--write-baseline"]);
  expect((await meterbook(folder, ["lint"])).out).toMatch(/no findings in 3 metrics; left out: \d+ in the baseline/);
});

test("format writes the files that are not in canonical form, and names them", async () => {
  const untidy = http.replace("description: The", "description:   The");
  const folder = temporaryFolder({ ...whole, "metrics/http.yaml": untidy.replace("[method]", "[method]  ") });
  const { code, err } = await meterbook(folder, ["format", "--check"]);
  expect([code, err]).toEqual([1, expect.stringMatching(/^metrics\/http\.yaml is not in canonical form:/)]);
  expect((await meterbook(folder, ["format"])).out).toBe("formatted metrics/http.yaml\n");
  expect([textIn(folder)("catalog.yaml"), textIn(folder)("metrics/deep/db.yaml")]).toEqual([main, db]);
});

describe("diff", () => {
  test("reads the parts of a revision, and says in which file something changed", async () => {
    const { folder, git, commit } = repository(whole);
    mkdirSync(join(folder, "sub"));
    git("mv", "metrics/deep/db.yaml", "metrics/moved.yaml");
    commit({ "metrics/http.yaml": http.replace("The server answered.", "The server has answered.") });
    const { out, err } = await meterbook(folder, ["diff", "HEAD~1", "--format", "json"]);
    expect(err).toBe("");
    expect(JSON.parse(out).changes).toMatchObject([
      {
        code: "description-changed",
        head: { file: "metrics/http.yaml", line: 4 },
        base: { file: "metrics/http.yaml" },
      },
    ]);
    const below = ["diff", "HEAD~1", "--catalog", "../catalog.yaml", "--format", "json"];
    expect(JSON.parse((await meterbook(join(folder, "sub"), below)).out).changes).toHaveLength(1);
    expect((await meterbook(folder, ["diff", "HEAD~1:", "HEAD~1"])).out).toContain("no change");
  });

  test("of equal texts with other parts is none of nothing", async () => {
    const { folder } = repository(whole);
    writeFileSync(join(folder, "metrics/more.yaml"), db.replace("db.calls", "db.rows"));
    expect((await meterbook(folder, ["diff", "HEAD"])).out).toContain("[metric-added]");
  });
});

test("completion and the schema know parts", async () => {
  const folder = temporaryFolder(whole);
  expect((await meterbook(folder, ["__complete", "metrics"])).out).toBe("order.placed\ndb.calls\nhttp.requests\n");
  const { out } = await meterbook(folder, ["schema", "--part"]);
  expect(Object.keys(JSON.parse(out).properties)).toEqual(["attributes", "defaults", "metrics", "events", "spans"]);
});

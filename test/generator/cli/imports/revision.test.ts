import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { meterbook } from "../meterbook.js";
import { madeOnce, repositoryIn } from "../repository.js";
import { npmWorkspace, packageFiles, service, sharedCatalog, write } from "./workspace.js";

const acme = "@acme/http";
const using = service(
  `imports:\n  - from: "${acme}"\n    metrics: { http.server.*: , http.client.request.duration: { buckets: [1, 2] } }`,
  "defaults: { stability: stable }\ncontext: { region: { ref: region } }\n",
).replace("an order. }", "an order., attributes: { tenant: , http.request.method: { required: false } } }");

/** Every field that catalog.json must give back. */
const rich = `${sharedCatalog}  server.errors:
    instrument: counter
    unit: "{error}"
    value_type: int
    description: Requests that failed.
    attributes:
      error.type: { values: { timeout: { description: Too late., note: N., stability: beta, deprecated: { reason: r } }, "5*": }, open: true, required: { when: it failed } }
      status: { type: int, values: { 404: Not there., 500: }, required: opt_in, sensitivity: internal, deprecated: { reason: none } }
      sizes: { type: "int[]", max_items: 3, examples: [[1, 2]] }
      size: { type: double, min: 0, max: 10, max_values: 5, annotations: { a: [1] } }
      name: { type: string, pattern: "[a-z]+", required: { recommended: often }, stability: alpha }
    status: deprecated
    stability: beta
    since: "1.2"
    owner: [web, sre]
    links: { runbook: "https://example.com/a", more: ["https://example.com/b", "https://example.com/c"] }
    tags: [http]
    note: "More."
    entities: [host]
    annotations: { x: { y: 1 } }
    expires: "2099-01-01"
    recorder: failures
    enabled: false
    cardinality: 100
    variants: { first: { attributes: { extra: string }, note: V. }, second: { recorder: other, description: D. } }
    allow: [unbounded-attribute]
`;

async function released(shared = sharedCatalog) {
  const repository = await madeOnce(`revision ${shared}`, async () => {
    const created = repositoryIn(
      npmWorkspace({ [acme]: packageFiles(acme, "1.2.0", { "catalog.yaml": shared }) }, { "catalog.yaml": using }),
    );
    expect((await meterbook(created.folder, ["generate"])).err).toBe("");
    created.git("init", "--quiet", "--initial-branch", "main");
    created.commit({ ".gitignore": "node_modules\n" });
    return created;
  });
  const release = (version: string, text: string) => {
    write(join(repository.folder, "node_modules", acme), packageFiles(acme, version, { "catalog.yaml": text }));
  };
  return { ...repository, release };
}

type Change = {
  readonly code: string;
  readonly subject: { readonly metrics: readonly string[] };
  readonly release: unknown;
};

async function changesIn(folder: string): Promise<readonly Change[]> {
  const { out } = await meterbook(folder, ["diff", "main", "--format", "json", "--fail-on", "none"]);
  return JSON.parse(out).changes;
}

describe("a diff of a revision", () => {
  test("finds no change while the release of the package is the same, whatever a metric says", async () => {
    const { folder } = await released(rich);
    expect(await changesIn(folder)).toEqual([]);
  });

  test("finds what came with a new release, and says so", async () => {
    const { folder, release } = await released();
    const next = sharedCatalog
      .replace("POST: Writes.", "POST: Writes., PUT: Replaces.")
      .replace("server.active:", "server.errors: { instrument: counter, description: Failed. }\n  server.active:")
      .replace("[0.1, 1]", "[0.1, 2]");
    release("1.3.0", next);
    const found = await changesIn(folder);
    expect(found.map(({ code, subject }) => [code, subject.metrics])).toEqual([
      ["buckets-changed", ["http.server.request.duration"]],
      [
        "value-added",
        ["shop.order.placed", "http.server.request.duration", "http.server.active"].map((name) =>
          name.replace("shop.", ""),
        ),
      ],
      ["metric-added", ["http.server.errors"]],
    ]);
    expect(found.map((each) => each.release)).toEqual(
      found.map(() => ({ package: acme, base: "1.2.0", head: "1.3.0" })),
    );
    const { out } = await meterbook(folder, ["diff", "main"]);
    expect(out).toContain("    comes with @acme/http 1.3.0, after 1.2.0\n");
  });

  test("says nothing of a release of which only the version is another", async () => {
    const { folder, release } = await released();
    release("1.3.0", sharedCatalog);
    expect(await changesIn(folder)).toEqual([]);
  });

  test("needs no package of that day", async () => {
    const { folder } = await released();
    write(folder, {
      "catalog.yaml": service("").replace(
        "name: shop",
        "name: shop\ncontext: { region: [eu, us] }\ndefaults: { stability: stable }",
      ),
    });
    rmSync(join(folder, "node_modules"), { recursive: true });
    const found = await changesIn(folder);
    expect(found.filter(({ code }) => code === "metric-removed")).toHaveLength(3);
  });

  test.each([
    [
      "is not there",
      { "generated/catalog.json": null },
      'what "main:catalog.yaml" imports is not known: "main:generated/catalog.json" does not exist',
    ],
    ["lists other metrics", { "catalog.yaml": using.replace("http.server.*: ,", "") }, "is older than the catalog"],
    [
      "lacks an attribute",
      { "catalog.yaml": using.replace("tenant: ,", "tenant: , region2: { ref: nothing },") },
      "its catalog.json is older",
    ],
    ["is no JSON", { "generated/catalog.json": "{" }, "is older than the catalog"],
  ])("names the fix where catalog.json %s", async (_, files, message) => {
    const { folder, commit, git } = await released();
    for (const [path, text] of Object.entries(files)) {
      if (text === null) git("rm", "--quiet", path);
      else commit({ [path]: text });
    }
    git("commit", "--quiet", "--allow-empty", "--message", "A change");
    const { code, err } = await meterbook(folder, ["diff", "main"]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain("`git worktree add --detach ../base main`");
  });

  test("can be made with the folder that the fix makes", async () => {
    const { folder, git } = await released();
    git("rm", "--quiet", "generated/catalog.json");
    git("commit", "--quiet", "--message", "Without it");
    git("worktree", "add", "--quiet", "--detach", "base", "main");
    write(join(folder, "base/node_modules", acme), packageFiles(acme, "1.2.0"));
    const { code, out } = await meterbook(folder, ["diff", "base/catalog.yaml"]);
    expect([code, out]).toEqual([0, expect.stringContaining("no change since base/catalog.yaml")]);
  });
});

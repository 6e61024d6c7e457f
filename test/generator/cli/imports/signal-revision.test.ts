import { join } from "node:path";
import { expect, test } from "vitest";
import { meterbook } from "../meterbook.js";
import { repositoryIn } from "../repository.js";
import { acme, allListed, program, signalCatalog, signalWorkspace } from "./signal-workspace.js";
import { packageFiles, write } from "./workspace.js";

/** A diff of a revision whose packages are not installed any longer: events and spans are read from its catalog.json. */

/** Every field that catalog.json must give back. */
const rich = signalCatalog
  .replace(
    "spans:\n",
    `  request.lost:
    attributes:
      took: { type: int, min: 0 }
      why: { values: { late: { description: Too late., note: N. }, other: }, open: true, required: true }
      body: { type: string, content: tool_content, redact: length, required: false }
    records:
      client.request.duration: { value: { from: took, unit: min }, tenant: { from: why, values: { late: "", "*": other } } }
    status: deprecated
    since: "1.2"
    links: { runbook: "https://example.com/a", more: ["https://example.com/b", "https://example.com/c"] }
    tags: [http]
    note: "More."
    entities: [host]
    annotations: { x: { y: 1 } }
    expires: "2099-01-01"
    recorder: lost
    allow: [unbounded-attribute]
  request.empty: { records: { client.request.duration: { value: { constant: 1 }, tenant: { constant: "" } } } }
  request.later: { status: planned, attributes: { http.request.method: , tenant: } }
  request.gone: { status: removed }
spans:
`,
  )
  .replace("spans:\n", 'spans:\n  "request.inner": { kind: client, recorder: inner, events: [request.lost] }\n');

const everything = `    metrics: { "*": }\n    events: { "*": { tags: [ours] }, http.request.seen: { recorder: seen } }\n    spans: { "*": }\n`;

async function released(catalog: string, shared: string) {
  const folder = signalWorkspace(catalog, shared);
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  const repository = repositoryIn(folder);
  repository.git("init", "--quiet", "--initial-branch", "main");
  repository.commit({ ".gitignore": "node_modules\n" });
  const release = (version: string, text: string) => {
    write(join(folder, "node_modules", acme), packageFiles(acme, version, { "catalog.yaml": text }));
  };
  return { ...repository, release };
}

async function changesIn(folder: string) {
  const { out, err } = await meterbook(folder, ["diff", "main", "--format", "json", "--fail-on", "none"]);
  expect(err).toBe("");
  return JSON.parse(out).changes;
}

test("finds no change while the release of the package is the same, whatever an event or a span says", async () => {
  const { folder } = await released(program(everything), rich);
  expect(await changesIn(folder)).toEqual([]);
});

test("finds no change of an event whose metrics come by another import", async () => {
  const middle = `catalog: 1\nname: middle\nimports:\n  - from: "${acme}"\n${allListed}`;
  const two = `    metrics: { http.server.*: }\n  - from: ./middle.yaml\n    spans: { "*": }\n    events: { "*": }\n`;
  const folder = signalWorkspace(program(two));
  write(folder, { "middle.yaml": middle });
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  const { git, commit } = repositoryIn(folder);
  git("init", "--quiet", "--initial-branch", "main");
  commit({ ".gitignore": "node_modules\n" });
  expect(await changesIn(folder)).toEqual([]);
});

test("finds what came with a new release, and says so", async () => {
  const { folder, release } = await released(program(), signalCatalog);
  const next = signalCatalog
    .replace("severity: warn", "severity: error")
    .replace("kind: server", "kind: client")
    .replace("    events: [request.seen]\n", "")
    .replace("true: error, ", "true: failed, ");
  release("1.3.0", next);
  const found = await changesIn(folder);
  const shown = found.map(({ code, subject: { events = [], spans = [] }, release: { head } }: Change) => [
    code,
    ...events,
    ...spans,
    head,
  ]);
  expect(shown.sort()).toEqual([
    ["records-changed", "http.request.seen", "1.3.0"],
    ["severity-changed", "http.request.seen", "1.3.0"],
    ["span-events-changed", "http.request", "1.3.0"],
    ["span-kind-changed", "http.request", "1.3.0"],
  ]);
});

type Change = {
  readonly code: string;
  readonly subject: { readonly events: readonly string[]; readonly spans: readonly string[] };
  readonly release: { readonly head: string };
};

test("finds events and spans that are listed, or listed no longer", async () => {
  const { folder } = await released(program(), signalCatalog);
  write(folder, { "catalog.yaml": program("    metrics: { http.server.*: }\n    events: { http.request.old: }\n") });
  const codes = (await changesIn(folder)).map(({ code }: Change) => code);
  expect(codes).toEqual(["event-removed", "span-removed", "event-added"]);
});

test("names the fix where catalog.json lists other events", async () => {
  const { folder, commit } = await released(program(), signalCatalog);
  commit({ "catalog.yaml": program(allListed.replace("    spans: { http.request: }\n", "")) });
  const { code, err } = await meterbook(folder, ["diff", "main"]);
  expect(code).toBe(2);
  expect(err).toContain("is older than the catalog");
});

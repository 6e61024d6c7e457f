import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../generated/compilers.js";
import { meterbook } from "../meterbook.js";
import { repositoryIn } from "../repository.js";
import { npmWorkspace, packageFiles, service, sharedCatalog, write } from "./workspace.js";

/** Events and spans of a catalog that imports another: with its shared attributes, and recording its metrics. */

const acme = "@acme/http";
const shared = sharedCatalog.replace(
  "description: Who asks. }",
  "description: Who asks., sensitivity: personal, redact: hash }",
);
const records = "{ http.server.active: , http.server.request.duration: { value: took_ms, route: { constant: all } } }";
const signals = `events:
  request.seen:
    attributes: { http.request.method: , tenant: , took_ms: double }
    records: ${records}
spans:
  request: { attributes: { http.request.method: , who: { ref: tenant, required: false } }, events: [request.seen] }
generate: { language: javascript }
`;
const imports = `imports:\n  - from: "${acme}"\n    metrics: { http.server.*: }`;
const using = service(imports, "context: { region: { ref: region } }\n") + signals;

function workspace(catalog = using): string {
  return npmWorkspace(
    { [acme]: packageFiles(acme, "1.2.0", { "catalog.yaml": shared }) },
    { "catalog.yaml": catalog, "package.json": '{ "type": "module" }' },
  );
}

const program = `import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./generated/recorders.js";
const record = createRecorders({ region: "eu" });
const memory = recordInMemory(record);
const events = [];
record.bind({ logger: { emit: ({ eventName, attributes }) => events.push([eventName, attributes]) } });
record.span.request({ "http.request.method": "GET" }, () => {
  record.emit.requestSeen({ "http.request.method": "GET", took_ms: 500, tenant: "a" });
});
console.log(JSON.stringify([events, memory.sum(record.httpServerActive), memory.sum(record.httpServerRequestDuration)]));
`;

test("an event takes the imported attributes, and records the imported metrics by their exported names", async () => {
  const folder = workspace();
  expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  write(folder, { "program.js": program });
  for (const name of ["@meterbook", "@opentelemetry"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  const out = execFileSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" });
  const attributes = { region: "eu", "http.request.method": "GET", tenant: "a", took_ms: 500 };
  expect(JSON.parse(out)).toEqual([[["shop.request.seen", attributes]], 1, 0.5]);
});

test("what an imported attribute says of its values holds in the events and spans of this catalog", async () => {
  const folder = workspace();
  await meterbook(folder, ["generate"]);
  const text = (path: string) => readFileSync(join(folder, "generated", path), "utf8");
  expect(text("metrics.md")).toContain("Leaves as a hash, `tenant_hash`; in metrics as `[REDACTED]`.");
  expect(text("metrics.md")).toContain("Leaves as a hash, `who_hash`; in metrics as `[REDACTED]`.");
  expect(text("recorders.js")).toMatch(/key: "who",[^}]*sensitivity: "personal",\s*redact: "hash"/);
});

test("a mapping that an imported metric does not take is reported in this catalog", async () => {
  const folder = workspace(using.replace("route: { constant: all }", "route: { constant: 7 }"));
  const { code, err } = await meterbook(folder, ["generate"]);
  expect(code).toBe(1);
  expect(err).toContain("catalog.yaml:");
  expect(err).toContain("record-mismatch");
  expect(err).toContain('"route" of the metric');
});

test("a release after which something else leaves is a change of the event, and says so", async () => {
  const folder = workspace();
  await meterbook(folder, ["generate"]);
  const { git, commit } = repositoryIn(folder);
  git("init", "--quiet", "--initial-branch", "main");
  commit({ ".gitignore": "node_modules\n" });
  const same = JSON.parse((await meterbook(folder, ["diff", "main", "--format", "json"])).out);
  expect(same.changes).toEqual([]);
  const next = shared.replace("redact: hash", "redact: drop");
  write(join(folder, "node_modules", acme), packageFiles(acme, "1.3.0", { "catalog.yaml": next }));
  const { out } = await meterbook(folder, ["diff", "main", "--format", "json", "--fail-on", "none"]);
  expect(JSON.parse(out).changes).toMatchObject([
    {
      code: "redact-changed",
      consumers: "breaking",
      subject: { events: ["request.seen"] },
      release: { package: acme, base: "1.2.0", head: "1.3.0" },
    },
    { code: "redact-changed", subject: { spans: ["request"] } },
  ]);
});

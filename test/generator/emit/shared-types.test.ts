import { describe, expect, test } from "vitest";
import { recorders } from "../../../generator/emit/recorders.js";
import type { Settings } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };

/** The files of the recorders of a catalog, by their paths, on one line each. */
function filesOf(text: string, settings: Partial<Settings> = {}): Readonly<Record<string, string>> {
  const { catalog, diagnostics } = readCatalog({
    name: "catalog.yaml",
    text: `catalog: 1\nname: shop\n${text}`,
  });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics));
  const given = { ...catalog, settings: { ...catalog.settings, ...settings } };
  const files = recorders.emit(given, origin).map(({ path, text: code }) => [path, code.replace(/\s+/g, " ")]);
  return Object.fromEntries(files);
}

const code = (text: string) => filesOf(text)["recorders.ts"] ?? "";

/** A catalog in which a counter uses the shared attribute `status`. */
const used = (definition: string, use = "") =>
  code(`attributes: { status: ${definition} }
metrics: { calls: { instrument: counter, attributes: { status: ${use} } } }
`);

describe("the type of a shared attribute", () => {
  test.each([
    ["closed", "[ok, error]", 'export type Status = "ok" | "error";'],
    ["with a prefix", "[ok, error_*]", 'export type Status = "ok" | `error_${string}`;'],
    ["open", "{ values: [ok], open: true }", 'export type Status = "ok" | (string & Record<never, never>);'],
    ["of numbers", "{ type: int, values: [1, 2] }", "export type Status = 1 | 2;"],
    ["of hostile values", "['\"*/']", "export type Status = '\"*/';"],
  ])("is that of its values: %s", (_, definition, declaration) => {
    const text = used(definition);
    expect(text).toContain(declaration);
    expect(text).toContain("readonly status: Status;");
  });

  test("is that of an item where the attribute is an array", () => {
    const text = used('{ type: "string[]", values: [a, b] }');
    expect(text).toContain('export type Status = "a" | "b";');
    expect(text).toContain("readonly status: readonly Status[];");
  });

  test("says what the attribute and its values mean", () => {
    const text = used('{ description: "How it */ ended.", note: Often., values: { ok: Fine, error: } }');
    expect(text).toContain(
      "/** * Values of `status`. * * How it *\\/ ended. * * Often. * * `ok`: Fine */ export type Status",
    );
  });

  test("is there once for metrics, events, spans and common attributes", () => {
    const text = code(`context: { result: { ref: status } }
attributes: { status: [ok, error] }
metrics: { calls: { instrument: counter, attributes: [status] } }
events: { ended: { attributes: [status] } }
spans: { call: { attributes: [status] } }
`);
    expect(text.split('"ok" | "error"')).toHaveLength(2);
    expect(text).toContain("export type ShopContext = { readonly result: Status; };");
    expect(text).toContain("export type EndedEvent = { readonly status: Status; };");
    expect(text).toContain("export type CallSpan = { readonly status: Status; };");
  });
});

describe("a use of a shared attribute", () => {
  test("that may be left out names the type", () => {
    expect(used("[ok, error]", "{ required: false }")).toContain("readonly status?: Status | undefined;");
  });

  test.each([
    ["allows less", "{ ref: status, values: [ok] }", '"ok"'],
    ["allows more", "{ ref: status, open: true }", '"ok" | "error" | (string & Record<never, never>)'],
  ])("that %s has its own union", (_, use, union) => {
    const text = used("[ok, error]", use);
    expect(text).toContain('export type Status = "ok" | "error";');
    expect(text).toMatch(new RegExp(`readonly status: (\\| )?${union.replace(/[|()]/g, "\\$&")};`));
  });

  test("that says of the same values what they mean names the type", () => {
    expect(used("[ok, error]", "{ ref: status, values: { error: No., ok: Yes. } }")).toContain("status: Status;");
  });

  test("under another key names the type", () => {
    const text = code(`attributes: { status: [ok, error] }
metrics: { calls: { instrument: counter, attributes: { outcome: { ref: status } } } }
`);
    expect(text).toContain("readonly outcome: Status;");
  });
});

test("what nothing records has no type", () => {
  const text = code(`attributes: { status: [ok], phase: [one], tool: string }
metrics:
  calls: { instrument: counter, attributes: [tool, status] }
  next: { instrument: counter, status: planned, attributes: [phase] }
`);
  expect(text).toContain("export type Status =");
  expect(text).not.toContain("Phase");
  expect(text).not.toContain("type Tool");
});

test.each(["esm", "commonjs"] as const)("JavaScript (%s) has the types in its declarations only", (modules) => {
  const text = "attributes: { status: [ok] }\nmetrics: { calls: { instrument: counter, attributes: [status] } }\n";
  const files = filesOf(text, { language: "javascript", modules });
  expect(files["recorders.d.ts"]).toContain('export type Status = "ok";');
  expect(files["recorders.js"]).not.toContain("Status");
});

describe("a divided catalog", () => {
  const metrics = Array.from({ length: 70 }, (_, index) => {
    return `  ${index < 35 ? "db" : "http"}.m${index}: { instrument: counter, attributes: [status] }\n`;
  });
  const text = `attributes: { status: [ok, error] }\nmetrics:\n${metrics.join("")}`;

  test("declares the types beside the common attributes, from which each part imports them", () => {
    const files = filesOf(text);
    expect(files["context.ts"]).toContain('export type Status = "ok" | "error";');
    for (const path of ["recorders/db.ts", "recorders/http.ts"]) {
      expect(files[path]).toMatch(/import \{[^}]*type Status[^}]*\} from "\.\.\/context\.js";/);
      expect(files[path]).not.toContain("export type Status");
    }
    expect(files["recorders.ts"]).toMatch(/export (type )?\{[^}]*\bStatus\b[^}]*\} from "\.\/context\.js";/);
  });

  test("as JavaScript has them in its declarations only", () => {
    const files = filesOf(text, { language: "javascript" });
    for (const [path, code] of Object.entries(files)) expect(code.includes("Status")).toBe(path.endsWith(".d.ts"));
  });
});

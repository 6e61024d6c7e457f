import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CorrectnessCode } from "../generator/diagnostics/codes.js";

/** What a fixture proves: where its one fault is found, and that mending it, a text for another, leaves nothing to find. */
export type Fault = {
  readonly at: readonly [line: number, column: number] | null;
  readonly mend: readonly [fault: string, right: string];
  /** Looked for when generating only: it takes the files that the catalog names. */
  readonly command?: "generate";
};

type SpecialCode =
  | "file-unreadable"
  | "file-too-large"
  | "file-not-text"
  | "invalid-baseline"
  | "unused-baseline-entry";

const clean =
  "catalog: 1\nname: shop\nmetrics:\n  orders: { instrument: counter, description: Placed by a customer. }\n";

const nested = "[".repeat(70) + "]".repeat(70);

/** The faults in test/fixtures/diagnostics/<code>.yaml. */
export const faults: Readonly<Record<Exclude<CorrectnessCode, SpecialCode>, Fault>> = {
  "catalog-empty": { at: null, mend: ["# Nothing but a comment.", "{ catalog: 1, name: shop, metrics: {} }"] },
  "yaml-syntax": { at: [5, 1], mend: ["counter\n", "counter }\n"] },
  "yaml-feature": { at: [4, 11], mend: ["&shared ", ""] },
  "nested-too-deep": { at: [3, 38], mend: [nested, "Shop"] },
  "duplicate-key": { at: [7, 5], mend: ["    unit: s\n", ""] },
  "dangerous-key": { at: [7, 7], mend: ["__proto__", "kind"] },
  "key-not-text": { at: [7, 7], mend: ["404", "kind"] },
  "unknown-key": { at: [6, 5], mend: ["desciption", "description"] },
  "missing-key": { at: [4, 3], mend: ["    description", "    instrument: counter\n    description"] },
  "wrong-type": { at: [6, 18], mend: ["many", "7"] },
  "unknown-value": { at: [5, 17], mend: ["conter", "counter"] },
  "wrong-value": { at: [6, 18], mend: ["0", "7"] },
  "unknown-attribute": { at: [5, 57], mend: [", custmer", ""] },
  "unused-attribute": { at: [4, 3], mend: ["counter", "counter, attributes: [customer]"] },
  "name-collision": { at: [5, 3], mend: ["order_placed", "order.sent"] },
  "invalid-name": { at: [4, 3], mend: ["1st.order", "first.order"] },
  "reserved-name": { at: [4, 3], mend: ["flush", "flushes"] },
  "buckets-not-ascending": { at: [6, 21], mend: ["1, 5, 2", "1, 2, 5"] },
  "buckets-without-histogram": { at: [6, 5], mend: ["gauge", "histogram"] },
  "observable-histogram": { at: [6, 5], mend: ["histogram", "gauge"] },
  "duplicate-attribute": { at: [6, 57], mend: [", customer", ""] },
  "context-attribute": { at: [5, 48], mend: ["region: string", "area: string"] },
  "attribute-values": { at: [6, 27], mend: ["large, small", "large"] },
  "attribute-constraint": { at: [6, 38], mend: ["min: 9, max: 3", "min: 3, max: 9"] },
  "invalid-pattern": { at: [6, 50], mend: ["[a-z", "[a-z]"] },
  "example-not-allowed": { at: [6, 62], mend: ["medium", "small"] },
  "unknown-metric": { at: [5, 59], mend: ["order }", "orders }"] },
  "rename-cycle": { at: [4, 60], mend: [", deprecated: { renamed_to: orders }", ""] },
  "contradictory-status": { at: [4, 42], mend: ["status: active, ", ""] },
  "invalid-end": { at: [4, 43], mend: ["31.01.2027", "2027-01-31"] },
  "life-order": { at: [7, 26], mend: ['"1.9"', '"1.11"'] },
  "emission-window": { at: [4, 67], mend: ["emit: both", 'emit: both, until: "2.0"'] },
  "emission-mismatch": { at: [4, 67], mend: [', unit: "{sale}"', ""] },
  "invalid-unit": { at: [4, 40], mend: ["seconds", "s"] },
  "cardinality-budget": { at: [6, 5], mend: ["cardinality: 3", "cardinality: 4"] },
  "unknown-suppression": { at: [4, 42], mend: [", allow: [unknown-key]", ""] },
  "unused-suppression": { at: [4, 59], mend: [", allow: [invalid-unit]", ""] },
  "unsafe-path": { at: [5, 21], mend: ["../elsewhere", "elsewhere"] },
  "markdown-markers": { at: [5, 24], mend: ["markdown-markers.md", "mended.md"], command: "generate" },
  "include-failed": { at: [5, 46], mend: ["include-failed.md", "included.md"], command: "generate" },
  "template-failed": { at: [5, 36], mend: ["template-failed.hbs", "mended.hbs"], command: "generate" },
};

/** Faults of files that no repository would hold: each makes its catalog in a folder and gives the path. */
export const specialFaults: Readonly<Record<SpecialCode, (folder: string) => string>> = {
  "file-unreadable": (folder) => {
    const path = join(folder, "folder.yaml");
    mkdirSync(path);
    return path;
  },
  "file-too-large": (folder) => written(join(folder, "large.yaml"), Buffer.alloc(17 * 1024 * 1024, "# a comment\n")),
  "file-not-text": (folder) => written(join(folder, "binary.yaml"), Buffer.from([0x63, 0x61, 0xff, 0x00, 0x01, 0x0a])),
  "invalid-baseline": (folder) => {
    written(join(folder, "invalid.baseline.json"), Buffer.from('{ "version": 1, "findings": '));
    return written(join(folder, "invalid.yaml"), Buffer.from(clean));
  },
  "unused-baseline-entry": (folder) => {
    const entry = { code: "missing-description", at: ["metrics", "orders"] };
    const baseline = JSON.stringify({ version: 1, findings: [entry] });
    written(join(folder, "unused.baseline.json"), Buffer.from(baseline));
    return written(join(folder, "unused.yaml"), Buffer.from(clean));
  },
};

function written(path: string, bytes: Uint8Array): string {
  writeFileSync(path, bytes);
  return path;
}

import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readMetrics } from "../../../generator/typescript/read-metrics.js";
import { programFolder } from "./programs.js";

test("a declaration that changed while the process runs is read again", () => {
  const folder = programFolder({
    "src/kinds.d.ts": 'export type Kind = "a" | "b";\n',
    "src/metrics.ts": `import { Counter } from "prom-client";
import type { Kind } from "./kinds.js";
const paid = new Counter({ name: "paid_total", help: "Paid.", labelNames: ["kind"] });
export const pay = (kind: Kind) => paid.inc({ kind });
`,
  });
  const kinds = () => {
    const found = readMetrics({ folder, tsconfig: null, files: [] });
    return "message" in found ? [] : found.metrics[0]?.attributes.map(({ values }) => values.values);
  };
  expect(kinds()).toEqual([["a", "b"]]);
  writeFileSync(`${folder}/src/kinds.d.ts`, 'export type Kind = "a" | "c";\n');
  expect(kinds()).toEqual([["a", "c"]]);
});

import type { UsageCode } from "../diagnostics/usage-codes.js";
import type { FileExample, Files } from "./example.js";

const orders =
  "catalog: 1\nname: shop\nmetrics:\n  orders: { instrument: counter, description: A customer confirmed., attributes: { channel: [web, app] } }\n";
const imported = 'import { createRecorders } from "./generated/recorders.js";\nconst record = createRecorders();\n';
const recorded = 'record.orders({ channel: "web" });\nrecord.orders({ channel: "app" });\n';

/** Code beside a catalog whose recorders are generated. */
function ofCode(wrong: string, right: string, catalog = orders): FileExample {
  const around = (code: string): Files => ({ "catalog.yaml": catalog, "shop.ts": `${imported}${code}` });
  return { wrong: around(wrong), right: around(right) };
}

/** Code of `shop.ts`, and a file that says which code records. */
function places(file: string): Files {
  return {
    "catalog.yaml": `${orders}generate: { recorded_in: usage.json }\n`,
    "shop.ts": `${imported}${recorded}`,
    "usage.json": `{ "format": 1, "recorded_in": { "orders": ["${file}"] } }\n`,
  };
}

function ofText(wrong: string, right: string): FileExample {
  const catalog = orders.replace("[web, app]", "string");
  return ofCode(wrong, right, catalog);
}

/** What `meterbook usage` finds in code that lies beside a catalog. */
export const usageExamples: Readonly<Record<UsageCode, FileExample>> = {
  "usage/unused-metric": ofCode("void record;\n", recorded),
  "usage/planned-metric": ofCode(
    `${recorded}import { metrics } from "@opentelemetry/api";\nmetrics.getMeter("shop").createCounter("carts").add(1);\n`,
    recorded,
    `${orders}  carts: { instrument: counter, description: A cart was made., status: planned }\n`,
  ),
  "usage/raw-metric": ofCode(
    `${recorded}import { Counter } from "prom-client";\nnew Counter({ name: "carts_total", help: "Carts." }).inc();\n`,
    recorded,
  ),
  "usage/deprecated-metric": ofCode(
    `${recorded}record.sales();\n`,
    recorded,
    `${orders}  sales: { instrument: counter, description: As orders were called., deprecated: { renamed_to: orders } }\n`,
  ),
  "usage/unreached-value": ofCode('record.orders({ channel: "web" });\n', recorded),
  "usage/proposed-values": ofText(recorded, "export const order = (channel: string) => record.orders({ channel });\n"),
  "usage/outdated-places": {
    wrong: places("carts.ts"),
    right: places("shop.ts"),
  },
  "usage/unbounded-value": ofText(
    "export const order = (request: { url: string }) => record.orders({ channel: request.url });\n",
    "export const order = (channel: string) => record.orders({ channel });\n",
  ),
};

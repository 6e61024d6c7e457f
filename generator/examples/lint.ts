import type { LintCode } from "../diagnostics/lint-codes.js";
import type { Example, FileExample } from "./example.js";

function ofMetric(wrong: string, right: string): Example {
  return { wrong: `metrics:\n${wrong}\n`, right: `metrics:\n${right}\n` };
}

function ofAttribute(wrong: string, right: string): Example {
  const around = (attributes: string) =>
    `metrics:\n  orders: { instrument: counter, description: A customer confirmed., attributes: { ${attributes} } }\n`;
  return { wrong: around(wrong), right: around(right) };
}

function ofHistogram(wrong: string, right: string): Example {
  const around = (fields: string) =>
    `metrics:\n  checkout.duration: { instrument: histogram, description: Time to pay., ${fields} }\n`;
  return { wrong: around(wrong), right: around(right) };
}

const orders = "metrics:\n  orders: { instrument: counter, description: A customer confirmed. }\n";

/** The second of two catalogs that one run checks, each with its first two lines. */
function inSecond(wrong: string, right: string, first = orders): FileExample {
  const head = "catalog: 1\nname: shop\n";
  const files = (second: string) => ({ "web/catalog.yaml": head + first, "app/catalog.yaml": head + second });
  return { wrong: files(wrong), right: files(right) };
}

/** What the rules of lint find in a catalog, without its first two lines, `catalog: 1` and `name: shop`. */
export const lintExamples: Readonly<Record<LintCode, Example | FileExample>> = {
  "name-style": ofMetric(
    "  orderPlaced: { instrument: counter, description: A customer confirmed. }",
    "  order.placed: { instrument: counter, description: A customer confirmed. }",
  ),
  "name-prefix-repeated": {
    wrong: "prefix: shop.\nmetrics:\n  shop.orders: { instrument: counter, description: A customer confirmed. }\n",
    right: "prefix: shop.\nmetrics:\n  orders: { instrument: counter, description: A customer confirmed. }\n",
  },
  "otel-namespace": ofAttribute("otel.channel: [web, app]", "shop.channel: [web, app]"),
  "unit-in-name": ofMetric(
    "  upload.kilobytes: { instrument: counter, unit: By, description: What customers send us. }",
    "  upload.size: { instrument: counter, unit: By, description: What customers send us. }",
  ),
  "namespace-is-metric": ofMetric(
    "  cart: { instrument: counter, description: Opened. }\n  cart.size: { instrument: gauge, unit: By, description: In memory. }",
    "  cart.count: { instrument: counter, description: Opened. }\n  cart.size: { instrument: gauge, unit: By, description: In memory. }",
  ),
  "namespace-is-attribute": ofAttribute(
    "error: boolean, error.type: [timeout, rejected]",
    "failed: boolean, error.type: [timeout, rejected]",
  ),
  "similar-names": ofMetric(
    "  sign_in: { instrument: counter, description: By password. }\n  signin: { instrument: counter, description: By passkey. }",
    "  sign_in.password: { instrument: counter, description: By password. }\n  sign_in.passkey: { instrument: counter, description: By passkey. }",
  ),
  "exported-name-collision": {
    wrong:
      "prometheus: { exporter: javascript }\nmetrics:\n  wait: { instrument: gauge, unit: ms, description: Age of the oldest job. }\n  wait.milliseconds: { instrument: gauge, unit: ms, description: Age of the newest job. }\n",
    right:
      "prometheus: { exporter: javascript }\nmetrics:\n  wait: { instrument: gauge, unit: ms, description: Age of the oldest job. }\n  wait.last: { instrument: gauge, unit: ms, description: Age of the newest job. }\n",
  },
  "likely-misspelling": ofAttribute("http.request.mehtod: [GET, POST]", "http.request.method: [GET, POST]"),
  "missing-description": ofMetric(
    "  orders: { instrument: counter }",
    "  orders: { instrument: counter, description: A customer confirmed. }",
  ),
  "missing-owner": ofMetric(
    "  orders: { instrument: counter, description: A customer confirmed. }",
    "  orders: { instrument: counter, description: A customer confirmed., owner: checkout-team }",
  ),
  "missing-unit": ofMetric(
    "  queue.delay: { instrument: gauge, description: Age of the oldest order. }",
    "  queue.delay: { instrument: gauge, unit: s, description: Age of the oldest order. }",
  ),
  "description-repeats-name": ofMetric(
    "  order.placed: { instrument: counter, description: Order placed. }",
    "  order.placed: { instrument: counter, description: A customer confirmed the cart. }",
  ),
  "single-value": ofAttribute("channel: [web]", "channel: [web, app]"),
  "boolean-in-disguise": ofAttribute('gift: ["yes", "no"]', "gift: boolean"),
  "unbounded-attribute": ofAttribute("voucher: string", "voucher: { type: string, max_values: 50 }"),
  "cardinality-limit": ofAttribute(
    "shop: { type: string, max_values: 100 }, article: { type: string, max_values: 500 }",
    "shop: { type: string, max_values: 100 }, kind: [book, music, film]",
  ),
  "attribute-type-conflict": ofMetric(
    "  orders: { instrument: counter, description: A customer confirmed., attributes: { size: [small, large] } }\n  parcels: { instrument: counter, description: Sent., attributes: { size: [1, 2, 3] } }",
    "  orders: { instrument: counter, description: A customer confirmed., attributes: { size: [small, large] } }\n  parcels: { instrument: counter, description: Sent., attributes: { size: [small, huge] } }",
  ),
  "unfit-buckets": ofHistogram("unit: s", "unit: s, buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10]"),
  "sensitive-attribute": ofAttribute(
    "email: { type: string, max_values: 50 }",
    "email: { type: string, max_values: 50, sensitivity: personal }",
  ),
  "semconv-conformance": ofAttribute("http.request.method: [get, post]", "http.request.method: [GET, POST]"),
  "semconv-look-alike": ofAttribute("http_request_method: [GET, POST]", "http.request.method: [GET, POST]"),
  "metric-in-two-catalogs": inSecond(orders, orders.replace("orders", "app.orders")),
  "metric-differs-between-catalogs": inSecond(
    orders.replace("counter,", "gauge, unit: s,"),
    orders.replace("orders", "orders.age").replace("counter,", "gauge, unit: s,"),
  ),
  "attribute-differs-between-catalogs": inSecond(
    `context: { region: [eu, apac] }\n${orders.replace("orders", "returns")}`,
    `context: { region: [eu, us] }\n${orders.replace("orders", "returns")}`,
    `context: { region: [eu, us] }\n${orders}`,
  ),
  expired: ofMetric(
    '  orders: { instrument: counter, description: A customer confirmed., expires: "2026-10-01" }',
    '  orders: { instrument: counter, description: A customer confirmed., expires: "2027-10-01" }',
  ),
  "expires-soon": ofMetric(
    '  orders: { instrument: counter, description: A customer confirmed., expires: "2026-12-01" }',
    '  orders: { instrument: counter, description: A customer confirmed., expires: "2027-12-01" }',
  ),
};

import type { Example } from "../example.js";

const orders = "  orders:\n    instrument: counter\n    description: A customer confirmed.\n";

const sales = "  sales:\n    instrument: counter\n    description: A customer paid.\n";

function ofMetrics(wrong: string, right: string): Example {
  return { wrong: `metrics:\n${wrong}`, right: `metrics:\n${right}` };
}

/** Lines of a counter. */
function ofOrders(wrong: string, right: string): Example {
  return ofMetrics(`${orders}${wrong}`, `${orders}${right}`);
}

function ofAttribute(wrong: string, right: string): Example {
  const around = (attribute: string) => `    attributes: { ${attribute} }\n`;
  return ofOrders(around(wrong), around(right));
}

/** Lines of the time that paying takes. */
function ofDuration(wrong: string, right: string): Example {
  const around = (lines: string) => `  checkout.duration:\n${lines}    description: Time to pay.\n`;
  return ofMetrics(around(wrong), around(right));
}

/** Lines of a counter, in a catalog with a line before its metrics. */
function ofOrdersAfter(line: string, wrong: string, right: string): Example {
  const example = ofOrders(wrong, right);
  return { wrong: `${line}\n${example.wrong}`, right: `${line}\n${example.right}` };
}

/** Lines of a counter, beside the one that has its place. */
function ofSales(wrong: string, right: string): Example {
  return ofMetrics(`${orders}${sales}${wrong}`, `${orders}${sales}${right}`);
}

/** Lines of events, in a catalog with a counter of outcomes. */
function ofSignals(wrong: string, right: string): Example {
  const around = (lines: string) => `metrics:\n${sales}    attributes: { outcome: [ok, open] }\nevents:\n${lines}`;
  return { wrong: around(wrong), right: around(right) };
}

/** What is found in the meaning of a catalog; without its first two lines, `catalog: 1` and `name: shop`. */
export const modelExamples = {
  "number-text": ofAttribute("version: [1.9, 1.10]", 'version: ["1.9", "1.10"]'),
  "unknown-attribute": ofOrdersAfter(
    "attributes: { channel: [web, app] }",
    "    attributes: [channel, chanel]\n",
    "    attributes: [channel]\n",
  ),
  "unused-attribute": ofOrdersAfter("attributes: { channel: [web, app] }", "", "    attributes: [channel]\n"),
  "name-collision": ofMetrics(
    "  order.placed: { instrument: counter, description: By a customer. }\n  order_placed: { instrument: counter, description: By our staff. }\n",
    "  order.placed: { instrument: counter, description: By a customer. }\n  order.entered: { instrument: counter, description: By our staff. }\n",
  ),
  "invalid-name": ofMetrics(
    "  1st.order: { instrument: counter, description: A new customer confirmed. }\n",
    "  first.order: { instrument: counter, description: A new customer confirmed. }\n",
  ),
  "prefix-separator": {
    wrong: `prefix: shop\nmetrics:\n${orders}`,
    right: `prefix: shop.\nmetrics:\n${orders}`,
  },
  "reserved-name": ofMetrics(
    "  flush: { instrument: counter, description: The cart was emptied. }\n",
    "  cart.flush: { instrument: counter, description: The cart was emptied. }\n",
  ),
  "buckets-not-ascending": ofDuration(
    "    instrument: histogram\n    unit: ms\n    buckets: [10, 50, 20, 100]\n",
    "    instrument: histogram\n    unit: ms\n    buckets: [10, 20, 50, 100]\n",
  ),
  "buckets-without-histogram": ofDuration(
    "    instrument: gauge\n    unit: ms\n    buckets: [10, 20, 50, 100]\n",
    "    instrument: histogram\n    unit: ms\n    buckets: [10, 20, 50, 100]\n",
  ),
  "observable-histogram": ofDuration(
    "    instrument: histogram\n    observable: true\n    unit: ms\n",
    "    instrument: histogram\n    unit: ms\n",
  ),
  "duplicate-attribute": ofOrdersAfter(
    "attributes: { channel: [web, app] }",
    "    attributes: [channel, channel]\n",
    "    attributes: [channel]\n",
  ),
  "context-attribute": ofOrdersAfter(
    "context: { region: [eu, us] }",
    "    attributes: { region: [eu, us] }\n",
    "    attributes: { ship_to: [eu, us] }\n",
  ),
  "attribute-values": ofAttribute("size: [small, large, small]", "size: [small, large]"),
  "attribute-constraint": ofAttribute(
    "parcels: { type: int, min: 9, max: 1, max_values: 9 }",
    "parcels: { type: int, min: 1, max: 9, max_values: 9 }",
  ),
  "invalid-pattern": ofAttribute(
    'voucher: { type: string, pattern: "[A-Z", max_values: 50 }',
    'voucher: { type: string, pattern: "[A-Z]+", max_values: 50 }',
  ),
  "dangerous-pattern": ofAttribute(
    'voucher: { type: string, pattern: "([A-Z]+-?)*", max_values: 50 }',
    'voucher: { type: string, pattern: "[A-Z]+(-[A-Z]+)*", max_values: 50 }',
  ),
  "example-not-allowed": ofAttribute(
    "size: { values: [small, large], examples: [medium] }",
    "size: { values: [small, large], examples: [small] }",
  ),
  "unknown-metric": ofSales("    deprecated: { renamed_to: order }\n", "    deprecated: { renamed_to: orders }\n"),
  "unknown-event": ofSignals(
    "  order.placed: { description: Confirmed. }\nspans:\n  checkout: { description: Paying., events: [order.palced] }\n",
    "  order.placed: { description: Confirmed. }\nspans:\n  checkout: { description: Paying., events: [order.placed] }\n",
  ),
  "record-mismatch": ofSignals(
    "  order.placed:\n    description: Confirmed.\n    attributes: { paid: boolean }\n    records:\n      sales: { outcome: paid }\n",
    "  order.placed:\n    description: Confirmed.\n    attributes: { paid: boolean }\n    records:\n      sales: { outcome: { from: paid, values: { true: ok, false: open } } }\n",
  ),
  "redact-mismatch": ofSignals(
    "  order.placed:\n    description: Confirmed.\n    attributes: { voucher: { type: string, redact: hash } }\n",
    "  order.placed:\n    description: Confirmed.\n    attributes: { voucher: { type: string, sensitivity: secret, redact: hash } }\n",
  ),
  "rename-cycle": ofMetrics(
    `${orders}    deprecated: { renamed_to: sales }\n${sales}    deprecated: { renamed_to: orders }\n`,
    `${orders}${sales}    deprecated: { renamed_to: orders }\n`,
  ),
  "no-recorder": ofOrders(
    "    recorder: none\n",
    "    recorder: none\n    variants: { gift: { attributes: { wrapped: boolean } } }\n",
  ),
  "contradictory-status": ofOrders(
    "    status: active\n    deprecated: { reason: Counted twice. }\n",
    "    deprecated: { reason: Counted twice. }\n",
  ),
  "invalid-end": ofOrders("    expires: 31.12.2099\n", '    expires: "2099-12-31"\n'),
  "life-order": ofOrders(
    '    since: "1.10"\n    deprecated: { since: "1.9" }\n',
    '    since: "1.10"\n    deprecated: { since: "1.11" }\n',
  ),
  "emission-window": ofSales(
    "    deprecated: { renamed_to: orders, emit: both }\n",
    '    deprecated: { renamed_to: orders, emit: both, until: "2099-12-31" }\n',
  ),
  "emission-mismatch": ofSales(
    '    unit: "{sale}"\n    deprecated: { renamed_to: orders, emit: both, until: "2099-12-31" }\n',
    '    deprecated: { renamed_to: orders, emit: both, until: "2099-12-31" }\n',
  ),
  "invalid-unit": ofDuration(
    "    instrument: histogram\n    unit: millis\n",
    "    instrument: histogram\n    unit: ms\n",
  ),
  "mistaken-unit": ofOrders("    unit: MB\n", "    unit: MBy\n"),
  "cardinality-budget": ofOrders(
    "    cardinality: 3\n    attributes: { size: [small, large], gift: boolean }\n",
    "    cardinality: 4\n    attributes: { size: [small, large], gift: boolean }\n",
  ),
  "unknown-suppression": ofOrders("    allow: [unknown-key]\n", ""),
  "unused-suppression": ofOrders('    unit: "{order}"\n    allow: [invalid-unit]\n', '    unit: "{order}"\n'),
  "contradictory-outputs": {
    wrong: `generate: { outputs: { recorders: false } }\nmetrics:\n${orders}`,
    right: `generate: { outputs: { recorders: false, validators: false } }\nmetrics:\n${orders}`,
  },
  "contradictory-language": {
    wrong: `generate: { modules: commonjs }\nmetrics:\n${orders}`,
    right: `generate: { language: javascript, modules: commonjs }\nmetrics:\n${orders}`,
  },
  "unsafe-path": {
    wrong: `generate: { output: ../metrics }\nmetrics:\n${orders}`,
    right: `generate: { output: src/metrics }\nmetrics:\n${orders}`,
  },
} as const satisfies Readonly<Record<string, Example>>;

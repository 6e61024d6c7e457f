import type { Example } from "../example.js";

function ofOrders(wrong: string, right: string): Example {
  const around = (lines: string) => `metrics:\n  orders:\n${lines}`;
  return { wrong: around(wrong), right: around(right) };
}

/** A counter with more lines. */
function ofCounter(wrong: string, right: string): Example {
  const around = (lines: string) => `    instrument: counter\n    description: A customer confirmed.\n${lines}`;
  return ofOrders(around(wrong), around(right));
}

function ofAttributes(wrong: string, right: string): Example {
  const around = (lines: string) => `    attributes:\n${lines}`;
  return ofCounter(around(wrong), around(right));
}

const orders = "metrics:\n  orders: { instrument: counter, description: A customer confirmed. }\n";

/** What is found in the text of a catalog; without its first two lines, `catalog: 1` and `name: shop`. */
export const documentExamples = {
  "yaml-syntax": {
    wrong: "metrics:\n  orders: { instrument: counter, description: A customer confirmed.\n",
    right: orders,
  },
  "yaml-feature": {
    wrong:
      "metrics:\n  orders: &like { instrument: counter, description: A customer confirmed. }\n  returns: { <<: *like, description: Sent back. }\n",
    right: `${orders}  returns: { instrument: counter, description: Sent back. }\n`,
  },
  "nested-too-deep": {
    wrong: `page: { title: ${"[".repeat(25)}Shop${"]".repeat(25)} }\n${orders}`,
    right: `page: { title: Shop }\n${orders}`,
  },
  "duplicate-key": ofCounter('    unit: "{order}"\n    unit: "{cart}"\n', '    unit: "{order}"\n'),
  "dangerous-key": ofAttributes("      constructor: [cart, wish_list]\n", "      origin: [cart, wish_list]\n"),
  "key-not-text": ofAttributes(
    "      answer: { values: { ok: In stock., late: None came., null: Sold out. } }\n",
    '      answer: { values: { ok: In stock., late: None came., "null": Sold out. } }\n',
  ),
  "unknown-key": ofOrders(
    "    instrument: counter\n    desciption: A customer confirmed.\n",
    "    instrument: counter\n    description: A customer confirmed.\n",
  ),
  "missing-key": ofOrders(
    "    description: A customer confirmed.\n",
    "    instrument: counter\n    description: A customer confirmed.\n",
  ),
  "wrong-type": ofCounter("    cardinality: many\n", "    cardinality: 500\n"),
  "unknown-value": ofOrders(
    "    instrument: conter\n    description: A customer confirmed.\n",
    "    instrument: counter\n    description: A customer confirmed.\n",
  ),
  "wrong-value": ofCounter("    cardinality: 0\n", "    cardinality: 500\n"),
} as const satisfies Readonly<Record<string, Example>>;

import { readFileSync } from "node:fs";
import type { LintCode } from "../../../generator/diagnostics/lint-codes.js";

/** A catalog in which no rule finds anything, though all are on. */
export const webShop: string = readFileSync(new URL("web-shop.yaml", import.meta.url), "utf8");

/** A text of the shop for another. */
export type Edit = readonly [found: string, written: string];

/** An edit after which a rule finds one thing, at the line that holds `at`; and edits near to it that it lets be. */
type Violation = { readonly edit: Edit; readonly at: string; readonly harmless: readonly Edit[] };

export function edited([found, written]: Edit): string {
  const parts = webShop.split(found);
  if (parts.length !== 2) throw new Error(`the shop holds ${JSON.stringify(found)} ${parts.length - 1} times`);
  return parts.join(written);
}

/** Those that look at one catalog. */
type CodeOfOne = Exclude<LintCode, `${string}-catalogs`>;

export const violations: Readonly<Record<CodeOfOne, readonly Violation[]>> = {
  "name-style": [
    {
      edit: ["stock.sync.duration:", "stock.syncDuration:"],
      at: "stock.syncDuration:",
      harmless: [["stock.sync.duration:", "stock.full_sync.duration:"]],
    },
    {
      edit: ["cart.open.count:", "cart.open_carts:"],
      at: "cart.open_carts:",
      harmless: [["cart.open.count:", "cart.in_process:"]],
    },
    {
      edit: ["customer.login.attempts:", "customer.login.attempts_total:"],
      at: "attempts_total:",
      harmless: [["order.value:", "order.total:"]],
    },
    {
      edit: ["      is_full:", "      isFull:"],
      at: "isFull:",
      harmless: [],
    },
  ],
  "name-prefix-repeated": [
    {
      edit: ["order.placed:", "shop.order.placed:"],
      at: "shop.order.placed:",
      harmless: [["order.placed:", "shopping.order.placed:"]],
    },
  ],
  "otel-namespace": [
    {
      edit: ["is_full: {", "otel.is_full: {"],
      at: "otel.is_full:",
      harmless: [["is_full: {", "otel.component.type: {"]],
    },
  ],
  "unit-in-name": [
    {
      edit: ["unit: ms\n    owner: checkout-team", "unit: KiBy\n    owner: checkout-team"],
      at: "unit: KiBy",
      harmless: [["unit: ms\n    owner: checkout-team", "unit: ms # in the name, too\n    owner: checkout-team"]],
    },
    {
      edit: ["customer.sessions_expired:", "customer.sent_bytes:"],
      at: "customer.sent_bytes:",
      harmless: [["customer.login.attempts:", "customer.login.per_seconds:"]],
    },
  ],
  "namespace-is-metric": [
    {
      edit: ["cart.open.count:", "customer.login:"],
      at: "customer.login.attempts:",
      harmless: [["cart.open.count:", "customer.log:"]],
    },
  ],
  "namespace-is-attribute": [
    {
      edit: [
        "warehouse: { type: string, max_values: 12, description: Name of the warehouse. }\n      attempt",
        "sync: { type: string, max_values: 12, description: What is fetched. }\n      sync.attempt",
      ],
      at: "sync.attempt:",
      harmless: [["      is_full:", "      attempt_full:"]],
    },
  ],
  "similar-names": [
    {
      edit: ["order.value:", "customer.loginattempts:"],
      at: "customer.login.attempts:",
      harmless: [["order.value:", "customer.login_attempt:"]],
    },
    {
      edit: ["      is_full:", "      paymentmethod:"],
      at: "paymentmethod:",
      harmless: [["      is_full:", "      payment_methods:"]],
    },
  ],
  "exported-name-collision": [
    {
      edit: ["customer.login.attempts:", "checkout.duration_count:"],
      at: "checkout.duration_count:",
      harmless: [["customer.login.attempts:", "checkout.duration_counts:"]],
    },
  ],
  "likely-misspelling": [
    {
      edit: ["order.value:", "warehuose.value:"],
      at: "warehuose.value:",
      harmless: [
        ["order.value:", "warehouses.value:"],
        ["order.value:", "house.value:"],
      ],
    },
    {
      edit: ["      is_full:", "      http.response.stauts_code:"],
      at: "http.response.stauts_code:",
      harmless: [["      is_full:", "      http.response.status_class:"]],
    },
  ],
  "missing-description": [
    { edit: ["    description: Sum of an order, taxes included.\n", ""], at: "order.value:", harmless: [] },
  ],
  "missing-owner": [{ edit: ['"{article}"\n    owner: stock-team', '"{article}"'], at: "stock.level:", harmless: [] }],
  "missing-unit": [
    {
      edit: ['    unit: "{article}"\n', ""],
      at: "stock.level:",
      harmless: [['    unit: "{transfer}"\n', ""]],
    },
  ],
  "description-repeats-name": [
    {
      edit: ["A customer confirmed the cart.", "The order placed."],
      at: "description: The order placed.",
      harmless: [
        ["A customer confirmed the cart.", "Orders placed by customers."],
        ["A customer confirmed the cart.", "Total orders placed"],
        ["A customer confirmed the cart.", "Placed orders"],
      ],
    },
  ],
  "single-value": [
    {
      edit: ["attributes: [outcome]", "attributes: { outcome: , channel: { values: [web], description: Where. } }"],
      at: "channel:",
      harmless: [["values: [timeout]", "values: [timeout] # a planned metric may wait for others"]],
    },
  ],
  "boolean-in-disguise": [
    {
      edit: ["is_full: { type: boolean", 'is_full: { values: ["yes", "no"]'],
      at: "is_full:",
      harmless: [["is_full: { type: boolean", "is_full: { values: [yes, partly]"]],
    },
  ],
  "unbounded-attribute": [
    {
      edit: ["http.route: { type: string, max_values: 20,", "http.route: { type: string,"],
      at: "http.route:",
      harmless: [
        ["http.route: { type: string, max_values: 20,", 'http.route: { type: string, pattern: "cart|pay|done",'],
      ],
    },
    {
      edit: ["attempt: { type: int, min: 1, max: 4", "attempt: { type: int, min: 1"],
      at: "attempt:",
      harmless: [],
    },
  ],
  "cardinality-limit": [
    {
      edit: ["min: 1, max: 4", "min: 1, max: 9"],
      at: "stock.sync.duration:",
      harmless: [["min: 1, max: 4", "min: 0, max: 3"]],
    },
  ],
  "attribute-type-conflict": [
    {
      edit: ["      is_full: { type: boolean", "      outcome: { type: boolean"],
      at: "outcome: { type: boolean",
      harmless: [["      is_full: { type: boolean", "      outcome_known: { type: boolean"]],
    },
  ],
  "unfit-buckets": [
    {
      edit: ["    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]\n", ""],
      at: "checkout.duration:",
      harmless: [["    buckets: [5, 10, 25, 50, 100, 250, 500, 1000]\n", ""]],
    },
    {
      edit: ["[0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]", "[100, 250, 500, 1000, 5000]"],
      at: "buckets: [100",
      harmless: [["[0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]", "[1, 60, 600, 3600]"]],
    },
  ],
  "sensitive-attribute": [
    {
      edit: ["      is_full: { type: boolean", "      customer.email: { type: string, max_values: 2"],
      at: "customer.email:",
      harmless: [
        [
          "      is_full: { type: boolean",
          "      customer.email: { type: string, max_values: 2, sensitivity: personal",
        ],
        ["      is_full: { type: boolean", "      customer.email: { type: string, max_values: 2, sensitivity: public"],
        ["      is_full: { type: boolean", "      has_email: { type: boolean"],
        ["      is_full: { type: boolean", "      email.provider: { type: string, max_values: 2"],
      ],
    },
  ],
  "semconv-conformance": [
    {
      edit: ["      is_full: { type: boolean", "      http.method: { values: [GET, POST]"],
      at: "http.method:",
      harmless: [["      is_full: { type: boolean", "      http.request.method: { values: [GET, POST]"]],
    },
    {
      edit: ["      is_full: { type: boolean", "      http.request.method: { values: [get, post]"],
      at: "http.request.method:",
      harmless: [["      is_full: { type: boolean", "      http.request.method: { values: [GET, POST]"]],
    },
  ],
  "semconv-look-alike": [
    {
      edit: ["      is_full: { type: boolean", "      http_request_method: { values: [GET, POST]"],
      at: "http_request_method:",
      harmless: [["      is_full: { type: boolean", "      method: { values: [GET, POST]"]],
    },
  ],
  expired: [
    {
      edit: ['"2027-06-30"', '"2026-10-01"'],
      at: 'expires: "2026-10-01"',
      harmless: [['"2027-06-30"', '"2.0"']],
    },
  ],
  "expires-soon": [
    {
      edit: ['"2027-06-30"', '"2026-12-01"'],
      at: 'expires: "2026-12-01"',
      harmless: [['"2027-06-30"', '"2026-12-07"']],
    },
  ],
};

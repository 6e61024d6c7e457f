import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
context: { region: [eu, us] }
metrics:
  orders: { instrument: counter, attributes: { channel: [web, app] }, description: Confirmed. }
  wait: { instrument: histogram, unit: s, buckets: [0.1, 1] }
`;

const page = `# HELP shop_orders_total Confirmed.
# TYPE shop_orders_total counter
shop_orders_total{region="eu",channel="web",otel_scope_name="shop",instance="a:1"} 3
shop_orders_total{region="us",channel="wap",otel_scope_name="shop"} 1
# TYPE shop_wait_seconds histogram
shop_wait_seconds_bucket{region="eu",le="0.1"} 1
shop_wait_seconds_bucket{region="eu",le="1"} 1
shop_wait_seconds_bucket{region="eu",le="+Inf"} 2
shop_wait_seconds_sum{region="eu"} 3.5
shop_wait_seconds_count{region="eu"} 2
# TYPE shop_order_total counter
shop_order_total 1
# TYPE http_requests_total counter
http_requests_total{otel_scope_name="http"} 1
target_info{service_name="shop"} 1
`;

const found = [
  expect.stringContaining('"shop_order_total" is not in the catalog'),
  expect.stringContaining('the attribute "channel" of "shop.orders" has a value that is not allowed: "wap"'),
];

function messagesIn(out: string): readonly string[] {
  const { diagnostics }: { diagnostics: readonly { readonly message: string }[] } = JSON.parse(out);
  return diagnostics.map(({ message }) => message).sort();
}

async function startPage(text: string, status = 200): Promise<string> {
  const server = createServer(
    (_, response) => void response.writeHead(status, { "content-type": "text/plain" }).end(text),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://user:secret-word@127.0.0.1:${(server.address() as AddressInfo).port}/metrics?token=secret-word`;
}

describe("exposition text", () => {
  test("is read from a file, by the exported names", async () => {
    const folder = temporaryFolder({ "catalog.yaml": catalog, "page.txt": page });
    const { out, code } = await meterbook(folder, ["live-check", "page.txt", "--format", "json"]);
    expect(code).toBe(1);
    expect(messagesIn(out)).toEqual(found);
    expect(JSON.parse(out)).toMatchObject({
      received: { points: 5, checked_points: 3, other_scopes: [{ name: "http", points: 1 }] },
      coverage: { totals: { metrics: { seen: 2, of: 2 } } },
    });
  });

  test("is scraped, and no secret of its address is shown", async () => {
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    const url = await startPage(page);
    const { out } = await meterbook(folder, ["live-check", "--scrape", url, "--format", "json"]);
    expect(messagesIn(out)).toEqual(found);
    const broken = await meterbook(folder, ["live-check", "--scrape", await startPage("shop_orders_total 1 2 3 4\n")]);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("live/unreadable-payload");
    expect(broken.err + broken.out + out).not.toContain("secret-word");
  });

  test("is scraped again and again, until the time is over", async () => {
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    const words = ["--scrape", await startPage(page), "--every", "20ms", "--for", "300ms", "--format", "json"];
    const { out } = await meterbook(folder, ["live-check", ...words]);
    expect(JSON.parse(out).received.payloads).toBeGreaterThan(1);
  });

  test("that never comes is named", async () => {
    const folder = temporaryFolder({ "catalog.yaml": catalog });
    const { code, err } = await meterbook(folder, ["live-check", "--scrape", await startPage("", 503)]);
    expect(code).toBe(1);
    expect(err).toContain("live/nothing-received");
    expect(err).toMatch(/warning: the page http:\/\/127\.0\.0\.1:\d+\/metrics answers with 503/);
  });
});

test("--listen receives until nothing comes any more, and says where", async () => {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  const metric = {
    name: "shop.orders",
    description: "Confirmed.",
    sum: { aggregationTemporality: 2, isMonotonic: true },
  };
  const attributes = Object.entries({ region: "eu", channel: "app" });
  const keyValues = attributes.map(([key, stringValue]) => ({ key, value: { stringValue } }));
  const sum = { ...metric.sum, dataPoints: [{ attributes: keyValues, asDouble: 1 }] };
  const body = JSON.stringify({
    resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics: [{ ...metric, sum }] }] }],
  });
  const post = (url: string) =>
    fetch(`${url}/v1/metrics`, { method: "POST", headers: { "content-type": "application/json" }, body });
  const words = ["live-check", "--listen", "127.0.0.1:0", "--idle", "500ms"];
  const ending = meterbook(folder, words, { host: { print: ({ err }) => void post(/http\S+/.exec(err)?.[0] ?? "") } });
  expect(await ending).toMatchObject({ code: 0, out: expect.stringContaining("1 payload, 1 of 1 point checked") });
});

test("an address where another program listens is named, with another one", async () => {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  const { port } = new URL(await startPage(""));
  expect(await meterbook(folder, ["live-check", "--listen", `127.0.0.1:${port}`, "--for", "1s"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("another program listens there"),
  });
});

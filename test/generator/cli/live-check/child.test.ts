import { expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, value_type: int, attributes: { channel: [web, app] } }
  stock: { instrument: gauge, stability: beta }
`;

/** A program that sends one request to where its variables say, and ends with a code; bash begins sooner than Node. */
const program = `host="\${OTEL_EXPORTER_OTLP_ENDPOINT#http://}"
body='{"resourceMetrics":[{"scopeMetrics":[{"scope":{"name":"shop"},"metrics":'"$1"'}]}]}'
exec 3<>"/dev/tcp/\${host%:*}/\${host#*:}" || exit 99
printf 'POST /v1/metrics HTTP/1.1\\r\\nhost: %s\\r\\ncontent-type: application/json\\r\\nconnection: close\\r\\ncontent-length: %d\\r\\n\\r\\n%s' "$host" "\${#body}" "$body" >&3
read -r _ status _ <&3
[ "$status" = 200 ] && exit "$2"
exit 99
`;

function orders(channel: string, name = "shop.orders") {
  const attributes = [{ key: "channel", value: { stringValue: channel } }];
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ attributes, asInt: "1" }] };
  return { name, sum };
}

function check(metrics: readonly object[] | null, words: readonly string[] = [], code = 0) {
  const folder = temporaryFolder({ "catalog.yaml": catalog, "program.sh": program });
  const run = metrics === null ? ["-c", "exit"] : ["program.sh", JSON.stringify(metrics), String(code)];
  return meterbook(folder, ["live-check", ...words, "--", "bash", ...run], { host: { cwd: folder } });
}

test("a command is checked by what it sends, and the report says how much that is", async () => {
  const { code, out, err } = await check([orders("web")]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe(
    [
      "no findings",
      "received: 1 payload, 1 of 1 point checked",
      "coverage: metrics 1 of 2 (50 %), attributes 1 of 1 (100 %), allowed values 1 of 2 (50 %)",
      "never received: shop.stock",
      "",
    ].join("\n"),
  );
});

test("what is wrong is found, with a suggestion", async () => {
  const { code, err } = await check([orders("wap"), orders("web", "shop.order")]);
  expect(code).toBe(1);
  expect(err).toContain('"shop.order" is not in the catalog');
  expect(err).toContain('did you mean "shop.orders"?');
  expect(err).toContain('the attribute "channel" of "shop.orders" has a value that is not allowed: "wap"');
});

test("a command that fails keeps its exit code, whatever was found", async () => {
  expect((await check([orders("web")], [], 7)).code).toBe(7);
  expect((await check([orders("wap")], [], 7)).code).toBe(7);
});

test("a run that checked nothing fails, and says what came instead", async () => {
  expect(await check(null)).toMatchObject({ code: 1, err: expect.stringContaining("nothing was received at all") });
  const others = await check([orders("web", "http.requests")]);
  expect(others.code).toBe(1);
  expect(others.err).toContain("live/unknown-metric");
});

test("half of what is required is not enough", async () => {
  expect(await check([orders("web")], ["--require", "all"])).toMatchObject({
    code: 1,
    err: expect.stringContaining('"shop.stock" was never received, and is required'),
  });
  expect((await check([orders("web")], ["--require", "beta"])).code).toBe(1);
  expect((await check([orders("web")], ["--require", "orders"])).code).toBe(0);
  expect(await check([orders("web")], ["--min-coverage", "51%"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("50 % of the metrics were received (1 of 2), and 51 % are asked for"),
  });
  expect((await check([orders("web")], ["--min-coverage", "50%", "--min-value-coverage", "50"])).code).toBe(0);
});

test("a command that does not exist, and a flag that means nothing, are misuse", async () => {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  expect(await meterbook(folder, ["live-check", "--", "no-such-program"])).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot run "no-such-program"'),
  });
  expect((await meterbook(folder, ["live-check"])).code).toBe(2);
  expect((await meterbook(folder, ["live-check", "--min-coverage", "much", "a.jsonl"])).code).toBe(2);
});

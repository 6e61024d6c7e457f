import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { Config } from "../../../src/telemetry/config.js";
import type { Environment } from "../../../src/telemetry/settings/variables.js";
import { parse } from "./parsed.js";

function withEndpoint(endpoint: string, environment: Environment): Promise<Config> {
  return parse(`[otel]\nexporter = { otlp-http = { endpoint = "${endpoint}" } }`, environment);
}

async function proxyOf(endpoint: string, environment: Environment): Promise<string | null> {
  const { logs, findings } = await withEndpoint(endpoint, environment);
  expect(findings).toEqual([]);
  if (logs.exporter.kind !== "otlp-http") throw new Error("no exporter");
  return logs.exporter.proxy?.address ?? null;
}

test.each<readonly [Environment, string | null]>([
  [{}, null],
  [{ HTTPS_PROXY: "http://a:1" }, "http://a:1"],
  [{ HTTPS_PROXY: "http://a:1", https_proxy: "https://b:2" }, "https://b:2"],
  [{ HTTPS_PROXY: "" }, null],
  [{ HTTP_PROXY: "http://a:1" }, null],
  [{ ALL_PROXY: "a:1" }, "http://a:1"],
  [{ https_proxy: "http://me:secret@a:1/" }, "http://a:1"],
])("the way to https by %j is %s", async (environment, proxy) => {
  expect(await proxyOf("https://otel.example.com:4318", environment)).toBe(proxy);
});

test.each<readonly [Environment, string | null]>([
  [{ HTTP_PROXY: "http://a:1" }, "http://a:1"],
  [{ http_proxy: "http://a:1" }, "http://a:1"],
  [{ HTTPS_PROXY: "http://a:1" }, null],
  [{ HTTP_PROXY: "http://a:1", REQUEST_METHOD: "GET" }, null],
])("the way to http by %j is %s", async (environment, proxy) => {
  expect(await proxyOf("http://otel.example.com:4318", environment)).toBe(proxy);
});

test.each([
  ["*", true],
  ["example.com", true],
  [".example.com", true],
  ["*.example.com", true],
  ["a,OTEL.example.com", true],
  ["a b otel.example.com:4318", true],
  ["otel.example.com:443", false],
  ["ample.com", false],
  ["com.,,", false],
])("NO_PROXY=%s leaves the proxy out: %s", async (exceptions, isDirect) => {
  for (const name of ["NO_PROXY", "no_proxy"]) {
    const environment = { HTTPS_PROXY: "http://a:1", [name]: exceptions };
    expect(await proxyOf("https://otel.example.com:4318", environment)).toBe(isDirect ? null : "http://a:1");
  }
});

test.each([
  ["https://10.1.2.3", "10.0.0.0/8", null],
  ["https://11.1.2.3", "10.0.0.0/8,x/99", "http://a:1"],
  ["https://[fd00::1]", "[fd00::1]", null],
  ["https://[fd00::1]", "fd00::/8", null],
])("the way to %s with NO_PROXY=%s is %s", async (endpoint, exceptions, proxy) => {
  expect(await proxyOf(endpoint, { HTTPS_PROXY: "http://a:1", NO_PROXY: exceptions })).toBe(proxy);
});

test.each(["http://localhost:4318", "http://127.0.0.1:4318", "http://[::1]:4318", "https://x.localhost"])(
  "this machine is reached without a proxy: %s",
  async (endpoint) => {
    expect(await proxyOf(endpoint, { ALL_PROXY: "http://a:1" })).toBeNull();
  },
);

test.each(["socks5://u:secret@a:1", "http://u:secret@", "http://u:secret%ZZ@a:1"])(
  "a proxy that cannot be used switches the signal off: %s",
  async (value) => {
    const { logs, findings } = await withEndpoint("https://h", { HTTPS_PROXY: value });
    expect(logs.exporter.kind).toBe("none");
    expect(findings).toMatchObject([{ code: "wrong-variable", severity: "error", source: "HTTPS_PROXY" }]);
    expect(JSON.stringify(findings)).not.toContain("secret");
  },
);

test("the credentials of a proxy are in nothing that is printed", async () => {
  const config = await withEndpoint("https://h", { HTTPS_PROXY: "http://me:secret@a:1" });
  const encoded = Buffer.from("me:secret").toString("base64");
  for (const text of [JSON.stringify(config), inspect(config, { depth: 9 })]) {
    expect(text).not.toMatch(/secret/);
    expect(text).not.toContain(encoded);
  }
});

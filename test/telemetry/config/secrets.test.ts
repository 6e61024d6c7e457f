import { inspect } from "node:util";
import { expect, test } from "vitest";
import { describeFinding } from "../../../src/telemetry/config.js";
import { parse } from "./parsed.js";

const secret = "s3cr3t-value";

function everythingSaid(config: Awaited<ReturnType<typeof parse>>): string {
  const shown = inspect(config, { depth: 10, showHidden: true });
  return [shown, JSON.stringify(config), String(config), ...config.findings.map(describeFinding)].join("\n");
}

test("variables in headers are replaced, and only the names of headers are shown", async () => {
  const config = await parse(
    '[otel]\nexporter = { otlp-http = { endpoint = "https://h", headers = { authorization = "Bearer ${TOKEN}", plain = "${A}${A}" } } }',
    { TOKEN: secret, A: "a" },
  );
  const { exporter } = config.logs;
  expect(exporter.kind === "otlp-http" && exporter.headers.reveal()).toEqual({
    authorization: `Bearer ${secret}`,
    plain: "aa",
  });
  expect(JSON.stringify(exporter)).toContain('"authorization":"[hidden]"');
  expect(everythingSaid(config)).not.toContain(secret);
});

test.each([
  `headers = { a = "${secret}", b = 1 }`,
  `headers = "${secret}"`,
  `headers = { a = ["${secret}"] }`,
  `headers = { "a b" = "${secret}" }`,
  `headers = { a = "${secret}\\n" }`,
  `headers = { a = "${secret}\${MISSING}" }`,
  `headers = { a = "${secret}" }, nonsense = "${secret}"`,
  `headers = { a = { b = "${secret}" } }`,
])("no finding about { %s } holds the value", async (headers) => {
  const config = await parse(`[otel]\nexporter = { otlp-http = { endpoint = "https://h", ${headers} } }`);
  expect(config.findings.length).toBeGreaterThan(0);
  expect(everythingSaid(config)).not.toContain(secret);
});

test.each([`https://user:${secret}@h`, `user:${secret}@h:4318`, `https://${secret}@h`, `ftp://user:${secret}@h`])(
  "credentials in the endpoint %s are rejected without showing them",
  async (endpoint) => {
    const config = await parse(`[otel]\nexporter = { otlp-http = { endpoint = "${endpoint}" } }`);
    expect(config.logs.exporter.kind).toBe("none");
    expect(config.findings).toMatchObject([{ code: "endpoint" }]);
    expect(everythingSaid(config)).not.toContain(secret);
  },
);

test("headers of the variables are merged below those of the file, and hidden as well", async () => {
  const environment = {
    OTEL_EXPORTER_OTLP_HEADERS: `a=${secret},b=base`,
    OTEL_EXPORTER_OTLP_LOGS_HEADERS: "b=logs%20only,c=3",
  };
  const config = await parse(
    '[otel]\nexporter = { otlp-http = { endpoint = "https://h", headers = { C = "file", c = "own" } } }',
    environment,
  );
  const { exporter } = config.logs;
  expect(exporter.kind === "otlp-http" && exporter.headers.reveal()).toEqual({
    a: secret,
    b: "logs only",
    c: "own",
    C: "file",
  });
  expect(everythingSaid(config)).not.toContain(secret);
});

test("a variable for headers that is no list is a warning without its value", async () => {
  const config = await parse('[otel]\nexporter = { otlp-http = { endpoint = "https://h" } }', {
    OTEL_EXPORTER_OTLP_HEADERS: secret,
  });
  expect(config.findings).toMatchObject([
    { severity: "warning", code: "wrong-variable", source: "OTEL_EXPORTER_OTLP_HEADERS", line: null },
  ]);
  expect(everythingSaid(config)).not.toContain(secret);
});

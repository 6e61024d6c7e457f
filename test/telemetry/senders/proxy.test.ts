import { ServerCredentials } from "@grpc/grpc-js";
import { expect, test } from "vitest";
import { loadConfig } from "../../../src/telemetry/config.js";
import { emitEvent, startTelemetry, type Telemetry } from "../../../src/telemetry/index.js";
import { startProxy } from "../../feedback/proxy-server.js";
import { createCertificates } from "../certificates.js";
import { startForwardingProxy } from "../forwarding-proxy.js";
import { startGrpcReceiver } from "../grpc-receiver.js";
import { startReceiver } from "../receiver.js";
import { service } from "../started.js";

const basic = `Basic ${Buffer.from("me:s%cret").toString("base64")}`;

/** Sends one event; the host of the endpoint is one that only a proxy can reach. */
async function sendOne(exporter: string, environment: Readonly<Record<string, string>>): Promise<Telemetry> {
  const config = await loadConfig({
    file: "/etc/config.toml",
    text: `[otel]\nexporter = { ${exporter} }`,
    environment,
  });
  expect(config.findings).toEqual([]);
  const telemetry = await startTelemetry(config, { service });
  emitEvent("one");
  await telemetry.flush();
  const status = telemetry.status();
  await telemetry.shutdown(0);
  expect(JSON.stringify([status, telemetry.findings])).not.toMatch(/s%cret|s%25cret/);
  return { ...telemetry, status: () => status };
}

function portIn(address: string): number {
  return Number(address.split(":").at(-1));
}

function certificatesFor(host: string) {
  const { folder, read } = createCertificates(host);
  return { tls: `tls = { ca-certificate = "${folder}/ca.pem" }`, cert: read("server.pem"), key: read("server.key") };
}

test("plain HTTP is passed on by the proxy, which gets its credentials; the receiver does not", async () => {
  const receiver = await startReceiver();
  const proxy = await startForwardingProxy(portIn(receiver.url));
  const environment = { http_proxy: `http://me:s%25cret@127.0.0.1:${proxy.port}` };
  const telemetry = await sendOne(`otlp-http = { endpoint = "http://otel.test:4318" }`, environment);
  expect(telemetry.status().logs).toMatchObject({
    exported: 1,
    where: `http://otel.test:4318/v1/logs (by the proxy http://127.0.0.1:${proxy.port})`,
  });
  expect(proxy.asked).toMatchObject([
    {
      target: "http://otel.test:4318/v1/logs",
      headers: { host: "otel.test:4318", "proxy-authorization": basic },
    },
  ]);
});

test("HTTPS goes through a tunnel, in which the certificate of the receiver is checked", async () => {
  const { tls, ...server } = certificatesFor("otel.test");
  const receiver = await startReceiver(server);
  const proxy = await startProxy(portIn(receiver.url));
  const environment = { HTTPS_PROXY: `http://me:s%25cret@127.0.0.1:${proxy.port}` };
  const right = await sendOne(`otlp-http = { endpoint = "https://otel.test:4318", ${tls} }`, environment);
  expect(right.status().logs).toMatchObject({ exported: 1 });
  expect(proxy.asked).toEqual([{ target: "otel.test:4318", credentials: basic }]);
  expect(receiver.received[0]?.headers).not.toHaveProperty("proxy-authorization");
  const wrong = await sendOne(`otlp-http = { endpoint = "https://other.test:4318", ${tls} }`, environment);
  expect(wrong.status().logs.lastError?.message).toBe("its certificate is for another host");
});

test.each(["http", "https"])("gRPC over %s goes through a tunnel", async (scheme) => {
  const { tls, cert, key } = certificatesFor("otel.test");
  const secure = ServerCredentials.createSsl(null, [{ cert_chain: cert, private_key: key }]);
  const { address, received } = await startGrpcReceiver(scheme === "https" ? secure : undefined);
  const proxy = await startProxy(portIn(address));
  const telemetry = await sendOne(`otlp-grpc = { endpoint = "${scheme}://otel.test", ${tls} }`, {
    [`${scheme}_proxy`]: `http://me:s%25cret@127.0.0.1:${proxy.port}`,
  });
  expect(telemetry.status().logs).toMatchObject({ exported: 1 });
  expect(received).toHaveLength(1);
  expect(proxy.asked).toEqual([{ target: `otel.test:${scheme === "https" ? 443 : 80}`, credentials: basic }]);
});

test.each([
  { answer: 407, message: /^the proxy http:\/\/127\.0\.0\.1:\d+ answered 407: check the credentials in HTTPS_PROXY$/ },
  { answer: 403, message: /answered 403: it does not allow this host or port$/ },
  { answer: 502, message: /answered 502$/ },
])("a proxy that answers $answer is named, and nothing is lost", async ({ answer, message }) => {
  const proxy = await startProxy(1, answer);
  for (const kind of ["otlp-http", "otlp-grpc"]) {
    const environment = { HTTPS_PROXY: `http://me:s%25cret@127.0.0.1:${proxy.port}` };
    const { logs } = (await sendOne(`${kind} = { endpoint = "https://otel.test" }`, environment)).status();
    expect(logs).toMatchObject({ exported: 0, waiting: 1 });
    expect(logs.lastError?.message).toMatch(message);
  }
});

test("a proxy that is not there is named", async () => {
  const { logs } = (
    await sendOne(`otlp-grpc = { endpoint = "https://h" }`, { HTTPS_PROXY: "http://127.0.0.1:1" })
  ).status();
  expect(logs.lastError?.message).toBe("the proxy http://127.0.0.1:1: nobody listens there");
});

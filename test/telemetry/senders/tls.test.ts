import { ServerCredentials } from "@grpc/grpc-js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emitEvent, type Telemetry } from "../../../src/telemetry/index.js";
import { createCertificates } from "../certificates.js";
import { startGrpcReceiver } from "../grpc-receiver.js";
import { startReceiver } from "../receiver.js";
import { startWith } from "../started.js";

async function sendOne(exporter: string): Promise<Telemetry> {
  const telemetry = await startWith(`exporter = { ${exporter} }\nbatch_delay_ms = 100000`);
  emitEvent("one");
  await telemetry.flush();
  return telemetry;
}

function tlsOf(folder: string, client: boolean): string {
  const identity = client
    ? `, client-certificate = "${folder}/client.pem", client-private-key = "${folder}/client.key"`
    : "";
  return `tls = { ca-certificate = "${folder}/ca.pem"${identity} }`;
}

test("OTLP over HTTPS trusts the configured CA, and nobody without it", async () => {
  const { folder, read } = createCertificates();
  const { url } = await startReceiver({ cert: read("server.pem"), key: read("server.key") });
  const trusting = await sendOne(`otlp-http = { endpoint = "${url}", ${tlsOf(folder, false)} }`);
  expect(trusting.status().logs).toMatchObject({ exported: 1, where: `${url}/v1/logs` });
  await trusting.shutdown();
  const doubting = await sendOne(`otlp-http = { endpoint = "${url}" }`);
  expect(doubting.status().logs).toMatchObject({ exported: 0, waiting: 1 });
  expect(doubting.status().logs.lastError?.message).toMatch(/^its certificate is /);
});

test("OTLP over HTTPS shows its own certificate where the receiver wants one", async () => {
  const { folder, read } = createCertificates();
  const mutual = {
    cert: read("server.pem"),
    key: read("server.key"),
    ca: read("ca.pem"),
    requestCert: true,
    rejectUnauthorized: true,
  };
  const { url } = await startReceiver(mutual);
  const known = await sendOne(`otlp-http = { endpoint = "${url}", ${tlsOf(folder, true)} }`);
  expect(known.status().logs).toMatchObject({ exported: 1 });
  await known.shutdown();
  const unknown = await sendOne(`otlp-http = { endpoint = "${url}", ${tlsOf(folder, false)} }`);
  expect(unknown.status().logs).toMatchObject({ exported: 0, waiting: 1 });
});

test.each([
  { what: "TLS", mutual: false },
  { what: "mutual TLS", mutual: true },
])("OTLP over gRPC works with $what", async ({ mutual }) => {
  const { folder, read } = createCertificates();
  const pair = { cert_chain: read("server.pem"), private_key: read("server.key") };
  const { address, received } = await startGrpcReceiver(ServerCredentials.createSsl(read("ca.pem"), [pair], mutual));
  const telemetry = await sendOne(`otlp-grpc = { endpoint = "https://${address}", ${tlsOf(folder, mutual)} }`);
  expect(telemetry.status().logs).toMatchObject({ exported: 1 });
  expect(received).toHaveLength(1);
  await telemetry.shutdown();
  const untrusted = await sendOne(`otlp-grpc = { endpoint = "https://${address}" }`);
  expect(untrusted.status().logs).toMatchObject({ exported: 0, waiting: 1 });
});

test("files that hold no certificates switch the signal off, and the finding names them", async () => {
  const { folder } = createCertificates();
  writeFileSync(join(folder, "broken.pem"), "nonsense");
  const telemetry = await sendOne(
    `otlp-http = { endpoint = "https://127.0.0.1:1", tls = { ca-certificate = "${folder}/broken.pem" } }`,
  );
  expect(telemetry.status().logs).toMatchObject({
    on: false,
    why: `no valid certificates and keys: ${folder}/broken.pem`,
  });
  expect(telemetry.findings).toMatchObject([{ code: "certificate" }]);
});

test("a key of another certificate switches the signal off", async () => {
  const { folder } = createCertificates();
  const tls = `tls = { client-certificate = "${folder}/client.pem", client-private-key = "${folder}/server.key" }`;
  const telemetry = await sendOne(`otlp-http = { endpoint = "https://127.0.0.1:1", ${tls} }`);
  expect(telemetry.findings).toMatchObject([{ code: "certificate" }]);
});

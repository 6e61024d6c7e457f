import dns from "node:dns";
import { ServerCredentials } from "@grpc/grpc-js";
import { expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../../../src/telemetry/config.js";
import { diagnose } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { type Certificates, createCertificates } from "../certificates.js";
import { codes, retryInfo, startGrpcReceiver } from "../grpc-receiver.js";
import { startNameServer } from "../name-server.js";
import { startReceiver } from "../receiver.js";

type Kind = "otlp-http" | "otlp-grpc";

/** What the probe of an exporter says, without the address in front. */
async function probed(kind: Kind, url: string, tls = ""): Promise<string> {
  const text = `[otel]\nexporter = { ${kind} = { endpoint = "${url}"${tls} } }`;
  const config = await loadConfig({ file: `${temporaryFolder()}/config.toml`, text, environment: {} });
  const { probes, ok } = await diagnose(config);
  expect(ok).toBe(probes.logs.ok);
  return probes.logs.message.replace(/^http\S+?:\d+\S*:? /, "");
}

/** Where a receiver speaks TLS with these files, or plain. */
async function receiverOf(kind: Kind, files?: Certificates, isMutual = false): Promise<string> {
  if (files === undefined)
    return kind === "otlp-http" ? (await startReceiver()).url : `http://${(await startGrpcReceiver()).address}`;
  const [cert, key, ca] = [files.read("server.pem"), files.read("server.key"), files.read("ca.pem")];
  if (kind === "otlp-http")
    return (await startReceiver({ cert, key, ca, requestCert: isMutual, rejectUnauthorized: isMutual })).url;
  const pair = { cert_chain: cert, private_key: key };
  return `https://${(await startGrpcReceiver(ServerCredentials.createSsl(ca, [pair], isMutual))).address}`;
}

function trusting({ folder }: Certificates): string {
  return `, tls = { ca-certificate = "${folder}/ca.pem" }`;
}

const kinds: readonly Kind[] = ["otlp-http", "otlp-grpc"];

test.each(kinds)("%s: a receiver that answers is fine", async (kind) => {
  const files = createCertificates();
  expect(await probed(kind, await receiverOf(kind))).toBe("answers");
  expect(await probed(kind, await receiverOf(kind, files), trusting(files))).toBe("answers");
});

test.each(kinds)("%s: a certificate that has expired", async (kind) => {
  const files = createCertificates("127.0.0.1", -1);
  expect(await probed(kind, await receiverOf(kind, files), trusting(files))).toBe("its certificate has expired");
});

test.each(kinds)("%s: a certificate for another host", async (kind) => {
  const files = createCertificates("other.test");
  expect(await probed(kind, await receiverOf(kind, files), trusting(files))).toBe(
    "its certificate is for another host",
  );
});

test.each(kinds)("%s: a certificate of an unknown CA", async (kind) => {
  expect(await probed(kind, await receiverOf(kind, createCertificates()))).toBe(
    "its certificate is of an unknown CA; name it in `tls`",
  );
});

test.each(kinds)("%s: a certificate that is self-signed", async (kind) => {
  const { folder, read } = createCertificates();
  const selfSigned = { folder, read: (name: string) => read(name.replace("server", "ca")) };
  expect(await probed(kind, await receiverOf(kind, selfSigned))).toBe(
    "its certificate is self-signed; name its CA in `tls`",
  );
});

test.each(kinds)("%s: a client certificate that is missing", async (kind) => {
  const files = createCertificates();
  expect(await probed(kind, await receiverOf(kind, files, true), trusting(files))).toBe(
    "it wants a client certificate; name one in `tls`",
  );
});

test.each(kinds)("%s: a host that is unknown", async (kind) => {
  const before = dns.getServers();
  onTestFinished(() => dns.setServers(before));
  dns.setServers([(await startNameServer({})).address]);
  expect(await probed(kind, "http://otel.example.test:4318")).toMatch(/^the host is unknown; /);
});

test.each(kinds)("%s: nobody listens", async (kind) => {
  expect(await probed(kind, "http://127.0.0.1:1")).toBe("nobody listens there");
});

test.each(kinds)("%s: plain to TLS", async (kind) => {
  const url = await receiverOf(kind, createCertificates());
  expect(await probed(kind, url.replace("https", "http"))).toBe("it speaks TLS; write https:// in the endpoint");
});

test.each(kinds)("%s: TLS to plain", async (kind) => {
  const url = await receiverOf(kind);
  expect(await probed(kind, url.replace("http", "https"))).toBe("it does not speak TLS; write http:// in the endpoint");
});

test("gRPC to a port for HTTP", async () => {
  const message = "it speaks HTTP/1, no gRPC; write otlp-http, or the port for gRPC";
  expect(await probed("otlp-grpc", await receiverOf("otlp-http"))).toBe(message);
  const files = createCertificates();
  expect(await probed("otlp-grpc", await receiverOf("otlp-http", files), trusting(files))).toBe(
    "it speaks no HTTP/2, so no gRPC; write otlp-http, or the port for gRPC",
  );
});

test("HTTP to a port for gRPC", async () => {
  const message = "it speaks gRPC, no HTTP/1; write otlp-grpc, or the port for HTTP";
  expect(await probed("otlp-http", await receiverOf("otlp-grpc"))).toBe(message);
});

test.each(kinds)("%s: a receiver that asks to come back is not wrong", async (kind) => {
  const http = await startReceiver();
  http.behave = (_, response) => void response.writeHead(429, { "retry-after": "7" }).end();
  const grpc = await startGrpcReceiver();
  grpc.failure = { code: codes.RESOURCE_EXHAUSTED, details: "", metadata: retryInfo(7, 0) };
  const url = kind === "otlp-http" ? http.url : `http://${grpc.address}`;
  const text = `[otel]\nexporter = { ${kind} = { endpoint = "${url}" } }`;
  const config = await loadConfig({ file: `${temporaryFolder()}/config.toml`, text, environment: {} });
  const { probes, ok } = await diagnose(config);
  expect([ok, probes.logs.ok]).toEqual([true, null]);
  expect(probes.logs.message).toMatch(/; what is sent is kept and tried again in 7 s$/);
});

test("a folder that cannot be made does not hang, and is named", async () => {
  const text = '[otel]\nexporter = { file = { folder = "/proc/none/telemetry" } }';
  const { ok, probes } = await diagnose(await loadConfig({ file: "/etc/config.toml", text, environment: {} }));
  expect(ok).toBe(false);
  expect(probes.logs.message).toContain('"/proc/none/telemetry" cannot be written');
});

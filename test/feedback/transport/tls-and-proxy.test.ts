import { describe, expect, test } from "vitest";
import { type HttpsTransportOptions, httpsTransport, type Submission } from "../../../src/feedback/index.js";
import { hasOpenssl, makeCertificate } from "../certificates.js";
import { startProxy } from "../proxy-server.js";
import { type Reply, startReceiver, status } from "../receiver.js";

const submission: Submission = {
  id: "00000000-0000-4000-8000-000000000000",
  createdAt: "2026-01-02T03:04:05.678Z",
  parts: [{ name: "report.json", type: "application/json", bytes: Buffer.from('{"category":"bug"}') }],
};

const delivered = { ok: true, reference: "TICKET-1" };

// Without the openssl command there are no certificates to test with.
describe.runIf(hasOpenssl)("over TLS", () => {
  async function start(replies: readonly Reply[] = []) {
    const certificate = makeCertificate("localhost", "feedback.test", "127.0.0.1");
    const receiver = await startReceiver(replies, certificate);
    const send = (options: Partial<HttpsTransportOptions> = {}) =>
      httpsTransport({
        url: "https://feedback.test/in",
        ca: certificate.cert,
        backoffMs: 1,
        environment: {},
        ...options,
      }).send(submission, {});
    return { receiver, send };
  }

  test("a server with a trusted certificate gets the report", async () => {
    const { receiver, send } = await start();
    expect(await send({ url: receiver.url })).toEqual(delivered);
    expect(await send({ url: `https://127.0.0.1:${receiver.port}/` })).toEqual(delivered);
  });

  test("a server with a certificate that is not trusted gets nothing, and is not tried again", async () => {
    const { receiver } = await start();
    const result = await httpsTransport({ url: receiver.url, environment: {} }).send(submission, {});
    const message = `"localhost:${receiver.port}" cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT)`;
    expect(result).toEqual({ ok: false, error: { kind: "unreachable", message, retryable: true } });
    expect(receiver.received).toHaveLength(0);
  });

  test("a certificate for another name is not trusted, through a proxy neither", async () => {
    const { receiver, send } = await start();
    const proxy = await startProxy(receiver.port);
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const result = await send({ url: "https://other.test/", environment });
    expect(result).toMatchObject({ ok: false, error: { kind: "unreachable" } });
    expect(receiver.received).toHaveLength(0);
  });

  test("a proxy is reported the target and its credentials, and sees nothing else", async () => {
    const { receiver, send } = await start();
    const proxy = await startProxy(receiver.port);
    const environment = { HTTPS_PROXY: `http://me%40x:p%3Aw@127.0.0.1:${proxy.port}` };
    expect(await send({ environment })).toEqual(delivered);
    const credentials = `Basic ${Buffer.from("me@x:p:w").toString("base64")}`;
    expect(proxy.asked).toEqual([{ target: "feedback.test:443", credentials }]);
    expect(receiver.received[0]?.headers).toMatchObject({ host: "feedback.test" });
    expect(receiver.received[0]?.headers).not.toHaveProperty("proxy-authorization");
  });

  test("a proxy that speaks TLS is used", async () => {
    const { receiver } = await start();
    const certificate = makeCertificate("localhost", "feedback.test");
    const inner = await startReceiver([], certificate);
    const proxy = await startProxy(inner.port, 200, certificate);
    const transport = httpsTransport({
      url: "https://feedback.test/",
      ca: certificate.cert,
      environment: { https_proxy: `https://localhost:${proxy.port}` },
    });
    expect(await transport.send(submission, {})).toEqual(delivered);
    expect(receiver.received).toHaveLength(0);
  });

  test.each([
    [407, 1],
    [502, 3],
  ])("a proxy that answers %i is an error without its credentials", async (answer, attempts) => {
    const { receiver, send } = await start();
    const proxy = await startProxy(receiver.port, answer);
    const result = await send({ retries: 2, environment: { ALL_PROXY: `me:s3cret@127.0.0.1:${proxy.port}` } });
    const message = `the proxy "127.0.0.1:${proxy.port}" answered ${answer}`;
    expect(result).toEqual({ ok: false, error: { kind: "unreachable", message, retryable: true } });
    expect(proxy.asked).toHaveLength(attempts);
    expect(receiver.received).toHaveLength(0);
  });

  test("a proxy that hangs is left after the time limit", async () => {
    const { receiver, send } = await start();
    const proxy = await startProxy(receiver.port, "silence");
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const result = await send({ environment, retries: 0, timeoutMs: 500 });
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout", retryable: true } });
    expect(proxy.asked).toHaveLength(1);
  });

  test("a host in NO_PROXY is reached directly", async () => {
    const { receiver, send } = await start();
    const proxy = await startProxy(receiver.port);
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "example.com, localhost" };
    expect(await send({ url: receiver.url, environment })).toEqual(delivered);
    expect(proxy.asked).toEqual([]);
  });

  test("faults behind a proxy are retried through it", async () => {
    const { receiver, send } = await start([status(503), (response) => response.destroy()]);
    const proxy = await startProxy(receiver.port);
    expect(await send({ environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` } })).toEqual(delivered);
    expect(proxy.asked).toHaveLength(3);
  });
});

test("a proxy of an unknown kind is a misconfiguration, reported without its credentials", async () => {
  const environment = { HTTPS_PROXY: "socks5://me:s3cret@127.0.0.1:1080" };
  const result = await httpsTransport({ url: "https://feedback.test/", environment }).send(submission, {});
  const message = 'proxies of the kind "socks5:" are not supported, only http and https';
  expect(result).toEqual({ ok: false, error: { kind: "misconfigured", message, retryable: false } });
});

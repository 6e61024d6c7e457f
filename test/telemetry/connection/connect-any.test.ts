import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectAny } from "../../../src/telemetry/connection/connect-any.js";
import { startSwallowing } from "../mute.js";

async function listen(host: string, port = 0): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test("the next address is tried where nobody listens on the first", async () => {
  const port = await listen("127.0.0.3");
  const socket = await connectAny(["127.0.0.2", "127.0.0.3"], port, new AbortController().signal);
  expect(socket.remoteAddress).toBe("127.0.0.3");
  socket.destroy();
});

test("the next address is tried beside one that does not answer", async ({ skip }) => {
  const port = await startSwallowing();
  if (port === undefined) return skip("this system takes connections that nobody waits for");
  await listen("127.0.0.2", port);
  const socket = await connectAny(["127.0.0.1", "127.0.0.2"], port, new AbortController().signal);
  expect(socket.remoteAddress).toBe("127.0.0.2");
  socket.destroy();
});

test("where nobody listens at all the last reason counts", async () => {
  const attempt = connectAny(["127.0.0.2", "127.0.0.3"], 1, new AbortController().signal);
  await expect(attempt).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("an attempt ends when it is aborted", async ({ skip }) => {
  const port = await startSwallowing();
  if (port === undefined) return skip("this system takes connections that nobody waits for");
  const attempt = connectAny(["127.0.0.1"], port, AbortSignal.timeout(100));
  await expect(attempt).rejects.toThrow("the host does not answer");
});

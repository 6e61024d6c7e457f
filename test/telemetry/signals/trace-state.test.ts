import { context, propagation } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { inSpan } from "../../../src/telemetry/index.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

async function injected(): Promise<Record<string, string>> {
  const carrier: Record<string, string> = {};
  await inSpan("call", {}, () => propagation.inject(context.active(), carrier));
  return carrier;
}

test("spans propagate as traceparent", async () => {
  const { url } = await startReceiver();
  await startWith(overHttp(url));
  expect(await injected()).toEqual({ traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) });
});

test("configured fields go along in tracestate; those of others stay, and configured ones win", async () => {
  const { url } = await startReceiver();
  const otel = `${overHttp(url)}\ntracestate = { vendor = { tier = "gold", zone = "eu" }, own = { a = "1" } }`;
  const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  await startWith(otel, { environment: { TRACEPARENT, TRACESTATE: "vendor=tier:free;user:7,other=x" } });
  const { tracestate = "" } = await injected();
  expect(tracestate.split(",").sort()).toEqual(["other=x", "own=a:1", "vendor=tier:gold;user:7;zone:eu"]);
});

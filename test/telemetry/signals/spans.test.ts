import { logs } from "@opentelemetry/api-logs";
import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { attributesOf, logRecords, spans } from "../otlp-shapes.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

test("what a span or log record says itself takes precedence over the common attributes", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(
    `${overHttp(receiver.url)}\nspan_attributes = { team = "payments", region = "eu" }`,
  );
  trace
    .getTracer("own")
    .startSpan("turn", { attributes: { model: "own", team: "own" } })
    .end();
  logs.getLogger("own").emit({ attributes: { model: "own" } });
  await telemetry.flush();
  const [span] = spans(receiver.received).map(attributesOf);
  expect(span).toMatchObject({ model: "own", team: "own", region: "eu", surface: "cli" });
  expect(logRecords(receiver.received).map(attributesOf)).toMatchObject([{ model: "own", surface: "cli" }]);
});

test("texts of attributes are cut after 65 536 characters", async () => {
  const receiver = await startReceiver();
  const telemetry = await startWith(overHttp(receiver.url));
  const text = "x".repeat(65_537);
  trace.getTracer("own").startSpan("turn", { attributes: { text } }).end();
  logs.getLogger("own").emit({ attributes: { text } });
  await telemetry.flush();
  for (const { text: sent } of [...spans(receiver.received), ...logRecords(receiver.received)].map(attributesOf)) {
    expect(String(sent).length).toBe(65_536);
  }
});

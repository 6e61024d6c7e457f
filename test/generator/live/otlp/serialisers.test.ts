import { JsonMetricsSerializer, ProtobufMetricsSerializer } from "@opentelemetry/otlp-transformer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonMessage } from "../../../../generator/live/otlp/json.js";
import type { Message } from "../../../../generator/live/otlp/message.js";
import { metricsRequest } from "../../../../generator/live/otlp/metric-tables.js";
import { protobufMessage } from "../../../../generator/live/otlp/protobuf.js";
import { readMetrics } from "../../../../generator/live/otlp/read-metrics.js";
import { receivedValue } from "../../../../generator/live/received-value.js";
import { anyCharacter, runs } from "../../../fuzz.js";

const value = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.boolean(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
);
const attributes = fc.dictionary(fc.string({ unit: anyCharacter }), fc.oneof(value, fc.array(fc.string())));

function request(each: Readonly<Record<string, unknown>>, number: number): ResourceMetrics {
  const descriptor = { name: "a", description: "ü", unit: "s", type: "COUNTER", valueType: 0 };
  const point = { startTime: [1, 0], endTime: [2, 0], attributes: each, value: number };
  const metric = { descriptor, dataPointType: 3, dataPoints: [point], isMonotonic: true, aggregationTemporality: 1 };
  const scopeMetrics = [{ scope: { name: "s", version: "1" }, metrics: [metric] }];
  return { resource: resourceFromAttributes({}), scopeMetrics } as unknown as ResourceMetrics;
}

function read(message: Message) {
  return Array.from(readMetrics(message), ({ points, head, scope }) => ({
    head,
    scope,
    points: Array.from(points, (point) => [point.attributes(), point.value, point.time]),
  }));
}

test("what OpenTelemetry's serialisers write is read as it was, from protobuf and from JSON", () => {
  fc.assert(
    fc.property(attributes, fc.maxSafeInteger(), (each, number) => {
      const metrics = request(each, number);
      const json = Buffer.from(JsonMetricsSerializer.serializeRequest(metrics) ?? []).toString();
      const ofJson = read(jsonMessage(json, metricsRequest));
      expect(
        read(protobufMessage(ProtobufMetricsSerializer.serializeRequest(metrics) ?? new Uint8Array(), metricsRequest)),
      ).toEqual(ofJson);
      const received = Object.entries(each).map(([key, item]) => ({ key, value: receivedValue(item) }));
      expect(ofJson[0]?.points).toEqual([[received, { kind: "int", number }, 2000]]);
    }),
    runs(60),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonMessage } from "../../../../generator/live/otlp/json.js";
import { protobufMessage } from "../../../../generator/live/otlp/protobuf.js";
import { limits, UnreadablePayload } from "../../../../generator/live/otlp/unreadable.js";
import { runs } from "../../../fuzz.js";
import { anyMessage, asJson, expanded, forReference, requests } from "./payloads.js";

/** What is walked comes as a list, also where there is one. */
function listed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listed);
  if (typeof value !== "object" || value === null) return value;
  const data = /^(gauge|sum|histogram|exponentialHistogram|summary)$/;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const isData = data.test(key) && typeof part === "object" && !Array.isArray(part);
      return [key, isData ? [listed(part)] : listed(part)];
    }),
  );
}

describe.each(requests)("a request of %s", (_, table, reference) => {
  test("is read from protobuf as OpenTelemetry's own definitions write it", () => {
    fc.assert(
      fc.property(anyMessage(table), (written) => {
        if (reference === undefined) throw new Error("no reference");
        const bytes = reference.encode(reference.create(forReference(written, table))).finish();
        expect(expanded(protobufMessage(bytes, table), table)).toEqual(listed(written));
      }),
      runs(25),
    );
  });

  test("is read from JSON, whether long numbers are texts or numbers", () => {
    fc.assert(
      fc.property(anyMessage(table), (written) => {
        expect(expanded(jsonMessage(JSON.stringify(written), table), table)).toEqual(listed(written));
        const texts = JSON.stringify(asJson(written, table));
        expect(expanded(jsonMessage(texts, table), table)).toEqual(listed(written));
      }),
      runs(25),
    );
  });

  test("that is cut, changed or no request at all is a finding, and never anything else", () => {
    const read = (bytes: Uint8Array) => {
      try {
        expanded(protobufMessage(bytes, table), table);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadablePayload);
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => read(bytes)),
      runs(100),
    );
    fc.assert(
      fc.property(anyMessage(table), fc.nat(), fc.nat(255), (written, at, byte) => {
        if (reference === undefined) throw new Error("no reference");
        const bytes = reference.encode(reference.create(forReference(written, table))).finish();
        read(bytes.subarray(0, at % (bytes.length + 1)));
        if (bytes.length > 0)
          read(Uint8Array.from(bytes, (each, index) => (index === at % bytes.length ? byte : each)));
      }),
      runs(25),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          expanded(jsonMessage(text, table), table);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePayload);
        }
      }),
      runs(100),
    );
  });
});

const [, metrics] = requests[0] ?? [];

describe.runIf(metrics !== undefined)("limits", () => {
  const table = metrics ?? { name: "", fields: [], byNumber: [] };

  test("values that are nested deeper than anybody means are not read", () => {
    const nested = (levels: number) => {
      const value = `${'{"arrayValue":{"values":['.repeat(levels)}{}${"]}}".repeat(levels)}`;
      return `{"resourceMetrics":[{"resource":{"attributes":[{"key":"{[","value":${value}}]}}]}`;
    };
    expect(() => expanded(jsonMessage(nested(12), table), table)).not.toThrow();
    for (const levels of [40, 100_000]) {
      expect(() => expanded(jsonMessage(nested(levels), table), table)).toThrow("nested deeper");
    }
    let bytes = Buffer.from([]);
    const wrapped = (tag: number, inner: Buffer) => {
      const length: number[] = [];
      for (let left = inner.length; ; left >>>= 7) {
        length.push(left > 127 ? (left & 127) | 128 : left);
        if (left <= 127) break;
      }
      return Buffer.concat([Buffer.from([tag, ...length]), inner]);
    };
    for (let depth = 0; depth < 200; depth += 1) bytes = wrapped(0x0a, wrapped(0x2a, bytes));
    const request = wrapped(0x0a, wrapped(0x0a, wrapped(0x0a, wrapped(0x12, wrapped(0x2a, bytes)))));
    expect(() => expanded(protobufMessage(request, table), table)).toThrow("nested deeper");
  });

  test("many small objects, which take many times their text, are not read", () => {
    const text = `{"resourceMetrics":[${"{},".repeat(limits.jsonContainers)}{}]}`;
    expect(() => jsonMessage(text, table)).toThrow("objects and lists");
  });
});

import { describe, expect, it } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { decodeSource, maxCatalogBytes } from "../../../generator/document/decode.js";

function decode(bytes: Uint8Array) {
  const found = new DiagnosticCollector();
  const source = decodeSource("catalog.yaml", bytes, found);
  return { source, found: found.sorted() };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decodeSource", () => {
  it("keeps the text of a UTF-8 file as it is", () => {
    const text = "name: 日本語 🎉\r\n# end";
    expect(decode(utf8(text))).toEqual({ source: { name: "catalog.yaml", text }, found: [] });
  });

  it("removes a byte order mark", () => {
    expect(decode(utf8("\ufeffname: a")).source?.text).toBe("name: a");
  });

  it("accepts the largest size and rejects one byte more", () => {
    expect(decode(new Uint8Array(maxCatalogBytes).fill(97)).found).toEqual([]);
    const { source, found } = decode(new Uint8Array(maxCatalogBytes + 1).fill(97));
    expect(source).toBeUndefined();
    expect(found).toMatchObject([{ code: "file-too-large", at: { text: "" } }]);
    expect(found[0]?.message).toContain("16.1 MiB");
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["UTF-16 with a little-endian mark", new Uint8Array([0xff, 0xfe, 0x61, 0]), /UTF-16/],
    ["UTF-16 with a big-endian mark", new Uint8Array([0xfe, 0xff, 0, 0x61]), /UTF-16/],
    ["UTF-16 without a mark", new Uint8Array([0x61, 0, 0x3a, 0, 0x20, 0]), /UTF-16/],
    ["an executable", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 10, 2, 1, 0]), /binary: line 2/],
    ["Latin-1", new Uint8Array([0x61, 10, 0x62, 10, 0xe9, 0x20, 10]), /line 3/],
    ["a text cut inside a character", utf8("a: é").subarray(0, 4), /line 1/],
    ["an encoded surrogate", new Uint8Array([0x61, 0xed, 0xa0, 0x80]), /line 1/],
  ])("rejects %s and says what it is", (_, bytes, message) => {
    const { source, found } = decode(bytes);
    expect(source).toBeUndefined();
    expect(found).toMatchObject([{ code: "file-not-text", at: { text: "" }, help: expect.any(String) }]);
    expect(found[0]?.message).toMatch(message);
  });
});

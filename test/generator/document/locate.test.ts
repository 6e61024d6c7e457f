import { describe, expect, it } from "vitest";
import type { Path } from "../../../generator/source.js";
import { codexCatalog, read } from "./reading.js";

const { result, source } = read(codexCatalog);

function at(path: Path, part?: "key" | "value"): string | undefined {
  const place = result?.locate(path, part);
  return place && source?.text.slice(place.start, place.end);
}

describe("locate", () => {
  it.each<[string, Path, string]>([
    ["a text", ["name"], "codex"],
    ["a text in quotes, with them", ["metrics", "task.undo", "since"], '"1.2"'],
    ["a number", ["metrics", "tool.call.duration_ms", "buckets", 2], "100.5"],
    ["an entry of a list", ["metrics", "tool.call.duration_ms", "attributes", 1], "model"],
    ["a map in braces", ["metrics", "session.started", "attributes"], "{ is_git: boolean }"],
    ["a block map, without the line end behind it", ["generate"], "output: generated\n  markdown: [README.md]"],
    ["a value that is left empty, by its key", ["metrics", "tool.call", "attributes", "tool"], "tool"],
  ])("gives the value of %s", (_, path, text) => {
    expect(at(path)).toBe(text);
  });

  it.each<[string, Path, string]>([
    ["a metric", ["metrics", "tool.call"], "tool.call"],
    ["a key in braces", ["metrics", "memory", "attributes", "pool", "ref"], "ref"],
    ["an entry of a list, which has none, by its value", ["metrics", "tool.call.duration_ms", "buckets", 0], "1"],
    ["the root, by its first key", [], "catalog"],
  ])("gives the key of %s", (_, path, text) => {
    expect(at(path, "key")).toBe(text);
  });

  it.each<[string, Path, string]>([
    ["a missing key", ["metrics", "tool.call", "unit"], "tool.call"],
    ["a path far beyond what exists", ["metrics", "tool.call", "deprecated", "since", 3], "tool.call"],
    ["an index behind the end of a list", ["metrics", "tool.call.duration_ms", "buckets", 9], "buckets"],
    ["a step into a text", ["name", "first"], "name"],
    ["an unknown key of the root", ["nowhere"], "catalog"],
    ["a key that objects inherit", ["metrics", "constructor"], "metrics"],
  ])("gives the nearest parent's key for %s", (_, path, text) => {
    expect(at(path)).toBe(text);
    expect(at(path, "key")).toBe(text);
  });
});

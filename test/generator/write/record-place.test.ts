import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder, recordPlace } from "../../../generator/write/record-place.js";
import { temporaryFolder } from "../temporary-folder.js";

const home = { HOME: "/home/someone" };

test("what is remembered stands in the cache of the nearest node_modules, else in that of the user, else nowhere", () => {
  const folder = temporaryFolder();
  const inner = join(folder, "a/b");
  mkdirSync(inner, { recursive: true });
  expect(cacheFolder(inner, { XDG_CACHE_HOME: "/cache", ...home })).toBe("/cache/meterbook");
  expect(cacheFolder(inner, { LOCALAPPDATA: "/local", ...home })).toBe("/local/meterbook");
  expect(cacheFolder(inner, home)).toBe("/home/someone/.cache/meterbook");
  expect(cacheFolder(inner, {})).toBeNull();
  mkdirSync(join(folder, "node_modules"));
  expect(cacheFolder(inner, home)).toBe(join(folder, "node_modules/.cache/meterbook"));
  expect(recordPlace(inner, "/out", home)).toMatch(/node_modules\/\.cache\/meterbook\/[0-9a-f]{32}\.json$/);
});

test("a relative path is no cache of the user, as it would be in whatever folder a command runs", () => {
  const folder = temporaryFolder();
  expect(cacheFolder(folder, { XDG_CACHE_HOME: "cache", ...home })).toBe("/home/someone/.cache/meterbook");
  expect(cacheFolder(folder, { XDG_CACHE_HOME: "./cache", LOCALAPPDATA: "local", HOME: "home" })).toBeNull();
});

test("a node_modules that cannot be looked at is none", () => {
  const folder = temporaryFolder();
  symlinkSync("node_modules", join(folder, "node_modules"));
  expect(cacheFolder(folder, home)).toBe("/home/someone/.cache/meterbook");
});

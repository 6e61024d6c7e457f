import { afterAll, expect, test, vi } from "vitest";
import type * as Printing from "../../../generator/emit/printed.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { textOf } from "../diff/rich-catalog.js";
import { manySignals } from "./large-catalog.js";

const printing = "../../../generator/emit/printed.js";

afterAll(() => {
  vi.doUnmock(printing);
  vi.resetModules();
});

/** Entries have one copy each. */
const copies = new WeakMap<object, unknown>();

const unreadable = new Proxy(
  {},
  {
    get: () => {
      throw new Error("a place is read");
    },
  },
);

/** What the hash of an input sees of it: no places, and which objects are the same one within an entry only. */
function copyOf(value: unknown, seen: Map<object, unknown> = new Map()): unknown {
  if (typeof value !== "object" || value === null) return value;
  const isEntry = "kind" in value && "attributes" in value;
  const known = isEntry ? copies.get(value) : seen.get(value);
  if (known !== undefined) return known;
  const inner = isEntry ? new Map<object, unknown>() : seen;
  const remember = <Copy extends object>(copy: Copy): Copy => {
    if (isEntry) copies.set(value, copy);
    else seen.set(value, copy);
    return copy;
  };
  if (value instanceof Map) {
    const copy = remember(new Map());
    for (const [key, each] of value) copy.set(copyOf(key, inner), copyOf(each, inner));
    return copy;
  }
  if (value instanceof Set) return remember(new Set([...value].map((each) => copyOf(each, inner))));
  if (Array.isArray(value)) {
    const copy: unknown[] = remember([]);
    for (const each of value) copy.push(copyOf(each, inner));
    return copy;
  }
  const copy: Record<string, unknown> = remember({});
  for (const [key, each] of Object.entries(value)) copy[key] = key === "place" ? unreadable : copyOf(each, inner);
  return copy;
}

async function textsOf(catalog: Catalog): Promise<readonly (readonly [path: string, text: string])[]> {
  vi.resetModules();
  const { emitters } = await import("../../../generator/emit/emitters.js");
  const origin = { catalog: "catalog.yaml", command: "npm run generate" };
  return emitters.flatMap((each) => each.emit(catalog, origin)).map(({ path, text }) => [path, text] as const);
}

test("what is printed of an input follows from what its hash sees", async () => {
  const { readCatalog } = await import("../../../generator/pipeline.js");
  const { catalog } = readCatalog({ name: "catalog.yaml", text: textOf(manySignals) });
  if (catalog === undefined) throw new Error("the catalog is wrong");
  const texts = await textsOf(catalog);
  let count = 0;
  vi.doMock(printing, async (load: () => Promise<typeof Printing>) => {
    const { printed } = await load();
    return {
      printed: <Input extends object>(
        paths: readonly string[],
        input: Input,
        print: (input: Input) => readonly string[],
      ) => {
        count += paths.length;
        return printed(paths, copyOf(input) as Input, print);
      },
    };
  });
  expect(await textsOf(catalog)).toEqual(texts);
  expect(count).toBeGreaterThan(15);
});

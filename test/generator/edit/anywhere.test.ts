import fc from "fast-check";
import { expect, test } from "vitest";
import { amend } from "../../../generator/edit/amend.js";
import type { Amendment, Plain } from "../../../generator/edit/amendment.js";
import { type OpenCatalog, openCatalog } from "../../../generator/edit/open-catalog.js";
import type { Path } from "../../../generator/source.js";
import { catalogTexts } from "./catalog-texts.js";
import { runs } from "../../fuzz.js";

type Place = { readonly path: Path; readonly kind: "map" | "list" | "scalar"; readonly parent: "map" | "list" };

function kindOf(value: unknown): Place["kind"] {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "map" : "scalar";
}

/** Every entry of a document. */
function placesIn(value: object, above: Path = []): readonly Place[] {
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    const path = [...above, isList ? Number(key) : key];
    const place: Place = { path, kind: kindOf(each), parent: isList ? "list" : "map" };
    return [place, ...(typeof each === "object" && each !== null ? placesIn(each, path) : [])];
  });
}

const scalars = fc.oneof(
  fc.string(),
  fc.constantFrom("1.10", "yes", "a: b", "# x", "two\nlines\n", "\n", " ", "- x", "null", "|", "}", "a,b", "?", ": "),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const values: fc.Arbitrary<Plain> = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { weight: 3, arbitrary: scalars },
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ minLength: 1, maxLength: 9 }).filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 3 },
    ),
  ),
})).value;

const newKey = fc.constantFrom(
  "new",
  "a b",
  "1.10",
  "yes",
  "x: y",
  "#",
  "quoted'\"",
  "description",
  "attributes",
  "status",
);

function amendmentAt({ path, kind, parent }: Place, { document }: OpenCatalog): fc.Arbitrary<Amendment> {
  const set = values.map((value): Amendment => ({ kind: "set", path, value }));
  const remove = fc.constant<Amendment>({ kind: "remove", path });
  const isFree = (key: string) => valueAt(document, [...path.slice(0, -1), key]) === undefined;
  const moved = fc
    .tuple(fc.constantFrom<"copy" | "rename">("copy", "rename"), newKey.filter(isFree))
    .map(([kind, key]): Amendment => ({ kind, path, key }));
  const inside = fc
    .tuple(newKey, values)
    .map(([key, value]): Amendment => ({ kind: "set", path: [...path, key], value }));
  const away = parent === "map" ? [remove, moved] : [remove];
  return fc.oneof(set, ...(isOfTable(path) ? [] : away), ...(kind === "map" ? [inside] : []));
}

/** Keys that are `true` and `false` are read beside `from` and below `values` only: without one of these nothing can be proven. */
function isOfTable(path: Path): boolean {
  return path.includes("records") && ["from", "values"].includes(`${path.at(-1)}`);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at: unknown, step) => (at as Record<string, unknown> | undefined)?.[step], value);
}

const opened = new Map(
  catalogTexts.flatMap((text) => {
    const opening = openCatalog({ name: "catalog.yaml", text });
    return opening.kind === "open" ? [[text, opening] as const] : [];
  }),
);

const edits = fc.constantFrom(...opened).chain(([text, open]) => {
  const places = placesIn(open.document).filter(({ path }) => path.length > 1);
  const amendment = fc.constantFrom(...places).chain((place) => amendmentAt(place, open));
  return fc.tuple(fc.constant(text), amendment);
});

test("an amendment of anything, whether or not the format allows it, comes out as it should", () => {
  let refused = 0;
  fc.assert(
    fc.property(edits, ([text, amendment]) => {
      const open = opened.get(text);
      // What does not read as it should is thrown.
      if (open !== undefined && amend(open, [amendment]).kind === "invalid") refused += 1;
    }),
    runs(100),
  );
  expect(refused).toBeGreaterThan(10);
});

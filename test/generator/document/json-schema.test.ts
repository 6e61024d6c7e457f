import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogJsonSchema, catalogJsonSchemaText } from "../../../generator/document/json-schema.js";
import { codexCatalog, head, withMetric } from "./reading.js";

type Node = { readonly [key: string]: unknown };

const schema = JSON.parse(catalogJsonSchemaText());

/** All objects inside a value, itself included. */
function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== "object" || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesIn)];
}

describe("the JSON Schema of catalog.yaml", () => {
  it("is draft-07, and the text ends with a line end", () => {
    expect(schema).toEqual(catalogJsonSchema());
    expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", title: "Meterbook catalog" });
    expect(catalogJsonSchemaText()).toMatch(/^\{\n {2}"[\s\S]*\n\}\n$/);
  });

  it("refers only to definitions that it holds", () => {
    const references = nodesIn(schema).flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));
    const names = references.map((reference) => reference.replace("#/definitions/", ""));
    expect(names.length).toBeGreaterThan(5);
    expect(Object.keys(schema.definitions)).toEqual(expect.arrayContaining(names));
  });

  it("says what each key means, for an editor to show", () => {
    const objects = [schema, ...nodesIn(schema.definitions)].filter(({ properties }) => properties !== undefined);
    const keys = objects.flatMap(({ properties }) => Object.entries(Object(properties)));
    const silent = keys.filter(([, node]) => !Object(node).description);
    expect(keys.length).toBeGreaterThan(40);
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  it("says what each value means that it lists", () => {
    const lists = nodesIn(schema).filter((node) => Array.isArray(node["enum"]));
    expect(lists.length).toBeGreaterThan(5);
    for (const { enum: values, enumDescriptions: words } of lists) {
      expect(Object(words).length, String(values)).toBe(Object(values).length);
      expect(words, String(values)).not.toContain("");
    }
  });

  it("allows no unknown keys", () => {
    const objects = nodesIn(schema).filter(({ properties, type }) => properties !== undefined && type === "object");
    expect(objects.length).toBeGreaterThan(5);
    expect(new Set(objects.map(({ additionalProperties }) => additionalProperties))).toEqual(new Set([false]));
  });

  it("accepts and rejects what the parser does", () => {
    const isValid = new Ajv({ strict: false }).compile(schema);
    const accepts = (text: string) => isValid(parse(text));
    expect(accepts(codexCatalog)).toBe(true);
    expect(accepts(withMetric("attributes: { a: [1, 2], b: , c: int }"))).toBe(true);
    expect(accepts(head)).toBe(false);
    expect(accepts(`${head}include: [metrics/*.yaml]`)).toBe(true);
    expect(accepts(withMetric("descripton: x"))).toBe(false);
    expect(accepts(withMetric("since: 1.2"))).toBe(false);
    expect(accepts(withMetric("attributes: { a: srting }"))).toBe(false);
    expect(accepts(withMetric("cardinality: 0"))).toBe(false);
    const accepted = ["text: a", "include: a.md", "text: a, include: a.md", "tags: []"].map((words) => {
      return accepts(`${head}metrics: {}\npage: { sections: [{ title: a, ${words} }] }`);
    });
    expect(accepted).toEqual([true, true, false, false]);
  });
});

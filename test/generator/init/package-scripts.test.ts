import fc from "fast-check";
import { expect, test } from "vitest";
import { addScripts } from "../../../generator/init/package-scripts.js";

const scripts = { metrics: "meterbook generate", "metrics:check": "meterbook generate --check" };

test.each([
  ["no scripts, two spaces", '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "scripts": {\n    S,\n    T\n  }\n}\n'],
  ["no scripts, tabs, no last line end", '{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"scripts": {\n\t\tS,\n\t\tT\n\t}\n}'],
  [
    "scripts, four spaces",
    '{\n    "scripts": {\n        "x": "y"\n    },\n    "b": {}\n}\n',
    '{\n    "scripts": {\n        "x": "y",\n        S,\n        T\n    },\n    "b": {}\n}\n',
  ],
  [
    "CRLF",
    '{\r\n  "scripts": {\r\n    "x": "y"\r\n  }\r\n}\r\n',
    '{\r\n  "scripts": {\r\n    "x": "y",\r\n    S,\r\n    T\r\n  }\r\n}\r\n',
  ],
  [
    "scripts that are empty",
    '{\n  "scripts": {},\n  "b": 1\n}\n',
    '{\n  "scripts": {\n    S,\n    T\n  },\n  "b": 1\n}\n',
  ],
  ["one line", '{ "a": 1 }', '{ "a": 1, "scripts": { S, T } }'],
  ["one of the scripts", '{\n  "scripts": {\n    S\n  }\n}\n', '{\n  "scripts": {\n    S,\n    T\n  }\n}\n'],
  ["nothing", "{}\n", '{\n  "scripts": {\n    S,\n    T\n  }\n}\n'],
  [
    "two lists of scripts, of which the last one counts",
    '{ "scripts": { "x": "y" }, "scripts": {} }',
    '{ "scripts": { "x": "y" }, "scripts": { S, T } }',
  ],
  ["a byte order mark", '\ufeff{\n  "a": 1\n}\n', '\ufeff{\n  "a": 1,\n  "scripts": {\n    S,\n    T\n  }\n}\n'],
])("a package.json with %s gets them in its own layout", (_, text, wanted) => {
  const filled = (template: string) =>
    template
      .replace("S", `"metrics": ${JSON.stringify(scripts.metrics)}`)
      .replace("T", `"metrics:check": ${JSON.stringify(scripts["metrics:check"])}`);
  expect(addScripts(filled(text), scripts)).toMatchObject({ text: filled(wanted), kept: [] });
});

test("a script of the same name is kept and said", () => {
  const text = '{ "scripts": { "metrics": "mine" } }';
  expect(addScripts(text, scripts)).toEqual({
    text: '{ "scripts": { "metrics": "mine", "metrics:check": "meterbook generate --check" } }',
    added: ["metrics:check"],
    kept: ["metrics"],
  });
});

test.each([
  ["no JSON", '{ "a": 1, }', "is no JSON: "],
  ["a comment", '{ // x\n"a": 1 }', "is no JSON: "],
  ["a list", "[]", "holds no object"],
  ["scripts that are a list", '{ "scripts": [] }', 'has "scripts" that are no object'],
])("%s is rejected", (_, text, problem) => {
  expect(addScripts(text, scripts)).toEqual({ problem: expect.stringContaining(problem) });
});

test("whatever else a package.json holds stays as it is, and a second time changes nothing", () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 1, 2, 4, "\t"), (data, indentation) => {
      const { scripts: _, ...rest } = data;
      const splice = addScripts(JSON.stringify(rest, null, indentation), scripts);
      const text = "text" in splice ? splice.text : "";
      expect(JSON.parse(text)).toEqual({ ...JSON.parse(JSON.stringify(rest)), scripts });
      expect(addScripts(text, scripts)).toEqual({ text, added: [], kept: [] });
    }),
  );
});

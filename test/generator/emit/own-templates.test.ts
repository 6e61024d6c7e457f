import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ownTemplates } from "../../../generator/emit/own-templates.js";
import { renderTemplate } from "../../../generator/emit/own-templates/render.js";
import { attributeOf, catalogOf, exact, metricOf, prefix, somewhere } from "./catalog-builder.js";

const metrics = [
  metricOf("cart.opened", {
    description: "Carts | opened.",
    unit: "{cart}",
    attributes: [attributeOf("store"), attributeOf("kind")],
  }),
  metricOf("cart.size", {
    instrument: "gauge",
    attributes: [attributeOf("size", { values: [exact("s"), prefix("x_")] })],
  }),
];

function outputsOf(template: string) {
  const settings = {
    ...catalogOf([]).settings,
    templates: [{ output: "own.md", template: "own.hbs", place: somewhere }],
  };
  return ownTemplates(catalogOf(metrics, { settings }), new Map([["own.hbs", template]]));
}

function textOf(template: string): string {
  const { artifacts, problems } = outputsOf(template);
  expect(problems).toEqual([]);
  return artifacts[0]?.text ?? "";
}

function errorOf(template: string): string {
  const { artifacts, problems } = outputsOf(template);
  expect(artifacts).toEqual([]);
  return problems.map(({ template, message }) => `${template}: ${message}`).join();
}

describe("an own template", () => {
  it("sees what catalog.json shows, and nothing is escaped", () => {
    const text = textOf("{{name}}:{{#each metrics}} {{key}}={{names.recorder}}<{{unit}}>{{description}}{{/each}}\n");
    expect(text).toBe("shop: cart.opened=cartOpened<{cart}>Carts | opened. cart.size=cartSize<>\n");
  });

  it("writes tables, code and JSON with the helpers", () => {
    const table = '{{table metrics "key: Metric" "instrument: Type" "attributes: Fields" "description"}}';
    expect(textOf(table).split("\n")).toEqual([
      "| Metric        | Type    | Fields          | Description      |",
      "| ------------- | ------- | --------------- | ---------------- |",
      "| `cart.opened` | counter | `store`, `kind` | Carts \\| opened. |",
      "| `cart.size`   | gauge   | `size`          |                  |",
    ]);
    expect(
      textOf("{{#with metrics.[1].attributes.[0]}}{{table values 'value: V' 'prefix: P'}}{{/with}}").split("\n"),
    ).toEqual(["| V   | P    |", "| --- | ---- |", "| `s` |      |", "|     | `x_` |"]);
    expect(textOf("{{code metrics.[0].unit}} {{json metrics.[0].names.timer}}")).toBe("`{cart}` null");
  });

  it.each([
    ["{{missing}}", 'own.hbs: "missing" is not defined (line 1, column 3)'],
    ["\n{{page.missing}}", 'own.hbs: "missing" is not defined (line 2, column 3)'],
    ["{{#each name}}{{x}}{{/each}}{{name.x}}", 'own.hbs: "x" is not defined'],
    ["{{#each metrisc}}{{/each}}", 'own.hbs: "each" was given a name that is not defined'],
    ["{{#if missing}}{{/if}}", 'own.hbs: "if" was given a name that is not defined'],
    ["{{helper name}}", 'own.hbs: "helper" is not defined (line 1, column 3)'],
    ["{{log name}}", 'own.hbs: "log" is not defined (line 1, column 3)'],
    ["{{> part}}", "own.hbs: the partial part could not be found"],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', "own.hbs: a partial includes itself without end"],
    ["a\n{{#each metrics}}", "own.hbs: the template cannot be parsed at line 2"],
    ["{{constructor}}", 'own.hbs: a template may not read "constructor"'],
    ["{{#each metrics}}{{this.__proto__.x}}{{/each}}", 'own.hbs: a template may not read "__proto__"'],
    ['{{lookup this "constructor"}}', 'own.hbs: a template may not read "constructor"'],
    ['{{table name "key"}}', 'own.hbs: "table" was given no list'],
    ["{{table metrics}}", 'own.hbs: "table" was given no columns'],
    ['{{table metrics "kye: Metric"}}', 'own.hbs: "table" was given a column "kye" that the rows do not have'],
  ])("%j fails with a sentence", (template, want) => {
    const printed = vi.spyOn(console, "error");
    onTestFinished(() => printed.mockRestore());
    expect(errorOf(template)).toBe(want);
    expect(printed).not.toHaveBeenCalled();
  });

  it.each([
    ["{{metrisc}}", 'did you mean "metrics"?'],
    ["{{#each metrics}}{{names.recoder}}{{/each}}", 'did you mean "recorder"?'],
    ["{{zzzzzz}}", expect.stringMatching(/^at its top a template sees .*name, .*metrics/)],
    ["{{#each zzzzzz}}{{/each}}", expect.stringMatching(/^at its top a template sees .*metrics/)],
    ["a\n{{#each metrics}}", undefined],
  ])("%j is helped by what is available", (template, help) => {
    expect(outputsOf(template).problems).toMatchObject([{ help }]);
  });

  it("that was not read is a problem", () => {
    const settings = {
      ...catalogOf([]).settings,
      templates: [{ output: "own.md", template: "own.hbs", place: somewhere }],
    };
    expect(ownTemplates(catalogOf([], { settings }), new Map())).toEqual({
      artifacts: [],
      problems: [{ template: "own.hbs", place: somewhere, message: "it was not read" }],
    });
  });
});

describe("the limits of a template", () => {
  const view = { items: Array.from({ length: 1000 }, (_, index) => ({ name: `item ${index}` })) };
  const nested = "{{#each items}}{{#each @root.items}}{{#each @root.items}}{{name}}{{/each}}{{/each}}{{/each}}";

  it("end one that takes too long", () => {
    const rendered = renderTemplate(nested, view, { milliseconds: 20, characters: Number.POSITIVE_INFINITY });
    expect(rendered).toMatchObject({ error: "it takes longer than 0.02 seconds" });
  });

  it("end one that gives too much", () => {
    const limits = { milliseconds: Number.POSITIVE_INFINITY, characters: 10_000 };
    expect(renderTemplate(nested, view, limits)).toMatchObject({ error: "it gives more than 10000 characters" });
    expect(renderTemplate("{{#if items}}yes{{else}}no{{/if}}", view, limits)).toEqual({ text: "yes" });
  });

  it("hold for partials that include themselves by a condition", () => {
    const template = '{{#*inline "again"}}{{#each items}}{{> again items=@root.items}}{{/each}}{{/inline}}{{> again}}';
    const limits = { milliseconds: 50, characters: 1000 };
    expect(renderTemplate(template, view, limits)).toHaveProperty("error");
  });
});

import fc from "fast-check";
import { parseDocument, stringify } from "yaml";
import { describe, expect, test } from "vitest";
import { fileOf } from "./checked.js";

/** Every expression with its holder, and the text of the file at its place. */
function read(name: string, text: string): readonly string[] {
  return fileOf(name, text).queries.map(({ expression, holder, isCopy }) => {
    const written = text.slice(expression.start(0), expression.end(expression.text.length));
    const place = written === expression.text ? "" : ` <= ${written}`;
    return `${holder.kind} ${holder.name}|${holder.within}|${isCopy ? "copy " : ""}${expression.text}${place}`;
  });
}

const target = (expr: string, more = {}) => ({ expr, legendFormat: "{{a}}", refId: "A", ...more });

describe("a dashboard of Grafana's classic schema", () => {
  const dashboard = {
    title: "Shop",
    __inputs: [{ name: "DS_LOGS", type: "datasource", pluginId: "loki" }],
    panels: [
      {
        type: "timeseries",
        title: "Orders",
        datasource: { type: "prometheus", uid: "p" },
        targets: [target("a"), target("")],
      },
      { type: "row", title: "More", panels: [{ title: "Nested", targets: [target('b{c="d"}')] }] },
      { title: "Logs", datasource: "${DS_LOGS}", targets: [target('{app="x"} |= "y"')] },
      {
        title: "Mixed",
        datasource: "-- Mixed --",
        targets: [target("c", { datasource: { type: "loki" } }), target("d")],
      },
    ],
    rows: [{ panels: [{ title: "Old", targets: [target("e")] }] }],
    __elements: { u: { kind: 1, model: { title: "Library", targets: [target("f")] } } },
    templating: {
      list: [
        {
          type: "query",
          name: "v",
          query: { query: 'label_values(g{x=~"$y"}, z)', refId: "S" },
          definition: "label_values(g, z)",
        },
        { type: "query", name: "w", query: "query_result(sum(h))" },
        { type: "query", name: "n", query: "label_values(z)" },
        { type: "custom", name: "c", query: "1,2" },
      ],
    },
    annotations: {
      list: [{ name: "Deploys", expr: "changes(i[1m])", datasource: { type: "prometheus" } }, { name: "Built in" }],
    },
  };

  test("gives the expressions of panels, rows, library panels, variables and annotations", () => {
    const text = JSON.stringify(dashboard, null, 2);
    expect(read("d.json", text)).toEqual([
      "panel Orders|Shop|a",
      'panel Nested|Shop|b{c="d"} <= b{c=\\"d\\"}',
      "panel Mixed|Shop|d",
      "panel Old|Shop|e",
      "panel Library|Shop|f",
      'variable v|Shop|g{x=~"$y"} <= g{x=~\\"$y\\"}',
      "variable v|Shop|copy g",
      "variable w|Shop|sum(h)",
      "annotation Deploys|Shop|changes(i[1m])",
    ]);
    expect(fileOf("d.json", text).skipped).toBe(2);
  });

  test.each([
    ["as Grafana's interface answers", { dashboard, meta: {} }],
    ["as a resource", { apiVersion: "dashboard.grafana.app/v1beta1", kind: "Dashboard", spec: dashboard }],
  ])("is known %s", (_, wrapped) => {
    expect(fileOf("d.json", JSON.stringify(wrapped)).queries).toHaveLength(9);
  });

  test("may be a library panel alone", () => {
    const panel = { name: "L", kind: 1, model: { title: "Library", targets: [target("f")] } };
    expect(read("l.json", JSON.stringify(panel))).toEqual(["panel Library||f"]);
  });
});

test("a dashboard of Grafana's V2 schema gives those of panels, variables and annotations", () => {
  const query = (group: string, spec: object) => ({ kind: "DataQuery", group, version: "v0", spec });
  const panel = (title: string, ...queries: object[]) => ({
    kind: "Panel",
    spec: {
      title,
      description: "",
      data: {
        kind: "QueryGroup",
        spec: { queries: queries.map((each) => ({ kind: "PanelQuery", spec: { query: each } })) },
      },
    },
  });
  const variable = (name: string, spec: object) => ({ kind: "QueryVariable", spec: { name, ...spec } });
  const spec = {
    title: "Shop",
    elements: {
      a: panel("Orders", query("prometheus", target("a")), query("loki", target("x"))),
      b: panel("Alpha", { kind: "prometheus", spec: target("b") }),
    },
    variables: [
      variable("v", { query: query("prometheus", { query: "label_values(c, z)" }), definition: "label_values(c, z)" }),
    ],
    annotations: [
      { kind: "AnnotationQuery", spec: { name: "D", query: query("prometheus", {}), legacyOptions: { expr: "d" } } },
    ],
    layout: {
      kind: "RowsLayout",
      spec: {
        rows: [
          {
            kind: "RowsLayoutRow",
            spec: { variables: [variable("r", { query: query("prometheus", { query: "query_result(e)" }) })] },
          },
        ],
      },
    },
  };
  const wanted = [
    "panel Orders|Shop|a",
    "panel Alpha|Shop|b",
    "variable v|Shop|c",
    "variable v|Shop|copy c",
    "variable r|Shop|e",
    "annotation D|Shop|d",
  ];
  expect(read("d.json", JSON.stringify({ apiVersion: "dashboard.grafana.app/v2", kind: "Dashboard", spec }))).toEqual(
    wanted,
  );
  expect(read("d.yaml", stringify(spec))).toEqual(wanted);
  expect(fileOf("d.json", JSON.stringify(spec)).skipped).toBe(1);
});

test("a dashboard of Perses gives those of panels and variables", () => {
  const plugin = (kind: string, spec: object) => ({ kind: "Q", spec: { plugin: { kind, spec } } });
  const spec = {
    display: { name: "Shop" },
    panels: {
      p: {
        kind: "Panel",
        spec: {
          display: { name: "Orders" },
          queries: [plugin("PrometheusTimeSeriesQuery", { query: "a" }), plugin("LokiLogQuery", { query: "x" })],
        },
      },
    },
    variables: [
      {
        kind: "ListVariable",
        spec: {
          name: "v",
          plugin: { kind: "PrometheusLabelValuesVariable", spec: { labelName: "z", matchers: ['b{c="d"}'] } },
        },
      },
    ],
  };
  const wanted = ["panel Orders|Shop|a", 'variable v|Shop|b{c="d"}'];
  expect(read("p.yaml", stringify({ kind: "Dashboard", metadata: { name: "s" }, spec }))).toEqual(wanted);
  expect(read("p.yaml", stringify({ kind: "PersesDashboard", spec: { config: spec } }))).toEqual(wanted);
});

describe("rules", () => {
  const rules = [
    "groups:",
    "  - name: shop",
    "    rules:",
    "      - alert: Slow # a comment",
    "        expr: |",
    "          sum(",
    "            rate(a[5m]) # of a",
    "          ) > 1",
    "        annotations: { summary: '{{ $labels.b }} is slow' }",
    "      - record: shop:a:rate",
    '        expr: "sum by (\\"b.c\\") (a)"',
    "      - alert: Folded",
    "        expr: >-",
    "          a",
    "          and b",
    "",
  ].join("\n");

  test("of Prometheus are read, in whichever style YAML writes them", () => {
    expect(read("r.yaml", rules)).toEqual([
      "alert Slow|shop|sum(\n  rate(a[5m]) # of a\n) > 1\n <= sum(\n            rate(a[5m]) # of a\n          ) > 1\n",
      'recording rule shop:a:rate|shop|sum by ("b.c") (a) <= sum by (\\"b.c\\") (a)',
      "alert Folded|shop|a and b <= a\n          and b",
    ]);
  });

  test("in a PrometheusRule, among other documents, and behind an alias are read", () => {
    const text = `kind: Other\n---\nkind: PrometheusRule\nspec:\n  groups:\n    - rules:\n        - { alert: A, expr: &e a }\n        - { alert: B, expr: *e }\n`;
    expect(read("r.yaml", text)).toEqual(["alert A||a", "alert B||a"]);
  });

  test("that Grafana manages are read, but for its own expressions", () => {
    const data = [
      { datasourceUid: "p", model: { expr: "a" } },
      { datasourceUid: "__expr__", model: { expr: "$A > 1" } },
    ];
    expect(
      read("g.yaml", stringify({ apiVersion: 1, groups: [{ name: "g", rules: [{ title: "T", data }] }] })),
    ).toEqual(["alert T|g|a"]);
  });
});

test("lines are expressions, but for comments and empty ones", () => {
  expect(read("q.promql", '# c\na\n\n  b{c="d"}  \n')).toEqual(["line 2||a", 'line 4||b{c="d"}']);
});

test.each([
  ["x.json", '{ "a": '],
  ["x.yaml", "a: [1"],
  ["x.yaml", "kind: ConfigMap\n"],
  ["x.json", "[".repeat(5000)],
  ["x.json", "1"],
])("%s with %s is no file of queries, which is said with a place", (name, text) => {
  expect(() => fileOf(name, text.slice(0))).toThrow(/no JSON|no YAML|no dashboard/);
});

describe("each character of an expression is found where the file writes it", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab\"'\\{}:# \n\t|>-é😀") }).filter((each) => each.trim() !== "");
  const check = (file: string, source: string, value: string) => {
    const [query] = fileOf(file, source).queries;
    expect(query?.expression.text).toBe(value);
    for (let index = 0; index < value.length; index += 1) {
      const character = value[index] ?? "";
      if (!/[ab{}:é|>-]/.test(character)) continue;
      expect(source.slice(query?.expression.start(index), query?.expression.end(index + 1))).toBe(character);
    }
  };

  test("in JSON", () => {
    fc.assert(
      fc.property(text, (value) =>
        check("d.json", JSON.stringify({ panels: [{ targets: [{ expr: value }] }] }), value),
      ),
    );
  });

  test.each(["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const)(
    "in YAML, %s",
    (style) => {
      fc.assert(
        fc.property(text, (value) => {
          const source = stringify(
            { groups: [{ rules: [{ alert: "A", expr: value }] }] },
            { defaultStringType: style, lineWidth: 20 },
          );
          // What this style cannot hold as it is, the library writes otherwise.
          if (parseDocument(source).toJS().groups[0].rules[0].expr === value) check("r.yaml", source, value);
        }),
      );
    },
  );
});

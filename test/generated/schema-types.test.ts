import ts from "typescript-6.0";
import { beforeAll, describe, expect, test } from "vitest";
import { scenarioCatalog, scenarios } from "../golden-scenarios.js";
import { nodes } from "../architecture-sources.js";
import { compilerOptions, root, sourcesOf } from "./compilers.js";

const files = new Map(scenarios.map((scenario) => [scenario.name, sourcesOf(scenario)]));

let program: ts.Program;
let checker: ts.TypeChecker;
beforeAll(() => {
  const lane = { compiler: "typescript-6.0", module: "bundler", api: "1.9", flags: "all" } as const;
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions(lane), root);
  program = ts.createProgram([...files.values()].flat(), options);
  checker = program.getTypeChecker();
});

/** The calls `strictAttributes<Type>({ key: schema })` of a scenario, with the text of the type. */
function schemas(name: string): readonly (readonly [type: ts.TypeNode, shape: ts.ObjectLiteralExpression])[] {
  return (files.get(name) ?? []).flatMap((file) => {
    const source = program.getSourceFile(file);
    return (source === undefined ? [] : nodes(source)).flatMap((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "strictAttributes") return [];
      const [type] = node.typeArguments ?? [];
      const [shape] = node.arguments;
      return type && shape && ts.isObjectLiteralExpression(shape) ? [[type, shape] as const] : [];
    });
  });
}

/** What a zod schema puts out. */
function outputOf(schema: ts.Expression): ts.Type | undefined {
  const internals = propertyType(checker.getTypeAtLocation(schema), "_zod");
  return internals && propertyType(internals, "output");
}

function propertyType(type: ts.Type, key: string): ts.Type | undefined {
  const symbol = checker.getPropertyOfType(type, key);
  return symbol && checker.getTypeOfSymbol(symbol);
}

function describeDifference(type: ts.TypeNode, shape: ts.ObjectLiteralExpression): readonly string[] {
  const wanted = checker.getTypeFromTypeNode(type);
  const members = shape.properties.filter(ts.isPropertyAssignment);
  const keyOf = ({ name }: ts.PropertyAssignment) => (ts.isStringLiteral(name) ? name.text : name.getText());
  const keys = checker.getPropertiesOfType(wanted).map((symbol) => symbol.getName());
  const surplus = members.map(keyOf).filter((key) => !keys.includes(key));
  const missing = keys.filter((key) => !members.some((member) => keyOf(member) === key));
  const different = members.flatMap((member) => {
    const [written, output] = [propertyType(wanted, keyOf(member)), outputOf(member.initializer)];
    if (written === undefined || output === undefined) return [`${keyOf(member)} has no type`];
    const same = checker.isTypeAssignableTo(written, output) && checker.isTypeAssignableTo(output, written);
    return same ? [] : [`${keyOf(member)}: ${checker.typeToString(written)} is not ${checker.typeToString(output)}`];
  });
  return [...surplus, ...missing, ...different].map((difference) => `${type.getText()}: ${difference}`);
}

/** Of JavaScript the declarations name no shape. */
const typed = scenarios.filter((scenario) => scenarioCatalog(scenario).settings.language === "typescript");

describe.each(typed)("the schemas of $name", ({ name }) => {
  test("put out exactly the types of the recorders, attribute by attribute", () => {
    const found = schemas(name);
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(([type, shape]) => describeDifference(type, shape))).toEqual([]);
  });
});

test("a schema that is narrower or wider than its type is reported apart", () => {
  const [pair] = schemas("every-shape").filter(([type]) => type.getText() === "CallsAttributes");
  const [other] = schemas("every-shape").filter(([type]) => type.getText() === "OldCallsAttributes");
  if (pair === undefined || other === undefined) throw new Error("the scenario has lost its metrics");
  expect(describeDifference(pair[0], other[1])).toEqual([
    "CallsAttributes: status",
    "CallsAttributes: tool: string is not string | undefined",
  ]);
});

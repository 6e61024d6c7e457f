import { ts } from "ts-morph";
import type { Definition } from "./definitions.js";
import { type InstrumentCall, observationsIn } from "./instrument-calls.js";
import { attributesOf, attributesOfType, noAttributes, type SeenAttribute, type SeenAttributes } from "./labels.js";
import type { ReadAttribute } from "./metric.js";
import { joinedValues, mayBeAbsent, unknownValues, valuesOfType } from "./values-of-type.js";

type Attributes = { readonly attributes: readonly ReadAttribute[]; readonly isComplete: boolean };

/** What the definition of a metric and the calls that record it say of its attributes. */
export function readAttributes(
  definition: Definition,
  calls: readonly InstrumentCall[],
  checker: ts.TypeChecker,
): Attributes {
  const typed = typedAttributes(definition, checker);
  const seen = calls.flatMap((call) => seenIn(call, definition.spec.labels, checker));
  const known = seen.map(({ attributes }) => attributes);
  const { labels } = definition.spec;
  const keys = labels ?? typed.map(({ key }) => key);
  const all = new Set([...keys, ...(labels === null ? known.flat().map(({ key }) => key) : [])]);
  const attributes = [...all].map((key): ReadAttribute => {
    const declared = typed.find((each) => each.key === key);
    const given = known.map((each) => each.find((attribute) => attribute.key === key));
    const values = given.reduce(
      (values, each) => (each === undefined ? values : joinedValues(values, each.values)),
      unknownValues,
    );
    const isThere = given.every((each) => each !== undefined && !each.isOptional) && declared?.isOptional !== true;
    const isDeclared = declared !== undefined && declared.values.type !== "unknown";
    return { key, values: isDeclared ? declared.values : values, isAlwaysThere: isThere };
  });
  const isListed = labels !== null || typed.length > 0;
  return { attributes, isComplete: isListed || (seen.length > 0 && seen.every(({ isWhole }) => isWhole)) };
}

/** What the type arguments say: `register.gauge<{ topic: Topic }>(…)`, `new Counter<"topic">(…)`. */
function typedAttributes({ call, made }: Definition, checker: ts.TypeChecker): readonly SeenAttribute[] {
  const argument = call.typeArguments?.[0] ?? made.typeArguments?.[0];
  if (argument === undefined) return [];
  const type = checker.getTypeFromTypeNode(argument);
  const names = valuesOfType(type, checker);
  if (names.type === "string" && names.values !== null) {
    return names.values.map((key) => ({ key, values: unknownValues, isOptional: false }));
  }
  return attributesOfType(type, argument, checker).attributes;
}

/** The attributes of each measurement that a call makes. */
function seenIn(
  { labels, method, amount, node }: InstrumentCall,
  listed: readonly string[] | null,
  checker: ts.TypeChecker,
): readonly SeenAttributes[] {
  if (method === "addCallback") {
    return observationsIn(amount).map(({ arguments: [, given] }) =>
      given === undefined ? noAttributes : attributesOf(given, checker),
    );
  }
  if (labels !== null && isList(labels)) return [{ attributes: positional(labels, listed, checker), isWhole: true }];
  const own = labels === null ? noAttributes : attributesOf(labels, checker);
  return [method === "startTimer" ? withLaterLabels(own, node, checker) : own];
}

function positional(
  labels: readonly ts.Expression[],
  listed: readonly string[] | null,
  checker: ts.TypeChecker,
): readonly SeenAttribute[] {
  return labels.map((value, at) => {
    const type = checker.getTypeAtLocation(value);
    return { key: listed?.[at] ?? `${at}`, values: valuesOfType(type, checker), isOptional: mayBeAbsent(type) };
  });
}

function isList(labels: ts.Expression | readonly ts.Expression[]): labels is readonly ts.Expression[] {
  return Array.isArray(labels);
}

/** `const end = timer.startTimer({ method }); end({ status });` */
function withLaterLabels(own: SeenAttributes, start: ts.CallExpression, checker: ts.TypeChecker): SeenAttributes {
  const holder = start.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return { ...own, isWhole: false };
  const { text } = holder.name;
  const found = new Map(own.attributes.map((each) => [each.key, each]));
  let { isWhole } = own;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === text) {
      const [given] = node.arguments;
      const later = given === undefined ? noAttributes : attributesOf(given, checker);
      isWhole &&= later.isWhole;
      for (const each of later.attributes) {
        const other = found.get(each.key);
        found.set(each.key, other === undefined ? each : { ...each, values: joinedValues(other.values, each.values) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(blockAround(holder));
  return { attributes: [...found.values()], isWhole };
}

function blockAround(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : blockAround(node.parent);
}

import { ts } from "ts-morph";
import { isA } from "./libraries.js";
import type { Code } from "./project.js";
import { placeOf } from "./read-metrics.js";
import { bare } from "./symbols.js";
import { isTestFile } from "./test-files.js";
import type { RawSignal } from "./use.js";

/** Events and spans that a program makes by hand, through a Logger or a Tracer, by a name that can be read. */
export function rawSignals(code: Code, folder: string): readonly RawSignal[] {
  const isMeant = (path: string) => !isTestFile(path, folder);
  const files = code.load(code.filesWith(mentionsSignals).filter(isMeant));
  return files.flatMap((file) => signalsOf(file, code.checker));
}

function mentionsSignals(text: string): boolean {
  return /\.(?:startSpan|startActiveSpan)\b/.test(text) || (/\beventName\b/.test(text) && /\.emit\b/.test(text));
}

function signalsOf(file: ts.SourceFile, checker: ts.TypeChecker): readonly RawSignal[] {
  const found: RawSignal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const signal = signalAt(node, checker);
      if (signal !== undefined) found.push(signal);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function signalAt(call: ts.CallExpression, checker: ts.TypeChecker): RawSignal | undefined {
  const callee = bare(call.expression);
  const [given] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || given === undefined) return undefined;
  const method = callee.name.text;
  if (method === "startSpan" || method === "startActiveSpan") {
    return isA("Tracer", callee.expression, checker) ? named("span", given, checker) : undefined;
  }
  if (method !== "emit" || !isA("Logger", callee.expression, checker)) return undefined;
  const eventName = eventNameIn(bare(given));
  return eventName && named("event", eventName, checker);
}

function eventNameIn(record: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(record)) return undefined;
  const member = record.properties.find(
    ({ name }) => name !== undefined && "text" in name && name.text === "eventName",
  );
  if (member === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(member)) return member.name;
  return ts.isPropertyAssignment(member) ? member.initializer : undefined;
}

function named(kind: RawSignal["kind"], name: ts.Expression, checker: ts.TypeChecker): RawSignal | undefined {
  const { parent } = name;
  const variable = ts.isShorthandPropertyAssignment(parent) && checker.getShorthandAssignmentValueSymbol(parent);
  const type = variable ? checker.getTypeOfSymbolAtLocation(variable, name) : checker.getTypeAtLocation(name);
  return type.isStringLiteral() ? { kind, name: type.value, place: placeOf(name) } : undefined;
}

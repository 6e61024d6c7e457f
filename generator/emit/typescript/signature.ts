import type { MethodDeclarationStructure } from "ts-morph";
import { type Doc, layOut, list } from "./layout.js";

type Signature = Pick<MethodDeclarationStructure, "name" | "typeParameters" | "parameters" | "returnType">;

/** The head of a method or function up to its brace, broken where it is too long for a line. */
export function head(before: string, signature: Signature, depth: number): string {
  return layOut(headDoc(before, signature), { column: depth * 2, depth });
}

/** The same without any break. */
export function headOnOneLine(signature: Signature): string {
  return layOut(headDoc("", signature), { column: Number.NEGATIVE_INFINITY, depth: 0 });
}

function headDoc(before: string, signature: Signature): Doc {
  const typeParameters = (signature.typeParameters ?? []).map((parameter) =>
    typeof parameter === "object" ? `${parameter.name} extends ${parameter.constraint} = ${parameter.default}` : "",
  );
  const parameters = (signature.parameters ?? []).map(({ name, type, hasQuestionToken, initializer }) => {
    const value = initializer === undefined ? "" : ` = ${initializer}`;
    return `${name}${hasQuestionToken ? "?" : ""}: ${type}${value}`;
  });
  const generic: Doc = typeParameters.length === 0 ? "" : list("<", typeParameters, ">");
  return [before + signature.name, generic, list("(", parameters, ")"), `: ${signature.returnType} {`];
}

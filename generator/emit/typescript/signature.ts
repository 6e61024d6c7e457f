import { blankLine, block, type Doc, hardLine, indent, list, separated } from "./doc.js";
import { docComment } from "./doc-comment.js";

/** What stands between the name of a function and its body. */
export type Signature = {
  readonly typeParameters?: readonly Doc[];
  readonly parameters: readonly Doc[];
  readonly returnType: Doc;
};

export type Method = Signature & { readonly comment: Doc; readonly name: string; readonly body: readonly Doc[] };

type Class = {
  readonly name: string;
  readonly extends: Doc;
  readonly comment: string;
  readonly methods: readonly Method[];
};

/** An exported class with its methods, a blank line between them. */
export function classDeclaration({ name, extends: base, comment, methods }: Class): Doc {
  const start = [docComment([comment], 0), `export class ${name} extends `, base, " {"];
  if (methods.length === 0) return [start, "}"];
  return [start, indent([hardLine, separated(methods.map(method), blankLine)]), hardLine, "}"];
}

function method({ comment, name, body, ...signature }: Method): Doc {
  return [comment, functionOf(name, signature, body)];
}

/** `name(parameters): type { … }`, a list of parameters broken where it is too long for a line. */
export function functionOf(name: string, signature: Signature, body: readonly Doc[]): Doc {
  const { typeParameters = [], parameters, returnType } = signature;
  const generic = typeParameters.length === 0 ? "" : list("<", typeParameters, ">");
  return [name, generic, list("(", parameters, ")"), ": ", returnType, " ", block(body)];
}

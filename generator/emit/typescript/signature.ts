import { blankLine, block, type Doc, exported, hardLine, indent, list, separated, typed, views } from "./doc.js";
import { docComment } from "./doc-comment.js";

/** What stands between the name of a function and its body. */
type Signature = {
  readonly typeParameters?: readonly Doc[];
  readonly parameters: readonly Doc[];
  readonly returnType: Doc;
};

export type Method = Signature & { readonly comment: Doc; readonly name: Doc; readonly body: readonly Doc[] };

type Class = {
  readonly name: string;
  readonly extends: Doc;
  readonly comment: string;
  readonly methods: readonly Method[];
};

/** An exported class with its methods, a blank line between them. */
export function classDeclaration({ name, extends: base, comment, methods }: Class): Doc {
  const start = [docComment([comment], 0), exported(name), `class ${name} extends `, base, " {"];
  if (methods.length === 0) return [start, "}"];
  return [start, indent([hardLine, separated(methods.map(method), blankLine)]), hardLine, "}"];
}

function method({ comment, name, body, ...signature }: Method): Doc {
  return [comment, functionOf(name, signature, body)];
}

/** `name: type`. */
export function parameter(name: string, type: Doc): Doc {
  return [name, typed([": ", type])];
}

/** `name?: type`. */
export function optional(name: string, type: Doc): Doc {
  return [name, typed(["?: ", type])];
}

/** `name: type = value`; `annotation` is empty where the type follows from the value. */
export function withDefault(name: string, type: Doc, value: string, annotation: Doc = [": ", type]): Doc {
  const end = ` = ${value}`;
  return [name, views([annotation, end], end, ["?: ", type])];
}

/** `name(parameters): type { … }`, a list of parameters broken where it is too long for a line; a declaration has no body. */
export function functionOf(name: Doc, signature: Signature, body: readonly Doc[]): Doc {
  const { typeParameters = [], parameters, returnType } = signature;
  const generic = typeParameters.length === 0 ? "" : typed(list("<", typeParameters, ">"));
  const whole = [" ", block(body)];
  return [name, generic, list("(", parameters, ")"), typed([": ", returnType]), views(whole, whole, ";")];
}

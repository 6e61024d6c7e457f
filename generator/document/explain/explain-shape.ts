import type { ZodType } from "zod";
import { type CheckedDocument, type Explanation, explainFaults, type FileKind } from "./explain-faults.js";
import { faultsOf } from "./issue-branch.js";
import { catalogDocumentSchema, partDocumentSchema } from "../schema/schema.js";
import { hidesReferences, withoutFaults, withPlaceholders } from "./without-faults.js";

/** Why a document is not as the format has it, and what is left of it without the parts at fault. */
type ExplainedShape = {
  /** None where zod, which decides, has nothing against it. */
  readonly explanations: readonly Explanation[];
  readonly left: unknown;
  /** Whether a part at fault may have used a shared attribute. */
  readonly hidesReferences: boolean;
  /** Whether a part at fault may be an import that has what the catalog refers to. */
  readonly hidesImports: boolean;
};

const schemas: Readonly<Record<FileKind, ZodType>> = { catalog: catalogDocumentSchema, part: partDocumentSchema };

/** A schema is used once, so that compiling it first does not pay. */
export function explainShape(checked: CheckedDocument): ExplainedShape {
  const { kind, data } = checked;
  const { error } = schemas[kind].safeParse(data, { jitless: true });
  if (error === undefined) return { explanations: [], left: data, hidesReferences: false, hidesImports: false };
  const faults = error.issues.flatMap((issue) => faultsOf(issue, data));
  const left = withoutFaults(data, faults);
  return {
    explanations: explainFaults(faults, checked),
    left: kind === "catalog" ? withPlaceholders(left) : left,
    hidesReferences: faults.some(hidesReferences),
    hidesImports: faults.some(({ path }) => path[0] === "imports"),
  };
}

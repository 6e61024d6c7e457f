import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";
import { composeYaml } from "./compose.js";
import { explainFaults } from "./explain-faults.js";
import { foreignFormat } from "./foreign-format.js";
import { faultsOf } from "./issue-branch.js";
import { createLocate, type Locate } from "./locate.js";
import { reportNumberTexts } from "./number-texts.js";
import { readNodes } from "./read-nodes.js";
import { type CatalogDocument, catalogDocumentSchema } from "./schema.js";
import { hidesReferences, withoutFaults } from "./without-faults.js";

export type { Locate } from "./locate.js";

export type LocatedDocument = {
  readonly source: SourceText;
  readonly document: CatalogDocument;
  readonly locate: Locate;
  /** False when parts with findings were left out, so that what is not there may still have been written. */
  readonly complete: boolean;
  /** False when such a part may have used a shared attribute. */
  readonly knowsAllUses: boolean;
};

/**
 * Text in, the document it holds out. Parts that are not as the format has them are reported and left out, so that the
 * rest can still be judged; undefined when nothing is left that could be.
 */
export function parseCatalog(source: SourceText, found: DiagnosticCollector): LocatedDocument | undefined {
  const root = composeYaml(source, found);
  if (root === undefined) return undefined;
  const { data, located } = readNodes(root, source, found);
  if (data === null) {
    const help = 'begin with "catalog: 1", or remove the file and run `meterbook init`, which writes a first catalog';
    found.report("catalog-empty", source, "the file holds no catalog", { help });
    return undefined;
  }
  const foreign = foreignFormat(data);
  if (foreign !== undefined) {
    found.report("foreign-format", source, `the file is ${foreign.what}, and no catalog`, { help: foreign.help });
    return undefined;
  }
  const locate = createLocate(located, source);
  const result = judge(data);
  const isWhole = !found.hasErrors;
  if (result.success) {
    reportNumberTexts(result.data, locate, found);
    return { source, document: result.data, locate, complete: isWhole, knowsAllUses: isWhole };
  }
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, data));
  const explanations = explainFaults(faults, { source, data, locate });
  for (const { code, place, message, help } of explanations) found.report(code, place, message, { help });
  const rest = judge(withoutFaults(data, faults));
  if (!rest.success) return undefined;
  reportNumberTexts(rest.data, locate, found);
  const knowsAllUses = isWhole && !faults.some(hidesReferences);
  return { source, document: rest.data, locate, complete: false, knowsAllUses };
}

/** The schema judges a document once or twice, so that compiling it first does not pay. */
function judge(data: unknown) {
  return catalogDocumentSchema.safeParse(data, { jitless: true });
}

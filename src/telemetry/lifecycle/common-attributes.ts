import type { Finding } from "../findings/finding.js";
import type { Config } from "../settings/config.js";
import { type ContentRule, createContentRule } from "../signals/content-rule.js";
import {
  type CatalogRecorders,
  commonAttributesOf,
  type ContextAttributes,
  declaredBy,
  isOffering,
} from "../signals/recorders.js";

/** On every log event and span. */
export type CommonOptions =
  | {
      /**
       * The recorders of the catalog, whose common attributes are typed and checked, or a function that gives the current
       * ones. What leaves follows the `sensitivity` of the attributes that their catalog declares.
       */
      readonly recorders: CatalogRecorders | (() => CatalogRecorders);
      readonly context?: never;
    }
  | {
      /** For programs without a catalog: attributes, or a function that gives the current ones. Nothing checks them. */
      readonly context?: ContextAttributes | (() => ContextAttributes);
      readonly recorders?: never;
    };

/** What the options say of attributes. */
export type Common = {
  attributes(): ContextAttributes;
  readonly content: ContentRule;
  readonly findings: readonly Finding[];
};

const noRecorders: Finding = {
  code: "recorders",
  severity: "warning",
  source: "startTelemetry",
  line: null,
  column: null,
  message:
    "recorders is not what createRecorders of the generated code gives, so events and spans have no common attributes",
  help: "pass the recorders themselves, or a function that gives them, and have one version of @meterbook/runtime",
};

/** The program's function may fail; its events and spans go out all the same. */
function ask<Given>(given: () => Given): Given | undefined {
  try {
    return given();
  } catch {
    return undefined;
  }
}

export function commonOf(config: Config, { recorders, context = {} }: CommonOptions): Common {
  if (recorders === undefined) {
    const attributes = typeof context === "function" ? () => ask(context) ?? {} : () => context;
    return { attributes, content: createContentRule(config), findings: [] };
  }
  const current = () => (typeof recorders === "function" ? ask(recorders) : recorders);
  const first = current();
  const attributes = () => {
    const asked = current();
    return asked ? commonAttributesOf(asked) : {};
  };
  const content = createContentRule(config, first && declaredBy(first));
  return { attributes, content, findings: first && isOffering(first) ? [] : [noRecorders] };
}

import { type ParseError, parse } from "jsonc-parser";

type Fields = Readonly<Record<string, unknown>>;

/** What a tsconfig.json says itself, as far as it has the right shape. */
type OwnConfig = {
  readonly compilerOptions: Fields;
  readonly include?: readonly string[];
  readonly files?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
};

/** Undefined when it cannot be read. */
export function ownConfig(text: string): OwnConfig | undefined {
  const errors: ParseError[] = [];
  const config: unknown = parse(text.replace(/^\ufeff/, ""), errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  if (errors.length > 0 || !(config === undefined || isFields(config))) return undefined;
  const { compilerOptions, include, files, references } = config ?? {};
  return {
    compilerOptions: isFields(compilerOptions) ? compilerOptions : {},
    ...(Array.isArray(include) && { include: include.filter(isText) }),
    ...(Array.isArray(files) && { files: files.filter(isText) }),
    ...(Array.isArray(references) && { references: references.flatMap(reference) }),
  };
}

function reference(value: unknown): readonly { readonly path: string }[] {
  return isFields(value) && isText(value["path"]) ? [{ path: value["path"] }] : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

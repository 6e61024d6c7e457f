/**
 * What a person wrote: references are names, and what may be left out may be missing.
 * `schema.ts` holds the same in zod, and the compiler holds the two together.
 */
export type CatalogDocument = {
  readonly catalog: 1;
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly context?: Readonly<Record<string, AttributeDocument>> | undefined;
  readonly attributes?: Readonly<Record<string, AttributeDocument>> | undefined;
  readonly metrics: Readonly<Record<string, MetricDocument>>;
  readonly page?: PageDocument | undefined;
  readonly generate?: GenerateDocument | undefined;
};

export type MetricDocument = {
  readonly instrument: (typeof instruments)[number];
  readonly observable?: boolean | undefined;
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly value_type?: (typeof valueTypes)[number] | undefined;
  readonly buckets?: readonly number[] | undefined;
  readonly attributes?: string[] | Readonly<Record<string, AttributeUseDocument>> | undefined;
  readonly status?: (typeof statuses)[number] | undefined;
  readonly stability?: (typeof stabilities)[number] | undefined;
  readonly since?: string | undefined;
  readonly owner?: string | undefined;
  readonly deprecated?: DeprecationDocument | undefined;
  readonly expires?: string | undefined;
  readonly note?: string | undefined;
  readonly links?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly cardinality?: number | undefined;
  readonly allow?: readonly string[] | undefined;
};

/** The long form of an attribute. */
export type AttributeFields = {
  readonly type?: (typeof attributeTypes)[number] | undefined;
  readonly values?: ValuesDocument | undefined;
  readonly open?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly (string | number | boolean)[] | undefined;
  readonly pattern?: string | undefined;
  readonly max_length?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly max_values?: number | undefined;
  readonly sensitivity?: (typeof sensitivities)[number] | undefined;
  readonly deprecated?: DeprecationDocument | undefined;
};

/** A list of values, or a map from value to description. */
export type ValuesDocument = ValueListDocument | Readonly<Record<string, string | null>>;

/** Not readonly, like every list in a union here: `Array.isArray` does not tell a readonly list from an object. */
export type ValueListDocument = (string | number)[];

/** A type name, a list of values, or the long form. */
export type AttributeDocument = (typeof attributeTypes)[number] | ValueListDocument | AttributeFields;

/** The same inside a metric, where nothing at all stands for the shared attribute of that name. */
export type AttributeUseDocument =
  | null
  | (typeof attributeTypes)[number]
  | ValueListDocument
  | (AttributeFields & { readonly ref?: string | undefined });

export type DeprecationDocument = {
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly renamed_to?: string | undefined;
};

export type PageDocument = {
  readonly title?: string | undefined;
  readonly introduction?: string | undefined;
  readonly sections?: readonly { readonly title: string; readonly text: string }[] | undefined;
};

export type GenerateDocument = {
  readonly output?: string | undefined;
  readonly import_extension?: (typeof importExtensions)[number] | undefined;
  readonly command?: string | undefined;
  readonly markdown?: readonly string[] | undefined;
  readonly templates?: Readonly<Record<string, string>> | undefined;
};

export const attributeTypes = ["string", "boolean", "int", "double"] as const;
export const instruments = ["counter", "up_down_counter", "gauge", "histogram"] as const;
export const valueTypes = ["int", "double"] as const;
export const statuses = ["planned", "active", "deprecated", "removed"] as const;
export const stabilities = ["development", "alpha", "beta", "release_candidate", "stable"] as const;
export const sensitivities = ["public", "internal", "personal", "secret"] as const;
export const importExtensions = ["js", "ts", "none"] as const;

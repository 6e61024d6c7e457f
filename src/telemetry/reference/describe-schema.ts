import * as z from "zod";
import { type KeyNote, notes } from "../schema/notes.js";

/** What the reference says about a key. */
type Described = Pick<KeyNote, "meaning" | "example" | "variables"> & {
  readonly type: string;
  readonly fallback: string;
};

type JsonSchema = {
  readonly type?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly additionalProperties?: { readonly type?: string } | boolean | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
};

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "`true`, `false`",
  object: "table of texts",
  array: "list of texts",
};

function typeOf({ type, enum: allowed, minimum, maximum, properties, additionalProperties }: JsonSchema): string {
  if (allowed !== undefined) return allowed.map((value) => `\`${String(value)}\``).join(", ");
  if (type === "integer") return `whole number, ${minimum} to ${maximum}`;
  if (type === "number") return `number, ${minimum} to ${maximum}`;
  if (properties !== undefined)
    return Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(", ");
  const isOfSwitches = typeof additionalProperties === "object" && additionalProperties.type === "boolean";
  return isOfSwitches ? "table of `true`, `false`" : (typeNames[type ?? ""] ?? "exporter");
}

function tomlOf(value: unknown): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return "`[]`";
  return typeof value === "object" ? "`{}`" : `\`${JSON.stringify(value)}\``;
}

/** Type, allowed values and default of a key, as text, with what is noted about it. */
export function describeSchema(schema: z.core.$ZodType): Described {
  // Zod types every keyword as loosely as JSON Schema allows; ours are of one type each.
  const json = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  const { meaning = "", example = "", variables = [] } = notes.get(schema) ?? {};
  return { type: typeOf(json), fallback: tomlOf(json.default), meaning, example, variables };
}

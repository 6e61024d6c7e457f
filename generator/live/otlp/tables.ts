/** How a field is written: `id` is bytes that JSON has in hexadecimal, `bytes` in base64. */
export type ScalarKind =
  | "string"
  | "bool"
  | "enum"
  | "uint32"
  | "sint32"
  | "int64"
  | "fixed32"
  | "fixed64"
  | "sfixed64"
  | "double"
  | "bytes"
  | "id";

export type Field = {
  readonly number: number;
  /** As OTLP's JSON has it. */
  readonly name: string;
  readonly kind: ScalarKind | (() => Table);
  readonly isRepeated: boolean;
  /** `walked`: read one by one when somebody asks for them; `lazy`: kept as written until somebody asks. */
  readonly access: "whole" | "walked" | "lazy";
};

/** A message of OTLP (opentelemetry-proto 1.9): what both of its encodings are read by. */
export type Table = {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly byNumber: readonly (Field | undefined)[];
};

type Written = readonly [number: number, name: string, kind: Field["kind"], form?: "repeated" | "walked" | "lazy"];

export function table(name: string, ...written: readonly Written[]): Table {
  const fields = written.map(([number, field, kind, form]): Field => {
    const access = form === "walked" || form === "lazy" ? form : "whole";
    return { number, name: field, kind, isRepeated: form !== undefined, access };
  });
  const byNumber: (Field | undefined)[] = [];
  for (const field of fields) byNumber[field.number] = field;
  return { name, fields, byNumber };
}

export function fieldOf({ name, fields }: Table, wanted: string): Field {
  const field = fields.find((each) => each.name === wanted);
  if (field === undefined) throw new TypeError(`${name} has no field ${wanted}`);
  return field;
}

import type { Define } from "../flags/task.js";

type SchemaFlags = { readonly part?: boolean };

/** The JSON Schema of catalog.yaml, or of the files that it includes, for editors. */
export const defineSchema: Define = (command, start) => {
  command.option("--part", "the schema of the files that a catalog includes").action(({ part = false }: SchemaFlags) =>
    start({}, async () => {
      const { catalogJsonSchemaText, partJsonSchemaText } = await import("../../document/json-schema.js");
      return { status: "fine", out: part ? partJsonSchemaText() : catalogJsonSchemaText(), err: "" };
    }),
  );
};

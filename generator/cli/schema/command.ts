import type { Define } from "../flags/task.js";

/** The JSON Schema of catalog.yaml, for editors. */
export const defineSchema: Define = (command, start) => {
  command.action(() =>
    start({}, async () => {
      const { catalogJsonSchemaText } = await import("../../document/json-schema.js");
      return { status: "fine", out: catalogJsonSchemaText(), err: "" };
    }),
  );
};

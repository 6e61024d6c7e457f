import { code } from "../markdown/code-span.js";
import { inline } from "../markdown/escape.js";
import { table } from "../markdown/table.js";

/** Values that are names and not prose. */
const names: ReadonlySet<string> = new Set(["key", "name", "unit", "pattern", "recorder", "value", "prefix"]);

/**
 * A Markdown table of the view's objects, one a row; `columns` says which of their values stand in which column:
 * `{{table metrics name="Metric" instrument="Type" attributes="Fields" description="Description"}}`.
 */
export function tableOfObjects(rows: unknown, columns: Readonly<Record<string, unknown>>): string {
  if (!Array.isArray(rows)) throw new TypeError('"table" was given no list');
  const keys = Object.keys(columns);
  if (keys.length === 0) throw new TypeError('"table" was given no columns');
  const headings = Object.values(columns).map((heading) => inline(String(heading)));
  return table(
    headings,
    rows.map((row: unknown) => keys.map((key) => cell(key, ownValue(row, key)))),
  );
}

function ownValue(row: unknown, key: string): unknown {
  if (typeof row === "object" && row !== null && Object.hasOwn(row, key)) return Reflect.get(row, key);
  throw new Error(`"table" was given a column "${key}" that the rows do not have`);
}

/** Names as code, lists with commas, objects by their key or value, and prose as inline Markdown. */
function cell(key: string, value: unknown): string {
  if (value === null || value === "") return "";
  if (Array.isArray(value)) return value.map((item: unknown) => cell(key, item)).join(", ");
  if (typeof value !== "object") return names.has(key) ? code(String(value)) : inline(String(value));
  const shown = Object.entries(value).find(([own, each]) => names.has(own) && each !== null);
  return shown === undefined ? code(JSON.stringify(value)) : code(String(shown[1]));
}

import { code } from "../markdown/syntax/code-span.js";
import { inline } from "../markdown/syntax/escape.js";
import { table } from "../markdown/syntax/table.js";

/** Values that are names and not prose. */
const names: ReadonlySet<string> = new Set(["key", "name", "unit", "pattern", "recorder", "value", "prefix"]);

/**
 * A Markdown table of the view's objects, one a row. A column is the key of a value, with a heading if it needs another:
 * `{{table metrics "key: Metric" "instrument: Type" "attributes: Fields" "description"}}`.
 */
export function tableOfObjects(rows: unknown, columns: readonly string[]): string {
  if (!Array.isArray(rows)) throw new TypeError('"table" was given no list');
  if (columns.length === 0) throw new TypeError('"table" was given no columns');
  const read = columns.map(readColumn);
  const cells = (row: unknown) => read.map(({ key }) => cell(key, ownValue(row, key)));
  return table(
    read.map(({ heading }) => inline(heading)),
    rows.map(cells),
  );
}

function readColumn(column: string): { readonly key: string; readonly heading: string } {
  const [key = "", ...heading] = column.split(":");
  return { key: key.trim(), heading: heading.join(":").trim() || capitalised(key.trim()) };
}

/** `value_type` → `Value type`. */
function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ");
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

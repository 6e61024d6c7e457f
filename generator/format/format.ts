import { DiagnosticCollector } from "../diagnostics/collector.js";
import { readDocument } from "../document/read-document.js";
import type { ReadNode } from "../document/yaml/read-nodes.js";
import { knownKeys } from "../document/schema/schema-keys.js";
import type { Path, SourceText } from "../source.js";
import { readTree } from "../text/tree.js";
import { keptBreak, mask, unmask } from "./mask.js";
import { reorder } from "./reorder.js";

/**
 * The text of a catalog in canonical form: the keys of fixed objects in the order of the format, and white space tidied.
 * Comments move with their entries, the style of values stays. The text has to be that of a valid catalog; that the
 * result says the same is checked, and anything else is a bug.
 */
export function formatCatalog(text: string): string {
  const tree = readTree(sourceOf(text));
  const formatted = unmask(tidy(reorder(mask(tree)), tree.sheet.eol));
  if (formatted === text) return text;
  if (!haveSameMeaning(meaningOf(text), meaningOf(formatted))) {
    throw new Error("the formatted catalog would not say the same");
  }
  return formatted;
}

function meaningOf(text: string): ReadNode {
  const found = new DiagnosticCollector();
  const { node } = readDocument(sourceOf(text), found);
  const [finding] = found.sorted();
  if (node === undefined || found.hasErrors) throw new Error(`no catalog to format: ${finding?.message}`);
  return node;
}

function sourceOf(text: string): SourceText {
  return { name: "catalog", text };
}

/** Whether two texts say the same: equal data, and the keys that a person chooses in equal order. */
function haveSameMeaning(one: ReadNode, other: ReadNode, path: Path = []): boolean {
  const names = [...one.located.children.keys()];
  const others = [...other.located.children.keys()];
  if (names.length !== others.length || !areAlike(one.data, other.data)) return false;
  const isFree = names.length > 1 && knownKeys(path).length > 0;
  const isSameOrder = isFree || names.every((name, index) => name === others[index]);
  return (
    isSameOrder &&
    names.every((name) => {
      const [inOne, inOther] = [inside(one, name), inside(other, name)];
      return inOne !== undefined && inOther !== undefined && haveSameMeaning(inOne, inOther, [...path, name]);
    })
  );
}

function inside({ data, located }: ReadNode, name: string | number): ReadNode | undefined {
  const child = located.children.get(name);
  if (child === undefined || typeof data !== "object" || data === null) return undefined;
  return { data: Reflect.get(data, name), located: child };
}

function areAlike(one: unknown, other: unknown): boolean {
  const isScalar = typeof one !== "object" || one === null;
  return isScalar ? Object.is(one, other) : typeof other === "object" && Array.isArray(one) === Array.isArray(other);
}

/** No space at the end of a line, one empty line at most between others, none at the ends, and a line break at the end. */
function tidy(masked: string, lineBreak: string): string {
  const lines: string[] = [];
  for (const line of masked.split("\n").map((each) => each.replace(/[ \t]+(\r?)$/, "$1"))) {
    const last = lines.at(-1);
    const isSurplus = isEmpty(line) && (last === undefined || isEmpty(last) || last.includes(keptBreak));
    if (!isSurplus) lines.push(line);
  }
  while (lines.length > 0 && isEmpty(lines.at(-1) ?? "")) lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\n").replace(/\r$/, "")}${lineBreak}`;
}

function isEmpty(line: string): boolean {
  return line === "" || line === "\r";
}

import { type Inline, readInline } from "./inline.js";

export type Block =
  | { readonly kind: "paragraph" | "heading"; readonly inner: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly inner: readonly Block[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const item = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The blocks of a text that a catalog has: what Markdown calls paragraphs, lists, quotes, code and tables. HTML stays text. */
export function readBlocks(text: string, depth = 0): readonly Block[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      at += 1;
      continue;
    }
    const [block, end] = blockAt(lines, at, depth);
    blocks.push(block);
    at = end;
  }
  return blocks;
}

type Found = readonly [block: Block, end: number];

function blockAt(lines: readonly string[], at: number, depth: number): Found {
  const line = lines[at] ?? "";
  const [, mark] = fence.exec(line) ?? [];
  if (mark !== undefined) return codeAt(lines, at, mark);
  if (depth < 5 && /^ {0,3}>/.test(line)) return quoteAt(lines, at, depth);
  if (depth < 5 && item.test(line)) return listAt(lines, at, depth);
  if (line.includes("|") && /^[ |:-]*-[ |:-]*$/.test(lines[at + 1] ?? "") && lines[at + 1]?.includes("|"))
    return tableAt(lines, at);
  const heading = /^ {0,3}#{1,6} +(.*?)[ #]*$/.exec(line);
  if (heading !== null) return [{ kind: "heading", inner: readInline(heading[1] ?? "") }, at + 1];
  const end = endWhere(
    lines,
    at + 1,
    (each) => each.trim() === "" || fence.test(each) || /^ {0,3}(>|#{1,6} )/.test(each) || item.test(each),
  );
  const text = lines
    .slice(at, end)
    .map((each) => each.trim())
    .join("\n");
  return [{ kind: "paragraph", inner: readInline(text) }, end];
}

/** The first line from here that is so, or the end. */
function endWhere(lines: readonly string[], from: number, isEnd: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index >= from && isEnd(line));
  return end === -1 ? lines.length : end;
}

function codeAt(lines: readonly string[], at: number, mark: string): Found {
  const end = endWhere(lines, at + 1, (line) => line.trim().startsWith(mark));
  return [{ kind: "code", text: lines.slice(at + 1, end).join("\n") }, end + 1];
}

function quoteAt(lines: readonly string[], at: number, depth: number): Found {
  const end = endWhere(lines, at, (line) => !/^ {0,3}>/.test(line));
  const text = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ""));
  // GitHub's alerts begin with their kind: `[!NOTE]`.
  const inner = text
    .join("\n")
    .replace(/^\s*\[!(\w+)\]/, (_, kind: string) => `**${kind[0]}${kind.slice(1).toLowerCase()}:**`);
  return [{ kind: "quote", inner: readBlocks(inner, depth + 1) }, end];
}

/** What stands further in than its mark, or follows without a gap, belongs to an item. */
function listAt(lines: readonly string[], at: number, depth: number): Found {
  const isOrdered = /^ *\d/.test(lines[at] ?? "");
  const items: string[][] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? "";
    const [whole, , sign = ""] = item.exec(line) ?? [];
    if (whole !== undefined) {
      if (/^\d/.test(sign) !== isOrdered) break;
      items.push([line.slice(whole.length)]);
    } else if (/^ {2,}/.test(line)) items.at(-1)?.push(line.replace(/^ {2,4}/, ""));
    else if (line.trim() === "" ? !continues(lines[next + 1]) : lines[next - 1]?.trim() === "") break;
    else items.at(-1)?.push(line);
  }
  return [{ kind: "list", isOrdered, items: items.map((each) => readBlocks(each.join("\n"), depth + 1)) }, next];
}

function continues(line = ""): boolean {
  return item.test(line) || /^ {2,}\S/.test(line);
}

function tableAt(lines: readonly string[], at: number): Found {
  const end = endWhere(lines, at, (line) => !line.includes("|"));
  const rows = [lines[at] ?? "", ...lines.slice(at + 2, end)].map(cellsOf);
  return [{ kind: "table", rows }, end];
}

function cellsOf(line: string): readonly (readonly Inline[])[] {
  const cells = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/);
  return cells.map((cell) => readInline(cell.trim().replaceAll("\\|", "|")));
}

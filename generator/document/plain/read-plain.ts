import type { ReadNode } from "../yaml/read-nodes.js";
import { readRoot } from "./block.js";
import { cursorOf } from "./cursor.js";

/** White space of any other kind than a space and a line feed, control characters, and marks of byte order. */
const special =
  /[^\n -~\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff]/;

/**
 * A text as plain data with places, when it is written in the plain subset of YAML that nearly all catalogs are in:
 *
 *     map    = key ":" value, one a line, all in one column; its first line begins in the column of the text or behind a dash
 *     list   = "- " value, one a line, all in one column
 *     value  = nothing | a map or list below, indented deeper | word | quoted | [a, b] | { a: b } | text below | or >
 *
 * with comments. Undefined for anything else, right or wrong: anchors, tags, several documents, tabs, texts of several
 * lines but those below a sign, odd indentation, doubled keys. Then the package reads it, which finds the same in what is
 * read here: `npm run fuzz:plain` compares the two.
 */
export function readPlain(text: string): ReadNode | undefined {
  return special.test(text) ? undefined : readRoot(cursorOf(text));
}

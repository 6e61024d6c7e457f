import { isAlias, isMap, isNode, isScalar, isSeq, type Node as YamlNode, parseAllDocuments, Scalar, visit } from "yaml";
import { type ScalarStyle, yamlScalar } from "../text/yaml-scalar.js";
import type { Entry, Node, TreeProblem } from "./node.js";

/** The documents of a YAML text as trees; a problem where it is none. Aliases of maps and lists are left out. */
export function yamlTrees(text: string): readonly Node[] | TreeProblem {
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" });
  if (!Array.isArray(documents)) return [];
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined) {
    const [message = ""] = error.message.split("\n");
    return {
      message: `the text is no YAML: ${message.replace(/ at line \d+, column \d+:?$/, "")}`,
      start: error.pos[0],
      end: error.pos[1],
      isBroken: true,
    };
  }
  return documents.flatMap((document) => {
    if (document.contents === null) return [];
    const anchors = new Map<string, Scalar>();
    visit(document, { Scalar: (_, node) => void (node.anchor !== undefined && anchors.set(node.anchor, node)) });
    return [nodeOf(document.contents, { text, anchors })];
  });
}

type Given = { readonly text: string; readonly anchors: ReadonlyMap<string, Scalar> };

function nodeOf(written: unknown, given: Given): Node {
  if (!isNode(written)) return { kind: "other", start: 0, end: 0, value: null };
  const place = placeOf(written);
  if (isAlias(written)) {
    const meant = given.anchors.get(written.source);
    return meant === undefined ? { kind: "other", ...place, value: null } : nodeOf(meant, given);
  }
  if (isSeq(written)) return { kind: "list", ...place, items: written.items.map((item) => nodeOf(item, given)) };
  if (isMap(written)) {
    const entries = written.items.flatMap(({ key, value }): readonly Entry[] =>
      isScalar(key) ? [{ key: String(key.value), value: nodeOf(value, given) }] : [],
    );
    return { kind: "map", ...place, entries };
  }
  if (!isScalar(written)) return { kind: "other", ...place, value: null };
  const { value, type } = written;
  if (typeof value !== "string") return { kind: "other", ...place, value };
  const style = styles.get(type ?? "") ?? "plain";
  return { kind: "text", ...place, located: yamlScalar(given.text, [place.start, place.end], style, value) };
}

const styles: ReadonlyMap<string, ScalarStyle> = new Map([
  [Scalar.QUOTE_SINGLE, "single"],
  [Scalar.QUOTE_DOUBLE, "double"],
  [Scalar.BLOCK_LITERAL, "literal"],
  [Scalar.BLOCK_FOLDED, "folded"],
]);

function placeOf({ range }: YamlNode): { readonly start: number; readonly end: number } {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

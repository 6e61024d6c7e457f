import { type Holder, plainQuery, type Query } from "../query.js";
import { type LocatedText, sliceText } from "../text/located-text.js";

/**
 * The query of a Grafana variable: `label_values(expression, label)`, `query_result(expression)`, `metrics(pattern)`,
 * `label_names(pattern)`, or an expression. What asks for no series of its own, as `label_values(label)`, is none.
 */
export function variableQuery(written: LocatedText, holder: Holder, isCopy: boolean): readonly Query[] {
  const call = /^\s*(\w+)\(([\s\S]*)\)\s*$/.exec(written.text);
  const [, name = "", inner = ""] = call ?? [];
  const from = written.text.indexOf("(") + 1;
  const argument = (start: number, end: number) => trimmed(sliceText(written, from + start, from + end));
  const query = (expression: LocatedText, labels: readonly LocatedText[] = []): readonly Query[] =>
    expression.text === "" ? [] : [{ ...plainQuery, expression, holder, labels, isCopy }];
  switch (name) {
    case "label_values": {
      const comma = inner.lastIndexOf(",");
      const isPair = comma !== -1 && /^\s*[\w$[\]{}:."]+\s*$/.test(inner.slice(comma + 1));
      return isPair ? query(argument(0, comma), [argument(comma + 1, inner.length)]) : [];
    }
    case "query_result":
      return query(argument(0, inner.length));
    case "metrics":
    case "label_names":
      return [];
    default:
      return query(written);
  }
}

function trimmed(located: LocatedText): LocatedText {
  const { text } = located;
  const start = text.length - text.trimStart().length;
  return sliceText(located, start, Math.max(start, text.trimEnd().length));
}

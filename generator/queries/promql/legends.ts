import type { Token } from "./selector.js";

/** The labels that a legend of Grafana or Perses names: `{{label}}`. */
export function legendLabels(legend: string): readonly Token[] {
  return tokensOf(legend, /\{\{\s*([A-Za-z_][\w.]*)\s*\}\}/g);
}

/** The labels that a template of Prometheus names: `{{ $labels.label }}`, `{{ index $labels "label" }}`. */
export function templateLabels(template: string): readonly Token[] {
  const inner = Array.from(template.matchAll(/\{\{[\s\S]*?\}\}/g));
  return inner.flatMap(({ 0: action, index }) =>
    [...tokensOf(action, /\$labels\.([A-Za-z_]\w*)/g), ...tokensOf(action, /index\s+\$labels\s+"([^"\\]+)"/g)].map(
      (token) => {
        return { ...token, from: token.from + index, to: token.to + index };
      },
    ),
  );
}

/** What the last group of a pattern finds, which ends where the name ends. */
function tokensOf(text: string, pattern: RegExp): readonly Token[] {
  return Array.from(text.matchAll(pattern)).map((match) => {
    const name = match[1] ?? "";
    const from = match.index + match[0].lastIndexOf(name);
    return { text: name, from, to: from + name.length, isQuoted: false };
  });
}

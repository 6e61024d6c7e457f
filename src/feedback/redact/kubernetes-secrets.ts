import { matchAt, matches, type SecretSpan } from "./span.js";

/** How far from its kind the data of a Secret may stand. */
const reach = 8192;

const kind = /\\{0,4}["']?kind\\{0,4}["']?: {0,8}\\{0,4}["']?Secret\b(?!\.)/g;
const yamlData =
  /^(?<indent>[ \t]*)(?:data|stringData):[ \t]*\r?\n(?<lines>(?:\k<indent>[ \t]+[^\r\n]*(?:\r?\n|$)){1,200})/dgm;
const yamlValue = /^[ \t]{1,64}["']?[\w.-]{1,253}["']?: {1,8}["']?(?<secret>[^\s"'|>][^\r\n"']*)/dgm;
const yamlBlock =
  /^(?<indent>[ \t]{1,64})["']?[\w.-]{1,253}["']?: {1,8}[|>][+-]?[ \t]*\r?\n\k<indent>[ \t]+(?<secret>\S[^\r\n]*(?:\r?\n\k<indent>[ \t]+[^\r\n]*)*)/dgm;
const jsonData = /"(?:data|stringData)\\{0,4}": {0,8}\{(?<lines>[^{}]*)\}/dg;
const jsonValue = /": {0,8}\\{0,4}"(?<secret>[^"\\]+)/dg;

function within(text: string, data: RegExp, values: readonly RegExp[], offset: number): readonly SecretSpan[] {
  return Array.from(text.matchAll(data)).flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.["lines"] ?? [0, 0];
    const lines = text.slice(start, end);
    const found = values.flatMap((value) => matches(lines, value));
    return found.map((span) => ({ start: offset + start + span.start, end: offset + start + span.end }));
  });
}

/** All values of the data of Kubernetes' Secrets, whatever their names are. */
export function kubernetesSecrets(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  let done = 0;
  for (let match = matchAt(text, kind, 0); match !== null; match = matchAt(text, kind, done)) {
    const start = Math.max(done, match.index - reach);
    done = Math.min(text.length, match.index + reach);
    const around = text.slice(start, done);
    spans.push(
      ...within(around, yamlData, [yamlValue, yamlBlock], start),
      ...within(around, jsonData, [jsonValue], start),
    );
  }
  return spans.sort((a, b) => a.start - b.start);
}

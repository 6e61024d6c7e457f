import type { Origin } from "../emit/emitter.js";
import { markdownHeader } from "../emit/header.js";
import { visible } from "../emit/visible.js";
import type { DictionaryData } from "./data.js";
import { script, scriptHash, style, styleHash } from "./page/main.bundle";

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%233b6fd4' d='M2 2h5l1 1 1-1h5v11H9l-1 1-1-1H2z'/%3E%3C/svg%3E";

/**
 * The whole page. It may run its own script and nothing else, and load nothing (the policy's hashes are those of the script
 * and the style). Each entry is a line, so that a difference of two pages can be read.
 */
export function pageHtml(data: DictionaryData, origin: Origin): string {
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `${markdownHeader(origin)}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(data.title)}</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript. The generated metrics.md has the same metrics as a text.</noscript>
<script type="application/json" id="data">
${dataText(data)}
</script>
<script>${script}</script>
</body>
</html>
`;
}

function dataText({ metrics, signals, attributes, ...head }: DictionaryData): string {
  const start = json(head).slice(0, -1);
  const others = signals === undefined ? "" : `,\n"signals":${lines(signals)}`;
  return `${start},\n"attributes":${lines(attributes)},\n"metrics":${lines(metrics)}${others}}`;
}

function lines(values: readonly object[]): string {
  return values.length === 0 ? "[]" : `[\n${values.map(json).join(",\n")}\n]`;
}

/** No text of a catalog can end the element, begin a comment in it, or hide characters. */
function json(value: object): string {
  return JSON.stringify(value, (_, each) => (typeof each === "string" ? visibleLines(each) : each)).replaceAll(
    "<",
    "\\u003c",
  );
}

function visibleLines(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").split("\n").map(visible).join("\n");
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

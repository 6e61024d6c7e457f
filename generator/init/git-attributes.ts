/** Keeps line ends as they are generated, and folds the files in GitHub's diffs. */
const attributes = "text eol=lf linguist-generated";

/** The lines of a .gitattributes with one for the generated folder; undefined when there is one already. */
export function withGenerated(text: string | null, folder: string): string | undefined {
  const pattern = patternOf(folder);
  const has = (line: string) => line === pattern || line.startsWith(`${pattern} `) || line.startsWith(`${pattern}\t`);
  if (text?.split(/\r?\n/).some(has)) return undefined;
  return withLine(text, `${pattern} ${attributes}`);
}

/** In quotes where it holds what would end it, and without meaning for what would stand for other names. */
function patternOf(folder: string): string {
  const plain = `${folder.replaceAll(/[[\]\\*?]/g, "\\$&")}/**`;
  return /[\s"]|^[#!]/.test(plain) ? JSON.stringify(plain) : plain;
}

/** A text with one more line at its end, with the line ends that it has. */
export function withLine(text: string | null, line: string): string {
  if (text === null) return `${line}\n`;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  const isEnded = text === "" || text.endsWith("\n");
  return `${text}${isEnded ? "" : lineBreak}${line}${lineBreak}`;
}

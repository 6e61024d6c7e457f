/** Keeps line ends as they are generated, and folds the files in GitHub's diffs. */
const attributes = "text eol=lf linguist-generated";

/** The lines of a .gitattributes with one for the generated folder; undefined when there is one already. */
export function withGenerated(text: string | null, folder: string): string | undefined {
  const pattern = `${folder}/**`;
  if (text === null) return `${pattern} ${attributes}\n`;
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.split(/\s/)[0] === pattern)) return undefined;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  const isEnded = text === "" || text.endsWith("\n");
  return `${text}${isEnded ? "" : lineBreak}${pattern} ${attributes}${lineBreak}`;
}

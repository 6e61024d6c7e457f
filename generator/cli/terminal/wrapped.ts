/** Paragraphs filled to a width, broken at spaces. Lines that begin with a space are tables and examples, and stay. */
export function wrapped(text: string, columns: number): string {
  return text.replace(/^\S.*(?:\n\S.*)*/gm, (paragraph) => filled(paragraph, columns));
}

function filled(paragraph: string, columns: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

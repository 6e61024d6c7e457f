/**
 * Whether two texts of a file differ in their layout only, as after a formatter: white space, quotes, and signs that are
 * there for looks. A change of nothing else in a text for people may count as one, too.
 */
export function differsInLayoutOnly(path: string, found: string, expected: string): boolean {
  const bare = bareTexts.find(([ending]) => ending.test(path))?.[1];
  return bare !== undefined && bare(found) === bare(expected);
}

const bareTexts: readonly (readonly [ending: RegExp, bare: (text: string) => string])[] = [
  [/\.[cm]?[jt]s$/, bareCode],
  [/\.json$/, bareJson],
  [/\.md$/, bareMarkdown],
];

/** Whole texts in quotes are one way to write a text; a comma at the end of a list, a bar ahead of one, semicolons and parentheses are layout. */
function bareCode(text: string): string {
  return text
    .replace(/\s/g, "")
    .replace(/,(?=[)\]}>])/g, "")
    .replace(/(?<=[=:<(])\|/g, "")
    .replace(/[;()]/g, "")
    .replace(/\\?["'`]/g, '"');
}

function bareJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Columns of tables, and the signs for which Markdown has two. */
function bareMarkdown(text: string): string {
  return text
    .replace(/-{2,}/g, "-")
    .replace(/[\s\\]/g, "")
    .replace(/[*_]/g, "*");
}

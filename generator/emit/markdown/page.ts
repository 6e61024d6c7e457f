/** Sections set apart by blank lines, empty ones left out, with one line break at the end. */
export function page(sections: readonly string[]): string {
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

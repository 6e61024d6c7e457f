/** Whether a text is the pattern, or begins with it where a star follows. */
export function fits(pattern: string, text: string): boolean {
  return pattern === text || (pattern.endsWith("*") && text.startsWith(pattern.slice(0, -1)));
}

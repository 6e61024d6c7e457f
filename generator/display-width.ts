import stringWidth from "string-width";

/** Latin letters and common punctuation: one column each, and quick to recognise. */
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027]*$/;

/** The columns that a text without line ends takes in a font of fixed width, such as a terminal's. */
export function displayWidth(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text, { countAnsiEscapeCodes: true });
}

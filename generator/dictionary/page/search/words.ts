/** The words of a text as search knows them: runs of letters and digits, in small letters. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name with one mark between its words, whatever it had: so that `http.server` is found in `http_server_duration`. */
export function joined(text: string): string {
  return wordsOf(text).join("_");
}

import { matches, type SecretSpan, withoutOverlaps } from "./span.js";

/** Files and statements in which secrets have a place, and no name that stands before a sign. */
const formats: readonly RegExp[] = [
  // .netrc
  /(?<![\w-])(?:machine[ \t]{1,8}\S{1,256}|default)\s{1,64}(?:(?:login|account)\s{1,64}\S{1,256}\s{1,64}){0,2}password\s{1,64}(?<secret>\S{1,1024})/dg,
  // .pgpass
  /^[\w.*-]{1,256}:(?:\d{4,5}|\*):[A-Za-z_*][\w-]{0,63}:[^\s:]{1,64}:(?<secret>[^\s:]{1,1024})$/dgm,
  // SQL
  /(?<![\w-])(?:password|identified\s{1,8}(?:with\s{1,8}\S{1,64}\s{1,8})?(?:by|as))(?:\s{1,8}(?:password\s{1,8})?|\s{0,8}\()(?<quote>['"])(?<secret>[^'"\r\n]{1,1024})\k<quote>/dgi,
];

export function fileFormats(text: string): readonly SecretSpan[] {
  return withoutOverlaps(formats.flatMap((pattern) => matches(text, pattern)));
}
